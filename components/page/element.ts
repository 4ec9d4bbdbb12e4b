/** A text, an element, or nothing. */
export type Child = Node | string | null | false;

/**
 * Makes an element with attributes and children. Texts are always text: nothing is parsed.
 *
 * @param attributes `null` and `false` leave one out, `true` sets it without a value
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | boolean | null>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

/** A button that a person presses: what the page dispatches by script is not heard. */
export function button(
  label: string,
  press: (event: MouseEvent) => void,
  attributes: Readonly<Record<string, string | boolean | null>> = {},
): HTMLButtonElement {
  const element = el('button', { type: 'button', ...attributes }, label);
  element.addEventListener('click', (event) => {
    if (event.isTrusted) press(event);
  });
  return element;
}
