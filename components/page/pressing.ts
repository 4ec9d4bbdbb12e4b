import { saysToken } from '#lib/page/anchors.ts';
import { isPressable, isRendered, nameOf } from '#lib/page/dom.ts';
import type { Recognized } from '#lib/page/recognize.ts';
import { type Root, rootsOf } from '#lib/page/roots.ts';
import { isBeside, type ShownSecret, standing } from '#lib/page/shown-secret.ts';

/** So long after the press a token may come: a person reads the page's own question first. */
const WAIT_MS = 5 * 60_000;

const nothing: ReadonlySet<Element> = new Set();

/** Remembers that the person has pressed the button that makes a token, and what was there then. */
export interface Pressing {
  isExpecting(): boolean;
  /** On a page that is not recognized, the person has pressed something that speaks of a token. */
  mayExpect(): boolean;
  /** What stood there before, or stands beside the token: it is not the token when that has gone. */
  before(): ReadonlySet<Element>;
  /** The token is shown. */
  shows(shown: ShownSecret, roots: readonly Root[]): void;
  /** The token has come and gone. */
  done(): void;
}

export function watchPressing(
  recognized: () => Recognized | null,
  now: () => number,
  signal: AbortSignal,
): Pressing {
  let at: number | null = null;
  let surely = false;
  let href = '';
  let button: Element | null = null;
  let others = nothing;
  const onClick = (event: Event) => {
    const known = recognized();
    const path = event.composedPath().filter((one) => one instanceof Element);
    const makers = [known?.maker, known?.ending.generate, ...(known?.ending.either ?? [])];
    const isMaker = path.some((one) => makers.includes(one));
    if (!isMaker && (known || !event.isTrusted || !namesToken(path))) return;
    at = now();
    surely = isMaker;
    href = location.href;
    button = path.find(isPressable) ?? null;
    others = new Set(standing(rootsOf(document)));
  };
  window.addEventListener('click', onClick, { capture: true, passive: true, signal });
  // On another page of the site, what copies there has nothing to do with it. Where the button still
  // stands, a new address is that of the page's own dialog.
  const isSamePage = () => location.href === href || (button !== null && isRendered(button));
  const expects = () => at !== null && now() - at < WAIT_MS && isSamePage();
  return {
    isExpecting: () => surely && expects(),
    mayExpect: () => !surely && expects(),
    before: () => others,
    shows(shown, roots) {
      if (at === null) return;
      const beside = standing(roots).filter((one) => isBeside(one, shown));
      others = new Set([...others, ...beside]);
    },
    done() {
      at = null;
      others = nothing;
    },
  };
}

function namesToken(path: readonly Element[]): boolean {
  const pressed = path.find(isPressable);
  return pressed !== undefined && saysToken(nameOf(pressed).slice(0, 80));
}
