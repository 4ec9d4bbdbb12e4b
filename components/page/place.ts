import { shownParent } from '#lib/page/dom.ts';
import type { Recognized } from '#lib/page/recognize.ts';

/**
 * Where the status line goes: after the row with the section's last button, inside the section, so
 * that it neither tears the row apart nor leaves the section.
 */
export function endOfButtons({ section, maker, ending, heading }: Recognized): Element {
  const last = ending.delete ?? ending.either.at(-1) ?? maker ?? heading;
  let row: Element = last ?? section;
  for (let one = row; one && one !== section; one = shownParent(one) ?? section) row = one;
  return row;
}

/** What a page leaves free at the sides of its dialogs, at most. */
const MARGIN_PX = 48;

/**
 * Leaves the same free at both sides as the page does beside its own control: some dialogs have
 * nothing between their edge and what is put into them.
 */
export function alignWith(control: Element | null, ours: HTMLElement): void {
  if (!control) return;
  const its = control.getBoundingClientRect();
  const own = ours.getBoundingClientRect();
  const free = Math.round(Math.min(its.left - own.left, own.right - its.right));
  if (free > 0 && free <= MARGIN_PX) ours.style.marginInline = `${free}px`;
}
