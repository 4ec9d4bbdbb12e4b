/** Reading a page's tree as it is shown: through open shadow roots and their slots. */

const silent = new Set(['script', 'style', 'template', 'svg', 'noscript']);

/** The children as they are shown: a host's are those of its shadow root, a slot's what fills it. */
export function shownChildren(node: Node): readonly Node[] {
  if (!(node instanceof Element)) return [...node.childNodes];
  if (node.shadowRoot) return [...node.shadowRoot.childNodes];
  if (node.localName === 'slot') {
    const filling = (node as HTMLSlotElement).assignedNodes();
    if (filling.length > 0) return filling;
  }
  return [...node.childNodes];
}

/** The element that a node is shown in, across the border of a shadow root; null at the top. */
export function shownParent(node: Node): Element | null {
  const slot = (node as Partial<Slottable>).assignedSlot;
  if (slot) return slot;
  if (node.parentElement) return node.parentElement;
  const root = node.parentNode;
  return root && 'host' in root ? (root.host as Element) : null;
}

/** Whether a node is shown inside an element, or is it. */
export function isShownIn(node: Node, ancestor: Element): boolean {
  for (let one: Node | null = node; one; one = shownParent(one)) if (one === ancestor) return true;
  return false;
}

/** The visible text of a node. What is hidden from everybody, or is decoration, does not count. */
export function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node as Text).data;
  if (!(node instanceof Element)) return '';
  if (silent.has(node.localName) || node.getAttribute('aria-hidden') === 'true') return '';
  if (!node.shadowRoot && !node.firstElementChild && node.localName !== 'slot') {
    return node.textContent ?? '';
  }
  return shownChildren(node).map(textOf).join(' ');
}

/** What a person reads on a control; what is spoken where there is nothing to read. */
export function nameOf(control: Element): string {
  if (control instanceof HTMLInputElement) return control.value;
  const text = textOf(control).replace(/\s+/g, ' ').trim();
  return text || control.getAttribute('aria-label') || control.getAttribute('title') || '';
}

/** Every element below a node, in the order in which they are shown. */
export function* shownElements(node: Node): Generator<Element> {
  for (const child of shownChildren(node)) {
    if (!(child instanceof Element) || silent.has(child.localName)) continue;
    yield child;
    yield* shownElements(child);
  }
}

const DIALOG = 'dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]';

export const isDialog = (element: Element) => element.matches(DIALOG);

/** The dialog that a node is shown in, or null. */
export function dialogOf(node: Node): Element | null {
  for (let one: Node | null = node; one; one = shownParent(one)) {
    if (one instanceof Element && isDialog(one)) return one;
  }
  return null;
}

const BUTTON = 'button, [role="button"], input[type="button"], input[type="submit"]';

export const isButton = (element: Element) => element.matches(BUTTON);

/** What can be pressed: buttons, links, and what a framework made focusable instead. */
export const isPressable = (element: Element) =>
  isButton(element) || element.localName === 'a' || element.getAttribute('role') === 'link';

export const isHeading = (element: Element) =>
  /^h[1-6]$|^legend$/.test(element.localName) || element.getAttribute('role') === 'heading';

/** Whether an element is rendered at all. */
export const isRendered = (element: Element) =>
  element.isConnected && (element.checkVisibility?.({ visibilityProperty: true }) ?? true);
