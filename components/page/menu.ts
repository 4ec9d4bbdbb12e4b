import { button, el } from './element.ts';

interface Item {
  label: string;
  /** Called in the trusted press, before the menu closes. */
  choose: (event: MouseEvent) => void;
}

/** A button with a menu: arrows move, Enter chooses, Esc closes it and nothing of the page. */
export function createMenu(label: string, items: readonly Item[]): HTMLElement {
  const opener = button(label, () => toggle(isClosed()), {
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
  });
  const entries = items.map(({ label: text, choose }) =>
    button(
      text,
      (event) => {
        choose(event);
        toggle(false);
        opener.focus();
      },
      { role: 'menuitem', tabindex: '-1' },
    ),
  );
  const menu = el('div', { role: 'menu', 'aria-label': label, hidden: true }, ...entries);
  const whole = el('div', { class: 'menu' }, opener, menu);

  const isClosed = () => menu.hasAttribute('hidden');
  function toggle(open: boolean) {
    menu.toggleAttribute('hidden', !open);
    opener.setAttribute('aria-expanded', String(open));
    if (open) entries[0]?.focus();
  }
  function move(by: number) {
    const root = whole.getRootNode() as ShadowRoot;
    const at = entries.indexOf(root.activeElement as HTMLButtonElement);
    entries[(at + by + entries.length) % entries.length]?.focus();
  }
  whole.addEventListener('keydown', (event) => {
    if (isClosed() && event.key !== 'ArrowDown') return;
    if (event.key === 'ArrowDown') {
      if (isClosed()) toggle(true);
      else move(1);
    } else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Home') entries[0]?.focus();
    else if (event.key === 'End') entries.at(-1)?.focus();
    else if (event.key === 'Escape') {
      toggle(false);
      opener.focus();
    } else return;
    // The page's dialog would close on Esc, or scroll.
    event.preventDefault();
    event.stopPropagation();
  });
  whole.addEventListener('focusout', (event) => {
    if (!whole.contains(event.relatedTarget as Node | null)) toggle(false);
  });
  return whole;
}
