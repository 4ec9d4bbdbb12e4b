import * as v from 'valibot';

/** What may hold a copy of the vault's token; each kind has a copy text of its own. */
export const consumerKinds = [
  'github-actions',
  'gitlab-ci',
  'checkmk',
  'kubernetes',
  'cron-shell',
  /** Another administrator's Seatkeeper. */
  'seatkeeper',
  'other',
] as const;
export type ConsumerKind = (typeof consumerKinds)[number];

/** The most that one vault may have listed. */
export const CONSUMERS_MAX = 100;

const text = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max));

/** What the admin tells of a consumer. None of it is ever sent anywhere. */
export const consumerFactsSchema = v.object({
  name: v.pipe(text(80), v.minLength(1)),
  kind: v.picklist(consumerKinds),
  /** Where its copy of the token is kept, such as a repository or a host. */
  where: text(200),
  note: text(500),
});
export type ConsumerFacts = v.InferOutput<typeof consumerFactsSchema>;

/** Something that uses the vault's token and stops working when the token changes. */
export const consumerSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/)),
  ...consumerFactsSchema.entries,
  /** Since when it has the token in use, as the admin says; null: it still has an older one. */
  tickedAt: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
});
export type Consumer = v.InferOutput<typeof consumerSchema>;

/** How many of them have the token in use. */
export const ticked = (consumers: readonly Pick<Consumer, 'tickedAt'>[]): number =>
  consumers.filter(({ tickedAt }) => tickedAt !== null).length;
