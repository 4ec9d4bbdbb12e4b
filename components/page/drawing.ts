import type { Recognized } from '#lib/page/recognize.ts';
import type { ShownSecret } from '#lib/page/shown-secret.ts';
import type { PageKnowledge } from '#lib/protocol/page.ts';
import type { PageWords } from '#lib/words/en/page.ts';
import { type CaptureActs, type CaptureBar, createCaptureBar } from './capture-bar.ts';
import { takeAway } from './focus.ts';
import type { Host } from './host.ts';
import { createPassiveNote } from './passive-note.ts';
import { alignWith, endOfButtons } from './place.ts';
import { createPlacer } from './placer.ts';
import { createSpecificationButton, type SpecificationActs } from './specification.ts';
import { createStatusLine, type LineActs, type StatusLine } from './status-line.ts';

interface DrawingOptions {
  words: PageWords;
  now(): number;
  line: LineActs;
  capture: CaptureActs;
  specification: SpecificationActs;
}

/** Everything of ours that stands on the page: one of each at most, brought in line at each call. */
export type Drawing = ReturnType<typeof createDrawing>;

export function createDrawing({ words, now, ...acts }: DrawingOptions) {
  let line: StatusLine | null = null;
  let specification: { host: Host; link: Element } | null = null;
  let bar: CaptureBar | null = null;
  let note: { host: Host; container: Element } | null = null;
  const linePlacer = createPlacer();
  const linkPlacer = createPlacer();
  const barPlacer = createPlacer();
  const notePlacer = createPlacer();

  function drawLine(recognized: Recognized | null, known: PageKnowledge) {
    if (!recognized) {
      if (line) takeAway(line);
      line = null;
      return;
    }
    line ??= createStatusLine(words, acts.line);
    line.show(known, recognized, now());
    linePlacer.put(line, endOfButtons(recognized));
  }

  function drawSpecification(recognized: Recognized | null) {
    const link = recognized?.specification ?? null;
    if (specification && specification.link !== link) {
      takeAway(specification.host);
      specification = null;
    }
    if (!link) return;
    specification ??= { host: createSpecificationButton(words, link, acts.specification), link };
    linkPlacer.put(specification.host, link);
  }

  function drawBar(shown: ShownSecret | null, known: PageKnowledge) {
    if (bar && bar.container !== shown?.container) {
      takeAway(bar);
      bar = null;
    }
    if (!shown) return;
    bar ??= createCaptureBar(words, shown.container, known, acts.capture);
    // Not moved while it stands: its place may have been found by what is no longer there.
    if (bar.element.isConnected) return;
    barPlacer.put(bar, shown.after);
    alignWith(shown.copy, bar.element);
  }

  function drawNote(likely: ShownSecret | null) {
    if (note && note.container !== likely?.container) {
      takeAway(note.host);
      note = null;
    }
    if (!likely) return;
    note ??= { host: createPassiveNote(words, acts.line), container: likely.container };
    if (note.host.element.isConnected) return;
    notePlacer.put(note.host, likely.after);
    alignWith(likely.copy, note.host.element);
  }

  function clear() {
    for (const piece of [line, specification?.host, bar, note?.host]) if (piece) takeAway(piece);
    line = bar = specification = note = null;
  }

  return {
    /** @param likely where a page that was not recognized most likely shows a token */
    show(
      recognized: Recognized | null,
      shown: ShownSecret | null,
      likely: ShownSecret | null,
      known: PageKnowledge,
    ) {
      drawLine(recognized, known);
      drawSpecification(recognized);
      drawBar(shown, known);
      drawNote(likely);
    },
    clear,
    say: (text: string) => line?.say(text),
    showsSecret: () => bar !== null,
    /** The page has taken our line out, and may do so again. */
    isLost: () => line !== null && !line.element.isConnected && !linePlacer.gaveUp(),
  };
}
