import { isStillRight, recognize, type Survey } from '#lib/page/recognize.ts';
import { type Root, rootsOf } from '#lib/page/roots.ts';
import { findShownSecret } from '#lib/page/shown-secret.ts';
import { watchPage } from '#lib/page/watch.ts';
import type { PageAnswer, PageCommand, PageCommandName } from '#lib/protocol/page.ts';
import type { PageWords } from '#lib/words/en/page.ts';
import { createDrawing } from './drawing.ts';
import { guardButtons } from './guarding.ts';
import { removeLeftovers } from './host.ts';
import { createKnowing } from './knowing.ts';
import { watchPressing } from './pressing.ts';
import type { SpecificationActs } from './specification.ts';

type Of<N extends PageCommandName> = Extract<PageCommand, { name: N }>;

/** The outside world of the script on the vault's page. */
export interface PageServices {
  words: PageWords;
  ask<N extends PageCommandName>(command: Of<N>): Promise<PageAnswer<N>>;
  isOrphan(): boolean;
  readSpecification: SpecificationActs['read'];
  now(): number;
}

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
  let told = '';
  removeLeftovers();

  const knowing = createKnowing(
    () => ask<'page.hello'>({ name: 'page.hello' }),
    now,
    () => watch.look(),
    signal,
  );
  const pressing = watchPressing(() => survey?.recognized ?? null, now, signal);
  const dismiss = (how: 'visit' | 'good') => {
    void ask<'page.dismiss'>({ name: 'page.dismiss', for: how });
    knowing.dismissed();
    draw();
  };
  const drawing = createDrawing({
    words,
    now,
    line: {
      dismiss,
      openSettings: () => void ask<'page.settings'>({ name: 'page.settings' }),
    },
    capture: {
      async capture(command) {
        const answer = await ask<'page.capture'>(command);
        await knowing.refresh();
        return answer;
      },
      knowledge: async () => knowing.known(),
      dismiss,
    },
    specification: { read: services.readSpecification, send: ask<'page.specification'> },
  });

  function look(roots: readonly Root[]) {
    if (isOrphan()) return end();
    if (!isStillRight(survey)) survey = recognize(document, roots);
    tell();
    if ((survey?.recognized || pressing.mayExpect()) && !knowing.known()) knowing.ask();
    draw(roots);
  }

  function draw(roots: readonly Root[] = rootsOf(document)) {
    const known = knowing.known();
    if (!known || known.dismissed) return drawing.clear();
    const recognized = survey?.recognized ?? null;
    const hadSecret = drawing.showsSecret();
    const expecting = pressing.isExpecting();
    const shown = findShownSecret(roots, recognized, expecting, pressing.before());
    if (shown) pressing.shows(shown, roots);
    else if (hadSecret) pressing.done();
    const likely =
      !recognized && pressing.mayExpect()
        ? findShownSecret(roots, null, true, pressing.before())
        : null;
    drawing.show(recognized, shown, likely?.dialog ? likely : null, known);
  }

  /** Tells the Health section what was found and what was not; nothing of what the page says. */
  function tell() {
    if (!survey || !(survey.related || pressing.mayExpect())) return;
    const { found, missing, confidence } = survey;
    const what = JSON.stringify([found, missing, confidence]);
    if (what === told) return;
    told = what;
    void ask<'page.seen'>({ name: 'page.seen', found, missing, confidence });
  }

  function end() {
    ended.abort();
    drawing.clear();
  }

  guardButtons({
    words,
    recognized(again) {
      if (again) survey = recognize(document);
      return survey?.recognized ?? null;
    },
    knowledge: () => (isOrphan() ? null : knowing.known()),
    now,
    onStep: (step) => void ask<'page.rotation'>({ name: 'page.rotation', step }),
    say: drawing.say,
    signal,
  });
  const watch = watchPage({
    document,
    look,
    isLost: drawing.isLost,
    isSettled: () => isStillRight(survey),
    isExpecting: () => pressing.isExpecting() || pressing.mayExpect(),
    signal,
  });
  const orphanCheck = setInterval(() => isOrphan() && end(), ORPHAN_CHECK_MS);
  signal.addEventListener('abort', () => clearInterval(orphanCheck), { once: true });
  return end;
}
