import { saysCopy, saysToken } from './anchors.ts';
import {
  dialogOf,
  isButton,
  isDialog,
  isPressable,
  isRendered,
  isShownIn,
  nameOf,
  shownElements,
  shownParent,
} from './dom.ts';
import { CONTROLS, type Recognized } from './recognize.ts';
import { findAll, type Root } from './roots.ts';

/** A place where the page shows one secret. What it says is not read until a person wants it. */
export interface ShownSecret {
  /** Everything that belongs to it: read in the click, and only then. */
  container: Element;
  copy: Element | null;
  /** A dialog: our controls stand inside it, since everything else may be out of reach. */
  dialog: Element | null;
  /** Our controls come after this element. */
  after: Element;
}

const HOLDERS =
  'input:not([type="hidden"]):not([type="button"]):not([type="submit"]):not([type="checkbox"]):not([type="radio"]), textarea, code, pre, output, samp, kbd';

/**
 * Finds where the page shows a new token: by a control that copies, in a dialog or in the token
 * section; where the words are not known, by a dialog with one field to read.
 *
 * @param pressed the person pressed the button that makes a token, on this very page
 * @param before what {@link standing} told then, and has told of others since: never the secret
 */
export function findShownSecret(
  roots: readonly Root[],
  recognized: Recognized | null,
  pressed: boolean,
  before: ReadonlySet<Element>,
): ShownSecret | null {
  if (!recognized && !pressed) return null;
  // Without a press only what stands before everything else, or in the section, can be it.
  const controls = pressed ? copyControls(roots) : copyControlsIn(nearby(roots, recognized));
  const isNew = (copy: Element) => pressed && !before.has(copy);
  for (const copy of controls) {
    const dialog = dialogOf(copy);
    if (dialog && (isNew(copy) || (isModal(dialog) && speaksOfToken(dialog)))) {
      return place(copy, dialog);
    }
  }
  for (const copy of controls) {
    if (dialogOf(copy)) continue;
    const inSection = recognized ? isShownIn(copy, recognized.section) : false;
    if (inSection || isNew(copy)) return place(copy, null);
  }
  return pressed ? byStructure(roots, before) : null;
}

const nearby = (roots: readonly Root[], recognized: Recognized | null) => [
  ...findAll(roots, '[aria-modal="true"], dialog[open]'),
  ...(recognized ? [recognized.section] : []),
];

const copyControlsIn = (elements: readonly Element[]) =>
  elements.flatMap((element) => [...shownElements(element)].filter(copies));

/** Every control of the page that says that it copies. */
function copyControls(roots: readonly Root[]): Element[] {
  return findAll(roots, CONTROLS).filter(copies);
}

const copies = (one: Element) => isPressable(one) && namesOf(one).some(saysCopy) && isRendered(one);

const namesOf = (control: Element) => [
  nameOf(control),
  control.getAttribute('aria-label') ?? '',
  control.getAttribute('title') ?? '',
];

/** Without a press, only what stands before everything else: others may put dialogs here too. */
const isModal = (dialog: Element) =>
  dialog.getAttribute('aria-modal') === 'true' || dialog.localName === 'dialog';

/** Looks at what names a dialog, never at all of its text: that is where the token may stand. */
function speaksOfToken(dialog: Element): boolean {
  if (saysToken(dialog.getAttribute('aria-label') ?? '')) return true;
  for (const one of shownElements(dialog)) {
    const names = one.matches('h1, h2, h3, h4, h5, h6, legend, label, [role="heading"], header');
    if ((names || isButton(one)) && saysToken(nameOf(one))) return true;
  }
  return false;
}

function place(copy: Element, dialog: Element | null): ShownSecret {
  let around: Element = copy;
  for (let level = 0; level < 6; level++) {
    const larger = shownParent(around);
    if (!larger || larger === dialog || larger.localName === 'body') break;
    around = larger;
    if (holdersIn(around).length > 0) break;
  }
  const holds = holdersIn(around).length > 0;
  const container = dialog ?? around;
  return { container, copy, dialog, after: holds ? around : rowOf(copy, dialog) };
}

/** The row of buttons that a button stands in: ours come after all of them. */
function rowOf(button: Element, dialog: Element | null): Element {
  let row = button;
  for (;;) {
    const larger = shownParent(row);
    if (!larger || larger === dialog || !hasOnlyButtons(larger)) return row;
    row = larger;
  }
}

/** Told by its elements alone: what else stands there may be the token. */
function hasOnlyButtons(element: Element): boolean {
  const inButton = (one: Element) => {
    for (let up: Element | null = one; up && up !== element; up = shownParent(up)) {
      if (isPressable(up)) return true;
    }
    return false;
  };
  const holdsButton = (one: Element) => [...shownElements(one)].some(isPressable);
  return [...shownElements(element)].every((one) => inButton(one) || holdsButton(one));
}

function holdersIn(element: Element): Element[] {
  const holders: Element[] = [];
  for (const one of shownElements(element)) if (one.matches(HOLDERS)) holders.push(one);
  return holders;
}

const dialogsOf = (roots: readonly Root[]) =>
  findAll(roots, 'dialog, [role="dialog"], [role="alertdialog"]').filter(
    (one) => isDialog(one) && isRendered(one),
  );

/** Everything that could be taken for a shown secret, by the controls that copy and the dialogs. */
export function standing(roots: readonly Root[]): Element[] {
  return [...copyControls(roots), ...dialogsOf(roots)];
}

/** Whether one of {@link standing} has nothing to do with this secret. */
export const isBeside = (one: Element, { container }: ShownSecret) =>
  one !== container && !isShownIn(one, container) && !isShownIn(container, one);

/** A dialog that came after the press and has one thing to read, nothing to fill in, and a button. */
function byStructure(roots: readonly Root[], before: ReadonlySet<Element>): ShownSecret | null {
  const dialogs = dialogsOf(roots).filter((one) => !before.has(one));
  const found = dialogs.flatMap((dialog): ShownSecret[] => {
    const [holder, ...others] = holdersIn(dialog);
    if (!holder || others.length > 0) return [];
    const fillable = holder.matches('input, textarea') && !holder.hasAttribute('readonly');
    let buttons = 0;
    for (const one of shownElements(dialog)) if (isButton(one)) buttons++;
    if (fillable || buttons === 0) return [];
    return [{ container: dialog, copy: null, dialog, after: holder }];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}
