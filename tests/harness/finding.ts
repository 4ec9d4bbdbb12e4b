import type { Axe } from './axe.ts';

/** What is looked for. */
export interface Wanted {
  role: string;
  /** Exact text, or a pattern's source. */
  name: string;
  pattern: boolean;
}

/** Runs inside the page: the element of this role and accessible name, in open shadow roots too. */
export function findInPage({ role, name, pattern }: Wanted): Element | null {
  const { axe } = globalThis as unknown as { axe: Axe };
  const { aria, text, dom } = axe.commons;
  const { getNodeFromTree } = axe.utils;
  axe.setup(document);
  try {
    // A person sees no border where an open shadow root begins.
    const within = (root: ParentNode): Element[] =>
      Array.from(root.querySelectorAll('*')).flatMap((element) => [
        element,
        ...(element.shadowRoot ? within(element.shadowRoot) : []),
      ]);
    for (const element of [document.body, ...within(document.body)]) {
      if (
        !getNodeFromTree(element) ||
        aria.getRole(element) !== role ||
        !dom.isVisibleToScreenReaders(element)
      )
        continue;
      // Live regions and items have no name of their own; a person goes by what stands in them.
      const spoken = ['status', 'alert', 'listitem'].includes(role)
        ? (element.textContent ?? '')
        : text.accessibleText(element);
      const own = spoken.replace(/\s+/g, ' ').trim();
      if (pattern ? new RegExp(name).test(own) : own === name) return element;
    }
    return null;
  } finally {
    axe.teardown();
  }
}

/** Runs inside the page: the field in sight with this label. */
export function fieldInPage(label: string): Element | null {
  const within = (root: ParentNode): HTMLInputElement[] => [
    ...root.querySelectorAll<HTMLInputElement>('input, textarea, select'),
    ...Array.from(root.querySelectorAll('*')).flatMap(({ shadowRoot }) =>
      shadowRoot ? within(shadowRoot) : [],
    ),
  ];
  for (const field of within(document)) {
    const labels = Array.from(field.labels ?? [], (element) => element.textContent ?? '');
    const names = [...labels, field.getAttribute('aria-label') ?? ''].map((name) =>
      name.replace(/\s+/g, ' ').trim(),
    );
    if (names.includes(label) && field.checkVisibility()) return field;
  }
  return null;
}
