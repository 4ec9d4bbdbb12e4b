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
