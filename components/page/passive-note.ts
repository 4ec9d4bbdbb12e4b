import type { PageWords } from '#lib/words/en/page.ts';
import { button, el } from './element.ts';
import { createHost, type Host } from './host.ts';
import { box, mark } from './mark.ts';
import type { LineActs } from './status-line.ts';

/** All that stands beside a token on a page that is not known well enough: the way by pasting. */
export function createPassiveNote(words: PageWords, acts: LineActs): Host {
  const host = createHost('note');
  host.root.append(
    box(
      words,
      el(
        'div',
        { class: 'row' },
        el('p', { class: 'grow' }, mark(words.region), el('span', {}, words.passive)),
        button(words.openSettings, acts.openSettings),
        button(words.hide, () => acts.dismiss('visit'), { class: 'quiet' }),
      ),
    ),
  );
  return host;
}
