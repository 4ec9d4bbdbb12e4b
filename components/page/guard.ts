import type { PageKnowledge } from '#lib/protocol/page.ts';
import type { PageWords } from '#lib/words/en/page.ts';
import { button, el } from './element.ts';
import { createHost } from './host.ts';
import { mark } from './mark.ts';

/** How often the question looks whether it is still there. */
const WATCH_MS = 50;

export type Ending = 'generate' | 'delete' | 'either';

/** The question before the token in use ends. */
export interface Guard {
  /** Closes the question without an answer: the page has changed under it. */
  remove(): void;
}

interface GuardOptions {
  words: PageWords;
  ending: Ending;
  knowledge: PageKnowledge;
  now: number;
  /** Exactly one of the three, once. */
  onContinue(): void;
  onKeep(): void;
  /** The page has taken the question away before it was answered. */
  onGone(): void;
}

/** Asks once, with the safe choice in focus. Esc, and anything unforeseen, keeps the token. */
export function askBeforeEnding(options: GuardOptions): Guard {
  const { words, ending, knowledge, now, onContinue, onKeep, onGone } = options;
  const { status } = knowledge;
  const host = createHost('guard');
  let answered = false;
  const answer = (then: () => void) => {
    if (answered) return;
    answered = true;
    clearInterval(watch);
    host.remove();
    then();
  };

  const keep = button(words.keep, () => answer(onKeep), { class: 'main' });
  const since = words.guardSince(status, now);
  const stopping = status.consumers.map((consumer) => el('li', {}, words.consumer(consumer)));
  const itself = status.state === 'none' ? [] : [el('li', {}, words.guardSeatkeeper)];
  const dialog = el(
    'dialog',
    { role: 'alertdialog', 'aria-labelledby': 'title', 'aria-describedby': 'ends' },
    el('p', {}, mark(words.region), el('span', { class: 'note' }, words.by)),
    el('h2', { id: 'title' }, words.guardTitle[ending]),
    el('p', { id: 'ends' }, words.guardEnds[ending]),
    since && el('p', { class: 'note' }, since),
    stopping.length > 0
      ? el('div', {}, el('p', {}, words.guardStops), el('ul', {}, ...stopping, ...itself))
      : el('p', { class: 'note' }, words.guardUnknown),
    el(
      'div',
      { class: 'row' },
      keep,
      button(words.proceed, () => answer(onContinue)),
    ),
  );
  dialog.addEventListener('cancel', () => answer(onKeep));

  // The page's own keys, Esc above all, are not meant while we ask.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  host.root.append(el('section', { 'aria-label': words.region }, dialog));
  document.body.append(host.element);
  const watch = setInterval(() => {
    if (!host.element.isConnected || !dialog.open) answer(onGone);
  }, WATCH_MS);
  dialog.showModal();
  keep.focus();
  return {
    remove() {
      answered = true;
      clearInterval(watch);
      host.remove();
    },
  };
}
