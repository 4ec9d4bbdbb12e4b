import type { PageWords } from '#lib/words/en/page.ts';
import { type Child, el } from './element.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Our own mark, a seat seen from the front, and our name: whose control this is. */
export function mark(name: string): HTMLElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('fill', 'currentColor');
  path.setAttribute(
    'd',
    'M4 3a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v5H4zM1 7h2v3h10V7h2v6H1zM3 14h2v1H3zm8 0h2v1h-2z',
  );
  svg.append(path);
  return el('span', { class: 'mark' }, svg, name);
}

/** Our region on the page, which says whose it is. */
export function box({ region, by }: PageWords, ...children: readonly Child[]): HTMLElement {
  return el('section', { class: 'box', 'aria-label': region, title: by }, ...children);
}
