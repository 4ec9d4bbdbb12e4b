import type { PopupModel } from './model.ts';

const searchField = () => document.querySelector<HTMLInputElement>('.search input');
const isField = (target: EventTarget | null) =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement;

/** The popup's keys. The browser's own and those of a select are left alone. */
export function handleKey(event: KeyboardEvent, model: PopupModel): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target instanceof HTMLSelectElement && event.key !== 'Escape') return;
  if (act(event, model)) event.preventDefault();
}

/** True when the key was ours. */
function act({ key, target }: KeyboardEvent, model: PopupModel): boolean {
  if (key === 'Escape') {
    model.back();
    return true;
  }
  if (key === 'ArrowDown' || key === 'ArrowUp') return move(key === 'ArrowDown' ? 1 : -1);
  if (!isField(target) && (key === 'Home' || key === 'End')) return moveTo(key === 'Home' ? 0 : -1);
  if (target instanceof HTMLInputElement && key === 'Enter' && target.value) {
    stops()[1]?.click();
    return true;
  }
  if (isField(target)) return false;
  switch (key) {
    case '/':
      searchField()?.focus();
      return true;
    case 'r':
      void model.refresh('person');
      return true;
    case '?':
      model.keysShown.value = !model.keysShown.value;
      return true;
    default:
      return false;
  }
}

const stops = () => [
  ...document.querySelectorAll<HTMLElement>('.search input, button.row, button.fold'),
];

/** Moves the real focus through the search and the rows. */
function move(step: 1 | -1): boolean {
  const all = stops();
  const at = all.indexOf(document.activeElement as HTMLElement);
  const next = all[at === -1 ? 0 : at + step];
  next?.focus();
  return next !== undefined;
}

function moveTo(index: number): boolean {
  const target = stops().at(index);
  target?.focus();
  return target !== undefined;
}
