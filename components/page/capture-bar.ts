import { readSecret } from '#lib/page/read-secret.ts';
import { watchSight } from '#lib/page/sight.ts';
import type { PageAnswer, PageCommand, PageKnowledge } from '#lib/protocol/page.ts';
import { copyAs, copyForms } from '#lib/vault/copy-as.ts';
import type { PageWords } from '#lib/words/en/page.ts';
import { copyText } from './clipboard.ts';
import { button, el } from './element.ts';
import { createHost, type Host } from './host.ts';
import { box, mark } from './mark.ts';
import { createMenu } from './menu.ts';

export interface CaptureActs {
  capture(
    command: Extract<PageCommand, { name: 'page.capture' }>,
  ): Promise<PageAnswer<'page.capture'>>;
  /** What is known now; asked again after a capture. */
  knowledge(): Promise<PageKnowledge | null>;
  dismiss(how: 'visit' | 'good'): void;
}

/** The controls beside a token that the page shows. The bar itself never holds it. */
export interface CaptureBar extends Host {
  container: Element;
}

/**
 * @param container where the token stands; read in a person's press and at no other time
 * @param first what is known before
 */
export function createCaptureBar(
  words: PageWords,
  container: Element,
  first: PageKnowledge,
  acts: CaptureActs,
): CaptureBar {
  const host = createHost('capture');
  const ended = new AbortController();
  const status = el('p', { role: 'status' });
  const next = el('p', { class: 'note' });
  const session = el('input', { type: 'checkbox' });
  const choice = el('label', { class: 'note' }, session, words.session);
  session.checked = first.keep === 'session';
  let busy = false;

  /** The token, in this very press; else the reason is said. */
  function read(): string | null {
    const secret = readSecret(container);
    if ('token' in secret) return secret.token;
    say(secret.no === 'none' ? words.noToken : words.severalTokens, true);
    return null;
  }
  function say(text: string, bad = false) {
    status.textContent = text;
    status.className = bad ? 'bad' : '';
  }
  async function copy(text: string, what: string) {
    say((await copyText(text)) ? what : words.notCopied);
  }

  async function press() {
    if (busy) return;
    if (!inSight()) {
      say(words.notASight);
      return;
    }
    const token = read();
    if (token === null) return;
    busy = true;
    say(words.saving);
    const keep = session.checked ? 'session' : 'device';
    const answer = await acts.capture({ name: 'page.capture', token, keep });
    busy = false;
    if (!answer.ok) {
      say(answer.problem.kind === 'unknown-vault' ? words.notAVault : words.notSaved, true);
      return;
    }
    // What came of it takes the place of the choice, which has been made.
    choice.hidden = true;
    const { proven, refused, fingerprint } = answer.value;
    if (refused) say(words.refused(fingerprint), true);
    else say(proven ? words.saved(fingerprint) : words.kept(fingerprint));
    const known = await acts.knowledge();
    next.textContent = (proven && known && words.next(known.status)) || '';
  }

  const save = button(words.save, () => void press(), { class: 'main' });
  const copyToken = button(words.copy, () => {
    const token = read();
    if (token !== null) void copy(token, words.copiedToken);
  });
  const menu = createMenu(
    words.copyAs,
    copyForms.map((form) => ({
      label: words.copyForms[form],
      choose: () => {
        // The placeholder's text holds no token, so none is read for it.
        const token = form === 'placeholder' ? '' : read();
        if (token === null) return;
        void copy(copyAs(form, token, first.api), words.copied(words.copyForms[form]));
      },
    })),
  );
  host.root.append(
    box(
      words,
      el(
        'div',
        { class: 'row apart' },
        mark(words.region),
        button(words.hide, () => acts.dismiss('visit'), { class: 'quiet' }),
      ),
      el('div', { class: 'row' }, save, copyToken, menu),
      el('div', { class: 'row said' }, choice, el('div', { class: 'grow' }, status, next)),
    ),
  );
  const inSight = watchSight(save, host.element, ended.signal);
  return {
    ...host,
    container,
    remove() {
      ended.abort();
      host.remove();
    },
  };
}
