import { SPECIFICATION_MAX } from '#lib/protocol/limits.ts';
import type { PageAnswer, PageCommand } from '#lib/protocol/page.ts';
import type { PageWords } from '#lib/words/en/page.ts';
import { button, el } from './element.ts';
import { createHost, type Host } from './host.ts';

export interface SpecificationActs {
  /** Reads with the admin's own session; the link's own address, nothing else. */
  read(url: string, maxLength: number): Promise<{ text: string } | { refused: string }>;
  send(
    command: Extract<PageCommand, { name: 'page.specification' }>,
  ): Promise<PageAnswer<'page.specification'>>;
}

/** `Read specification`, beside the page's own link to it. */
export function createSpecificationButton(
  words: PageWords,
  link: Element,
  acts: SpecificationActs,
): Host {
  const host = createHost('specification');
  const status = el('span', { role: 'status', class: 'note' });
  let busy = false;

  async function press() {
    if (busy) return;
    busy = true;
    status.textContent = words.reading;
    status.textContent = await readAndSend();
    busy = false;
  }
  async function readAndSend(): Promise<string> {
    const url = addressOf(link);
    if (!url) return words.specificationBlocked;
    const read = await acts.read(url, SPECIFICATION_MAX);
    if ('refused' in read) return words.specificationBlocked;
    const answer = await acts.send({ name: 'page.specification', text: read.text });
    if (answer.ok) {
      return answer.value.taken ? words.specificationRead : words.specificationRefused;
    }
    return answer.problem.kind === 'unknown-vault'
      ? words.specificationFirst
      : words.specificationNotSent;
  }

  host.root.append(
    el(
      'span',
      { role: 'group', 'aria-label': words.region, title: words.by, class: 'row' },
      button(words.readSpecification, () => void press()),
      status,
    ),
  );
  return host;
}

function addressOf(link: Element): string | null {
  const anchor = link.closest('a') ?? link.querySelector('a');
  return anchor?.href || null;
}
