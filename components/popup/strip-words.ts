import type { Attention } from '#lib/usage/attention.ts';
import type { PopupModel } from './model.ts';

interface Act {
  name: string;
  run: () => void;
}

export interface StripWords {
  strong: string;
  more: string;
  action: Act | null;
  /** Puts it off. */
  later?: Act | null;
}

/** What the strip says of what is wrong, and what can be done about it. */
export function stripWords(attention: Attention, model: PopupModel): StripWords {
  const { words } = model;
  switch (attention.kind) {
    case 'failure': {
      const { failure, numbersKept } = attention;
      const { happened, todo, next } = words.failure(failure);
      return {
        strong: happened,
        more: numbersKept ? `${words.numbersKept} ${todo}` : todo,
        action: next && { name: words.nextStep[next], run: () => void model.follow(failure) },
      };
    }
    case 'full': {
      const [first] = attention.products;
      const { denied } = attention;
      return {
        strong: words.fullProducts(attention.products.map(({ name }) => name)),
        more: denied ? words.deniedToday(denied.count, denied.more) : '',
        action:
          first && !model.opened.value
            ? { name: words.details, run: () => model.show(first.code) }
            : null,
      };
    }
    case 'denied': {
      const { count, more } = attention.denied;
      return { strong: words.deniedToday(count, more), more: '', action: null };
    }
    case 'token': {
      const { note } = attention;
      const canWait = note.kind === 'old' || (note.kind === 'expires' && note.level > 1);
      return {
        strong: words.tokenNote(note, model.now.value),
        more: '',
        action: {
          name: note.kind === 'rotation' ? words.resumeRotation : words.rotateToken,
          run: () => void model.openRotation(),
        },
        later: canWait ? { name: words.later, run: () => void model.snooze() } : null,
      };
    }
    case 'not-understood':
      return { strong: words.notUnderstood(attention.rows), more: '', action: null };
  }
}
