import { type AnchorName, anchorsNamed } from './anchors.ts';
import { isHeading, isShownIn, shownElements, shownParent, textOf } from './dom.ts';

/** How far up from a button its heading may be. Deeper pages are not known. */
const LEVELS = 14;
/** A section is small; a whole page of rows need not be walked to learn that it is none. */
const ELEMENTS = 4000;

/**
 * The heading that stands over an element: the nearest one before it, smaller ones in between left
 * aside. A heading need not be marked as one: an element that says exactly the words will do.
 *
 * @returns the heading if it is the wanted one, else null
 */
export function headingOver(element: Element, wanted: AnchorName): Element | null {
  let ancestor = shownParent(element);
  for (let level = 0; ancestor && level < LEVELS; level++, ancestor = shownParent(ancestor)) {
    const over = before(ancestor, element, wanted);
    if (over === 'other') return null;
    if (over) return over;
  }
  return null;
}

function before(ancestor: Element, element: Element, wanted: AnchorName): Element | 'other' | null {
  let ours: Element | null = null;
  let othersLevel = Number.POSITIVE_INFINITY;
  let seen = 0;
  for (const one of shownElements(ancestor)) {
    if (one === element || ++seen > ELEMENTS) break;
    if (says(one, wanted)) {
      ours = one;
      othersLevel = Number.POSITIVE_INFINITY;
    } else if (isHeading(one)) {
      othersLevel = Math.min(othersLevel, levelOf(one));
    }
  }
  if (!ours) return Number.isFinite(othersLevel) && othersLevel <= 3 ? 'other' : null;
  return othersLevel > levelOf(ours) ? ours : 'other';
}

function says(element: Element, wanted: AnchorName): boolean {
  if (!isHeading(element)) {
    // Only an element that holds the words itself: not everything that they stand in.
    const { firstChild } = element;
    if (firstChild?.nodeType !== Node.TEXT_NODE || element.childElementCount > 1) return false;
    // Far too long to be a heading, by its length alone.
    if ((firstChild as Text).length > 80) return false;
  }
  return anchorsNamed(textOf(element), ['heading']).includes(wanted);
}

/** 1 to 6; 4 for what is not marked. */
function levelOf(heading: Element): number {
  const told = /^h([1-6])$/.exec(heading.localName)?.[1] ?? heading.getAttribute('aria-level');
  return told ? Number(told) : 4;
}

/** The smallest element that all of these are shown in. */
export function sharedBy(elements: readonly (Element | null)[]): Element | null {
  const [first, ...rest] = elements.filter((element) => element !== null);
  let shared = first ? shownParent(first) : null;
  while (shared && !rest.every((element) => isShownIn(element, shared as Element))) {
    shared = shownParent(shared);
  }
  return shared;
}
