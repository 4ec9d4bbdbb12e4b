import * as v from 'valibot';
import { failureSchema } from '#lib/vault/failure.ts';
import { productNameSchema, type UserLicense, userLicenseSchema } from '#lib/vault/records.ts';

const epochMs = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A user as the admin asked for them: the name under which they were found, and are found again. */
export const userSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const user = userSchema;

export const subjectSchema = v.variant('act', [
  v.object({ act: v.literal('revoke-one'), user, license: userLicenseSchema }),
  v.object({
    act: v.literal('revoke-all'),
    user,
    /** How many licenses the user held as far as was known; null: it was not known. */
    held: v.nullable(count),
  }),
  v.object({ act: v.literal('disconnect-product'), product: productNameSchema }),
]);
/** What an act is done to. */
export type Subject = v.InferOutput<typeof subjectSchema>;

/** Why an act never left the browser. */
export const neverSent = ['undone', 'too-late', 'read-only'] as const;
export const results = [
  ...neverSent,
  /** The vault said so, or it was seen afterwards. */
  'done',
  /** Sent without a clear answer, and seen afterwards not to have happened. */
  'not-done',
  /** The vault, or Seatkeeper before it, refused. */
  'failed',
  /** Sent without a clear answer, and it could not be found out. */
  'unknown',
] as const;
export type Result = (typeof results)[number];

/** What a second look at a revoked license told. */
export const afterwards = ['came-back', 'stayed-away', 'could-not-look'] as const;
export type Afterwards = (typeof afterwards)[number];

const stateSchema = v.variant('stage', [
  /** Nothing is sent before `dueAt`, and nothing long after it. */
  v.object({ stage: v.literal('waiting'), dueAt: epochMs }),
  /** Stored before the request leaves: whoever finds this later does not know the outcome. */
  v.object({ stage: v.literal('sending'), sentAt: epochMs }),
  /** The outcome is unknown and is looked up, at `lookAt` and not earlier. */
  v.object({
    stage: v.literal('looking'),
    sentAt: epochMs,
    lookAt: epochMs,
    looks: count,
    /** Why the answer was not clear; null: the worker was ended meanwhile. */
    failure: v.nullable(failureSchema),
  }),
  /** Done; looked at once more, at `lookAt` or later, to see whether the license came back. */
  v.object({ stage: v.literal('watching'), sentAt: epochMs, doneAt: epochMs, lookAt: epochMs }),
  v.object({
    stage: v.literal('over'),
    at: epochMs,
    sentAt: v.nullable(epochMs),
    result: v.picklist(results),
    failure: v.nullable(failureSchema),
    after: v.nullable(v.picklist(afterwards)),
  }),
]);
export type State = v.InferOutput<typeof stateSchema>;
export type Over = Extract<State, { stage: 'over' }>;

export const actSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/)),
  /** Id of the vault. */
  vault: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/)),
  startedAt: epochMs,
  subject: subjectSchema,
  state: stateSchema,
});
/** One change of a vault, from the click on. */
export type Act = v.InferOutput<typeof actSchema>;

/** The license without what neither sending nor looking needs: where it ran and what ran there. */
export const withoutTraces = (license: UserLicense): UserLicense => ({
  ...license,
  host: null,
  version: null,
  lastSeenAt: null,
});

/** Whether the act is under way, so that a second one of the same subject must wait. */
export const isPending = ({ state }: Act): boolean =>
  state.stage === 'waiting' || state.stage === 'sending' || state.stage === 'looking';

/** How many revocations of a plan's month the act takes, as far as is known. Disconnecting: none. */
export function revocations(subject: Subject): number {
  if (subject.act === 'disconnect-product') return 0;
  return subject.act === 'revoke-one' ? 1 : Math.max(1, subject.held ?? 1);
}
