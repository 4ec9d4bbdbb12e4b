import * as v from 'valibot';
import { type LeaversRun, leaversRunSchema, mustOutlive } from '#lib/acts/leavers-run.ts';
import { local, session } from '#lib/platform/areas.ts';
import { acted } from './acted.ts';
import { defineDocument } from './document.ts';

const onDisk = acted.leavers;
const inMemory = defineDocument(
  { key: 'leavers', version: 1, schema: v.nullable(leaversRunSchema), fallback: null },
  session,
);
let last: Promise<unknown> = Promise.resolve();

/**
 * The list of leavers, if there is one. A pasted list is other people's data: it is in memory, and
 * on disk only from `Revoke checked` to the last look, because a restart must not lose its place.
 */
export async function readLeavers(): Promise<LeaversRun | null> {
  return (await onDisk.read()) ?? (await inMemory.read());
}

/** Changes the list; changes run one after another. Null removes it everywhere. */
export function updateLeavers(
  change: (run: LeaversRun | null) => LeaversRun | null,
): Promise<LeaversRun | null> {
  const next = last.then(async () => {
    const run = change(await readLeavers());
    const [to, from] = run && mustOutlive(run) ? [onDisk, inMemory] : [inMemory, onDisk];
    // The new place is written before the old one is emptied: nothing is lost in between.
    await to.update(() => run);
    await from.update(() => null);
    return run;
  });
  last = next.catch(() => undefined);
  return next;
}

/** Calls back after every change of the list, until the signal aborts. */
export function watchLeavers(onChange: () => void, signal: AbortSignal): void {
  for (const area of [local, session]) area.watch([onDisk.key], onChange, signal);
}
