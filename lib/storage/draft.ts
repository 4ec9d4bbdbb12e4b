import * as v from 'valibot';
import { session } from '#lib/platform/areas.ts';

const KEY = 'popup-draft';
const LIFE_MS = 10 * 60_000;

const draftSchema = v.object({
  at: v.number(),
  query: v.string(),
  /** Code of the product whose details are open, or null for the list. */
  product: v.nullable(v.string()),
});
/** Where the person was in the popup when it closed. */
export type Draft = Omit<v.InferOutput<typeof draftSchema>, 'at'>;

/**
 * What pages may write themselves, as the one exception to "the background writes": it is theirs
 * alone, and a popup that is closing cannot wait for a worker. In memory only.
 */
export async function readDraft(now: number): Promise<Draft | null> {
  const parsed = v.safeParse(draftSchema, (await session.read([KEY]))[KEY]);
  if (!parsed.success) return null;
  const { at, ...draft } = parsed.output;
  return Math.abs(now - at) <= LIFE_MS ? draft : null;
}

export async function writeDraft(draft: Draft, now: number): Promise<void> {
  await session.write({ [KEY]: { ...draft, at: now } });
}

export async function forgetDraft(): Promise<void> {
  await session.remove([KEY]);
}
