import * as v from 'valibot';
import { session } from '#lib/platform/areas.ts';
import { defineDocument } from './document.ts';
import { follow } from './follow.ts';
import { workerDocuments } from './worker-documents.ts';

const seenSchema = v.object({
  /** Epoch milliseconds. */
  at: v.number(),
  found: v.array(v.string()),
  missing: v.array(v.string()),
  /** 0 to 1. */
  confidence: v.number(),
});
/** What the script on a vault's page recognized there, for the Health section. */
export type Seen = v.InferOutput<typeof seenSchema>;

const visits = defineDocument(
  { key: 'page-visits', version: 1, schema: v.array(v.string()), fallback: [] },
  session,
);
const seen = defineDocument(
  { key: 'page-seen', version: 1, schema: v.record(v.string(), seenSchema), fallback: {} },
  session,
);

const visit = (origin: string, tabId: number) => `${tabId} ${origin}`;

/** Whether the person wants nothing of Seatkeeper on this vault's pages: in this tab, or ever. */
export async function isDismissed(origin: string, tabId: number): Promise<boolean> {
  if ((await workerDocuments.dismissedPages.read()).includes(origin)) return true;
  return (await visits.read()).includes(visit(origin, tabId));
}

export async function dismissForVisit(origin: string, tabId: number): Promise<void> {
  await visits.update((all) => [...new Set([...all, visit(origin, tabId)])]);
}

export async function dismissForGood(origin: string): Promise<void> {
  await workerDocuments.dismissedPages.update((all) => [...new Set([...all, origin])]);
}

/** Shows Seatkeeper on this vault's pages again. */
export async function showAgain(origin: string): Promise<void> {
  await workerDocuments.dismissedPages.update((all) => all.filter((one) => one !== origin));
  await visits.update((all) => all.filter((one) => !one.endsWith(` ${origin}`)));
}

/** A vault has many pages: for so long the one that was recognized best is what is told. */
const BEST_MS = 60 * 60_000;

export async function writeSeen(origin: string, what: Seen): Promise<void> {
  await seen.update((all) => {
    const before = all[origin];
    const isBetter =
      before && before.confidence > what.confidence && Math.abs(what.at - before.at) < BEST_MS;
    return isBetter ? all : { ...all, [origin]: what };
  });
}

/** By page origin. */
export const readSeen = () => seen.read();

/** Follows what was seen on pages, until the signal aborts. */
export function watchSeen(
  onChange: (all: Record<string, Seen>) => void,
  signal: AbortSignal,
): void {
  const watch = (changed: () => void) => session.watch([seen.key], changed, signal);
  follow({ read: readSeen, watch }, onChange, signal);
}

/** Forgets what is known of a vault's pages. */
export async function forgetPage(origin: string): Promise<void> {
  await showAgain(origin);
  await seen.update(({ [origin]: _gone, ...rest }) => rest);
}
