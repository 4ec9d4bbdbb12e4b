import { saysApi } from './anchors.ts';
import {
  dialogOf,
  isButton,
  isHeading,
  isRendered,
  isShownIn,
  nameOf,
  shownElements,
  shownParent,
  textOf,
} from './dom.ts';
import type { Recognized } from './recognize.ts';

const FIELDS =
  'input:not([type="hidden"]):not([type="button"]):not([type="submit"]), select, textarea';

/**
 * The token section of a page in another language, where its structure leaves no doubt: two
 * headings that speak of the API, under one of them a link that does so too (the specification's)
 * and no button, under the other one or two buttons, no link and no field.
 *
 * @param elements headings and controls of the page, in their order
 */
export function byStructure(elements: readonly Element[]): Recognized | null {
  const rendered = elements.filter((one) => !dialogOf(one) && !inNavigation(one));
  const headings = rendered.filter((one) => isHeading(one) && saysApi(textOf(one)));
  if (headings.length !== 2) return null;
  const sections = headings.map((heading) => ({ heading, ...under(heading) }));
  const described = sections.find(
    ({ links, buttons }) => links.length === 1 && buttons.length === 0,
  );
  const token = sections.find(
    ({ links, buttons, fields }) =>
      links.length === 0 && fields === 0 && (buttons.length === 1 || buttons.length === 2),
  );
  if (!described || !token) return null;
  const hasToken = token.buttons.length === 2;
  return {
    kind: 'single',
    by: 'structure',
    heading: token.heading,
    section: token.section,
    maker: hasToken ? null : (token.buttons[0] ?? null),
    ending: { generate: null, delete: null, either: hasToken ? token.buttons : [] },
    hasToken,
    specification: described.links[0] ?? null,
  };
}

/** What stands under a heading: in the largest element around it that has no other heading. */
function under(heading: Element) {
  let section = heading;
  for (let level = 0; level < 8; level++) {
    const larger = shownParent(section);
    if (!larger || larger.localName === 'body') break;
    let others = false;
    for (const one of shownElements(larger)) {
      if (one !== heading && isHeading(one) && !isShownIn(heading, one)) others = true;
    }
    if (others) break;
    section = larger;
  }
  const links: Element[] = [];
  const buttons: Element[] = [];
  let fields = 0;
  for (const one of shownElements(section)) {
    if (one.matches(FIELDS)) fields++;
    if (!isRendered(one)) continue;
    if (isButton(one)) buttons.push(one);
    else if (one.localName === 'a' && saysApi(nameOf(one))) links.push(one);
  }
  return { section, links, buttons, fields };
}

const inNavigation = (element: Element) =>
  element.closest('nav, [role="navigation"], [role="menu"]') !== null;
