import * as v from 'valibot';
import { failureSchema } from '#lib/vault/failure.ts';
import { productUsageSchema } from '#lib/vault/product.ts';

const epochMs = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const viewSchema = v.object({
  /** The last good counts, kept through every later failure; `at` is when they arrived. */
  counts: v.nullable(
    v.object({
      at: epochMs,
      products: v.array(productUsageSchema),
      /** Rows of the answer that were not understood and are therefore missing above. */
      notUnderstood: count,
    }),
  ),
  /** Denials since local midnight of `day` (YYYY-MM-DD), by product name, most first. */
  denials: v.nullable(
    v.object({
      at: epochMs,
      day: v.string(),
      total: count,
      /** True when there were more than were read. */
      truncated: v.boolean(),
      products: v.array(v.object({ name: v.string(), count })),
    }),
  ),
  /** The last attempt to refresh, and why its counts failed if they did. */
  attempt: v.nullable(v.object({ at: epochMs, failure: v.nullable(failureSchema) })),
  /** Why the denials of the last attempt failed, if they did; the counts may still be good. */
  denialsFailure: v.nullable(failureSchema),
});
/** The ready-to-paint state of one vault: no secret, no personal data, denials as counts. */
export type View = v.InferOutput<typeof viewSchema>;

export const emptyView: View = {
  counts: null,
  denials: null,
  attempt: null,
  denialsFailure: null,
};
