import { anchorsNamed } from '#lib/page/anchors.ts';
import { dialogOf, isPressable, nameOf } from '#lib/page/dom.ts';
import type { Recognized } from '#lib/page/recognize.ts';
import type { PageKnowledge } from '#lib/protocol/page.ts';
import type { PageWords } from '#lib/words/en/page.ts';
import { askBeforeEnding, type Ending, type Guard } from './guard.ts';

/** So long the page has to do something after its button was pressed for the person. */
const REACTION_MS = 1000;

interface GuardingOptions {
  words: PageWords;
  /** What was last recognized, or with `again` is now. */
  recognized(again?: boolean): Recognized | null;
  /** What was known before the press; null lets it pass. */
  knowledge(): PageKnowledge | null;
  now(): number;
  onStep(step: 'generate' | 'delete' | 'keep'): void;
  say(text: string): void;
  signal: AbortSignal;
}

/**
 * Stands before the two buttons that end the token in use, and before no other. Whether it asks is
 * decided at once from what is known already: whatever is unsure lets the press pass.
 */
export function guardButtons(options: GuardingOptions): void {
  const { words, recognized, knowledge, now, onStep, say, signal } = options;
  const stoodAside = new Set<Ending>();
  let open: Guard | null = null;

  function endingOf(pressed: Element): Ending | null {
    const known = endingIn(recognized(), pressed);
    if (known) return known;
    // The page may have drawn itself anew since the last look.
    const names = anchorsNamed(nameOf(pressed), ['button']);
    const worthALook = names.includes('generate-new') || names.includes('delete');
    return worthALook && !dialogOf(pressed) ? endingIn(recognized(true), pressed) : null;
  }

  function onClick(event: MouseEvent) {
    if (!event.isTrusted || event.button !== 0) return;
    const known = knowledge();
    if (!known || known.dismissed || !isWorthAsking(known)) return;
    const pressed = event
      .composedPath()
      .find((one): one is HTMLElement => one instanceof HTMLElement && isPressable(one));
    const ending = pressed ? endingOf(pressed) : null;
    if (!pressed || !ending || stoodAside.has(ending) || isDisabled(pressed)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    open?.remove();
    open = askBeforeEnding({
      words,
      ending,
      knowledge: known,
      now: now(),
      onKeep() {
        open = null;
        pressed.focus();
        onStep('keep');
      },
      // It cannot be asked here, and the person has pressed: the page's own button does its work.
      onGone() {
        open = null;
        stoodAside.add(ending);
        pressForThem(pressed, ending);
      },
      onContinue() {
        open = null;
        onStep(ending === 'delete' ? 'delete' : 'generate');
        pressForThem(pressed, ending);
      },
    });
  }

  /** Presses the page's own button. What a script presses is not trusted, so we let it pass. */
  function pressForThem(pressed: HTMLElement, ending: Ending) {
    const button = pressed.isConnected ? pressed : current(recognized(true), ending);
    if (!button) return stepAside(ending);
    let reacted = false;
    const observer = new MutationObserver(() => {
      reacted = true;
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    const leaving = new AbortController();
    window.addEventListener(
      'pagehide',
      () => {
        reacted = true;
      },
      { signal: leaving.signal },
    );
    button.focus();
    // Focus alone may change attributes; only what follows the press is its work.
    observer.takeRecords();
    button.click();
    setTimeout(() => {
      reacted ||= observer.takeRecords().length > 0;
      observer.disconnect();
      leaving.abort();
      if (!reacted) stepAside(ending);
    }, REACTION_MS);
  }

  function stepAside(ending: Ending) {
    stoodAside.add(ending);
    say(words.steppedAside);
  }

  window.addEventListener('click', onClick, { capture: true, signal });
  signal.addEventListener('abort', () => open?.remove(), { once: true });
}

/** A token is known, or somebody depends on one. A token that is dead already loses nothing. */
function isWorthAsking({ status: { state, consumers } }: PageKnowledge): boolean {
  return consumers.length > 0 || (state !== 'none' && state !== 'rejected');
}

function endingIn(recognized: Recognized | null, pressed: Element): Ending | null {
  if (!recognized) return null;
  const { ending } = recognized;
  if (pressed === ending.generate) return 'generate';
  if (pressed === ending.delete) return 'delete';
  return ending.either.includes(pressed) ? 'either' : null;
}

function current(recognized: Recognized | null, ending: Ending): HTMLElement | null {
  if (!recognized || ending === 'either') return null;
  const element = recognized.ending[ending];
  return element instanceof HTMLElement ? element : null;
}

const isDisabled = (element: Element) =>
  element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true';
