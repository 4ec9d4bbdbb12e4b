import { nameOf } from '#lib/page/dom.ts';
import { type Recognized, recognize, type Survey } from '#lib/page/recognize.ts';
import { copyControls, findShownSecret } from '#lib/page/shown-secret.ts';
import { watchPage } from '#lib/page/watch.ts';
import type {
  PageAnswer,
  PageCommand,
  PageCommandName,
  PageKnowledge,
} from '#lib/protocol/page.ts';
import type { PageWords } from '#lib/words/en/page.ts';
import { type CaptureBar, createCaptureBar } from './capture-bar.ts';
import { guardButtons } from './guarding.ts';
import { type Host, removeLeftovers } from './host.ts';
import { endOfButtons, placeAfter } from './place.ts';
import { createSpecificationButton, type SpecificationActs } from './specification.ts';
import { createStatusLine, type StatusLine } from './status-line.ts';

type Of<N extends PageCommandName> = Extract<PageCommand, { name: N }>;

/** The outside world of the script on the vault's page. */
export interface PageServices {
  words: PageWords;
  ask<N extends PageCommandName>(command: Of<N>): Promise<PageAnswer<N>>;
  isOrphan(): boolean;
  readSpecification: SpecificationActs['read'];
  now(): number;
}

/** How often a page may take our line out of a place that it left as it was. */
const REMOVALS = 10;
/** Knowledge is asked for again when the person comes back, but not more often than this. */
const FRESH_MS = 2000;
const ORPHAN_CHECK_MS = 2000;

/**
 * Runs on the vault's page until the extension goes. Whatever fails, the page works as before.
 *
 * @returns takes everything of ours off the page
 */
export function startPage(services: PageServices): () => void {
  const { words, ask, isOrphan, now } = services;
  const ended = new AbortController();
  const { signal } = ended;
  let survey: Survey | null = null;
  let knowledge: PageKnowledge | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  let line: StatusLine | null = null;
  let specification: { host: Host; link: Element } | null = null;
  let bar: CaptureBar | null = null;
  let pressed = false;
  let copyBefore: ReadonlySet<Element> = new Set();
  let removals = 0;
  let told = '';

  removeLeftovers();

  function look() {
    if (isOrphan()) return end();
    survey = isStillRight(survey?.recognized ?? null) ? survey : recognize(document);
    tell();
    const recognized = survey?.recognized ?? null;
    if (recognized && now() - askedAt > FRESH_MS && !knowledge) void learn();
    draw();
  }

  function draw() {
    const recognized = survey?.recognized ?? null;
    if (!knowledge || knowledge.dismissed) return clear();
    drawLine(recognized, knowledge);
    drawSpecification(recognized);
    drawBar(recognized, knowledge);
  }

  function drawLine(recognized: Recognized | null, known: PageKnowledge) {
    if (!recognized) {
      line?.remove();
      line = null;
      return;
    }
    line ??= createStatusLine(words, { dismiss, openSettings });
    line.show(known, recognized, now());
    const after = endOfButtons(recognized);
    if (line.element.previousElementSibling === after) return;
    // A page that only ever takes our line out again does not want it.
    if (lastPlace === after && ++removals > REMOVALS) return;
    lastPlace = after;
    placeAfter(line.element, after);
  }
  let lastPlace: Element | null = null;

  function drawSpecification(recognized: Recognized | null) {
    const link = recognized?.specification ?? null;
    if (specification && (specification.link !== link || !specification.host.element.isConnected)) {
      specification.host.remove();
      specification = null;
    }
    if (!link || specification) return;
    if (lastLink === link && ++removals > REMOVALS) return;
    lastLink = link;
    const acts = { read: services.readSpecification, send: ask<'page.specification'> };
    specification = { host: createSpecificationButton(words, link, acts), link };
    placeAfter(specification.host.element, link);
  }
  let lastLink: Element | null = null;

  function drawBar(recognized: Recognized | null, known: PageKnowledge) {
    const shown = findShownSecret(document, recognized, pressed, copyBefore);
    if (bar && bar.container !== shown?.container) {
      bar.remove();
      bar = null;
    }
    if (!shown) return;
    bar ??= createCaptureBar(words, shown.container, known, {
      async capture(command) {
        const answer = await ask<'page.capture'>(command);
        await learn();
        return answer;
      },
      knowledge: async () => knowledge,
      dismiss,
    });
    if (!bar.element.isConnected) placeAfter(bar.element, shown.after);
  }

  async function learn() {
    askedAt = now();
    const answer = await ask<'page.hello'>({ name: 'page.hello' });
    if (signal.aborted) return;
    // Nobody answers: nothing is drawn, and the guard lets everything pass.
    knowledge = answer.ok ? answer.value : null;
    draw();
  }

  /** Tells the Health section what was found and what was not; nothing of what the page says. */
  function tell() {
    if (!survey || survey.found.length === 0) return;
    const { found, missing, confidence } = survey;
    const what = JSON.stringify([found, missing, confidence]);
    if (what === told) return;
    told = what;
    void ask<'page.seen'>({ name: 'page.seen', found, missing, confidence });
  }

  function dismiss(how: 'visit' | 'good') {
    void ask<'page.dismiss'>({ name: 'page.dismiss', for: how });
    if (knowledge) knowledge = { ...knowledge, dismissed: true };
    clear();
  }

  function openSettings() {
    void ask<'page.settings'>({ name: 'page.settings' });
  }

  function clear() {
    line?.remove();
    specification?.host.remove();
    bar?.remove();
    line = bar = specification = null;
  }

  function end() {
    ended.abort();
    clear();
  }

  const isLost = () => line !== null && !line.element.isConnected && removals <= REMOVALS;
  const watch = watchPage({ document, look, isLost, signal });
  guardButtons({
    words,
    recognized(again) {
      if (again) survey = recognize(document);
      return survey?.recognized ?? null;
    },
    knowledge: () => (isOrphan() ? null : knowledge),
    now,
    onStep: (step) => void ask<'page.rotation'>({ name: 'page.rotation', step }),
    say: (text) => line?.say(text),
    signal,
  });

  window.addEventListener(
    'click',
    (event) => {
      const { maker, ending } = survey?.recognized ?? {};
      const makers = [maker, ending?.generate, ...(ending?.either ?? [])];
      if (!event.composedPath().some((one) => makers.includes(one as Element))) return;
      pressed = true;
      copyBefore = new Set(copyControls(document));
    },
    { capture: true, passive: true, signal },
  );
  const back = () => {
    if (document.visibilityState === 'hidden' || !knowledge) return;
    if (now() - askedAt > FRESH_MS) void learn();
  };
  document.addEventListener('visibilitychange', back, { signal });
  window.addEventListener('focus', back, { signal });
  const orphanCheck = setInterval(() => {
    if (isOrphan()) end();
  }, ORPHAN_CHECK_MS);
  signal.addEventListener('abort', () => clearInterval(orphanCheck), { once: true });
  watch.soon();
  return end;
}

/** Whether what was recognized still stands there, saying the same: then nothing is searched. */
function isStillRight(recognized: Recognized | null): boolean {
  if (!recognized || recognized.by === 'structure' || !recognized.specification) return false;
  const { heading, maker, ending, specification, hasToken } = recognized;
  const parts = [heading, maker, specification, ...(hasToken ? [ending.delete] : [])];
  if (!parts.every((one) => one?.isConnected)) return false;
  const words = maker && nameOf(maker).toLowerCase();
  return words === (hasToken ? 'generate new token' : 'generate token');
}
