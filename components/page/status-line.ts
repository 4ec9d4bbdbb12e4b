import type { PageKnowledge } from '#lib/protocol/page.ts';
import type { PageStatus } from '#lib/rotation/page-status.ts';
import type { OnPage, PageWords } from '#lib/words/en/page.ts';
import { button, el } from './element.ts';
import { createHost, type Host } from './host.ts';
import { box, mark } from './mark.ts';

const MINUTE_MS = 60_000;
/** The saved token does not work: the person has something to do. */
const BAD: readonly PageStatus['state'][] = ['rejected', 'forbidden', 'lost'];

export interface LineActs {
  dismiss(how: 'visit' | 'good'): void;
  openSettings(): void;
}

/** The line near the token section: what is known of the saved token. */
export interface StatusLine extends Host {
  show(knowledge: PageKnowledge, page: OnPage, now: number): void;
  /** Says something in the line's live region. */
  say(text: string): void;
}

export function createStatusLine(words: PageWords, acts: LineActs): StatusLine {
  const host = createHost('line');
  const text = el('span');
  const consumers = el('p', { class: 'note' });
  const live = el('p', { role: 'status', class: 'note' });
  const choices = el(
    'div',
    { class: 'row', hidden: true },
    button(words.hideVisit, () => acts.dismiss('visit')),
    button(words.hideGood, () => acts.dismiss('good')),
    el('p', { class: 'note' }, words.hideMeans),
  );
  const hide = button(
    words.hide,
    () => {
      choices.hidden = !choices.hidden;
      hide.setAttribute('aria-expanded', String(!choices.hidden));
    },
    { class: 'quiet', 'aria-expanded': 'false' },
  );
  host.root.append(
    box(
      words,
      el(
        'div',
        { class: 'row' },
        el('p', { class: 'grow' }, mark(words.region), text),
        button(words.openSettings, acts.openSettings, { class: 'quiet' }),
        hide,
      ),
      consumers,
      choices,
      live,
    ),
  );

  let drawn: { status: PageStatus; page: OnPage; at: number } | null = null;
  return {
    ...host,
    show({ status }, page, now) {
      // Ages are told in minutes: what was said of the same things is right for one.
      const isSame = drawn?.status === status && drawn.page === page;
      if (drawn && isSame && Math.abs(now - drawn.at) < MINUTE_MS) return;
      drawn = { status, page, at: now };
      const lines = [words.line(status, page, now)];
      if (status.candidate) lines.push(words.candidate(status.candidate));
      const next = lines.join(' ');
      if (text.textContent !== next) text.textContent = next;
      text.className = BAD.includes(status.state) ? 'bad' : '';
      consumers.textContent = words.consumers(status) ?? '';
      consumers.hidden = status.consumers.length === 0;
    },
    say(what) {
      live.textContent = what;
    },
  };
}
