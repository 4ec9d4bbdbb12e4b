import * as v from 'valibot';

const epochMs = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * The one thing that is to be said of a vault's token, ready to paint: what popup and notification
 * show. That the vault refuses the token is not here: the connection's own failure says it.
 */
export const tokenNoteSchema = v.variant('kind', [
  /** A rotation that is not finished waits for a new token, for the old one's end, for consumers. */
  v.object({
    kind: v.literal('rotation'),
    waitsFor: v.picklist(['token', 'old', 'consumers']),
    /** Consumers without the new token. */
    left: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  v.object({ kind: v.literal('expires'), at: epochMs, level: v.picklist([30, 7, 1, 0]) }),
  v.object({
    kind: v.literal('old'),
    since: epochMs,
    surely: v.picklist(['issued', 'first-seen']),
  }),
]);
export type TokenNote = v.InferOutput<typeof tokenNoteSchema>;

/**
 * Whether the vault's refusal of the token in use is no news: a rotation waits for the new one, and the
 * old one ends when that is made. Once a new one is in use, its refusal is news.
 */
export const isRefusalExpected = (note: TokenNote | null): boolean =>
  note?.kind === 'rotation' && note.waitsFor === 'token';
