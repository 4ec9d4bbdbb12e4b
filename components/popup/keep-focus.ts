/**
 * Where what had the focus is gone, the focus goes to where a person begins: the search, or the way
 * back from the details. Nobody has to begin at the top of the page.
 */
export function keepFocus(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>('.search input, .title button')?.focus();
}
