import * as v from 'valibot';
import { writingAbilities } from '#lib/vault/ability.ts';
import { failureSchema } from '#lib/vault/failure.ts';
import { type Act, afterwards, neverSent, revocations } from './act.ts';

const epochMs = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = (most: number) => v.nullable(v.pipe(v.string(), v.maxLength(most)));

/** How long the log is kept, and how much of it at most: the browser's storage has an end. */
export const AUDIT_KEPT_MS = 400 * 24 * 60 * 60_000;
export const AUDIT_MOST = 10_000;

export const auditEntrySchema = v.object({
  /** The act's id: writing an entry twice gives one. */
  id: v.pipe(v.string(), v.maxLength(80)),
  /** When it was sent. */
  at: epochMs,
  vault: v.object({
    id: v.pipe(v.string(), v.maxLength(64)),
    name: v.pipe(v.string(), v.maxLength(60)),
    /** Host of the API: stays the same when the vault is forgotten and connected again. */
    host: v.pipe(v.string(), v.maxLength(253)),
  }),
  act: v.picklist(writingAbilities),
  /** Where the admin did it. */
  by: v.picklist(['users', 'leavers', 'products']),
  user: text(1000),
  product: text(1000),
  /** The allocation or license that was named, as the vault gave it. */
  license: text(1000),
  /** Revocations that it takes from the month of a plan that rations them. */
  revocations: v.pipe(v.number(), v.integer(), v.minValue(0)),
  result: v.picklist(['done', 'not-done', 'failed', 'unknown']),
  failure: v.nullable(failureSchema),
  after: v.nullable(v.picklist(afterwards)),
});
/** One change of a vault, as the audit log keeps it. Never a token. */
export type AuditEntry = v.InferOutput<typeof auditEntrySchema>;

/**
 * The act as the audit log keeps it.
 *
 * @returns null for what never left the browser: it changed nothing
 */
export function auditEntryOf(act: Act, vault: AuditEntry['vault']): AuditEntry | null {
  const { state, subject } = act;
  const sentAt = 'sentAt' in state ? state.sentAt : null;
  if (sentAt === null) return null;
  const isOver = state.stage === 'over';
  if (isOver && neverSent.some((result) => result === state.result)) return null;
  return {
    id: act.id,
    at: sentAt,
    vault,
    act: subject.act,
    by: subject.act === 'disconnect-product' ? 'products' : 'users',
    user: 'user' in subject ? subject.user : null,
    product: productOf(subject),
    license: subject.act === 'revoke-one' ? licenseId(subject.license) : null,
    revocations: revocations(subject),
    result: isOver
      ? (state.result as AuditEntry['result'])
      : state.stage === 'watching'
        ? 'done'
        : 'unknown',
    failure: 'failure' in state ? state.failure : null,
    after: isOver ? state.after : null,
  };
}

const licenseId = ({
  allocationId,
  licenseId: id,
}: {
  allocationId: string | null;
  licenseId: string | null;
}) => allocationId ?? id;

function productOf(subject: Act['subject']): string | null {
  if (subject.act === 'disconnect-product') return subject.product.name;
  return subject.act === 'revoke-one'
    ? (subject.license.product ?? subject.license.productCode)
    : null;
}

/**
 * The log with these entries in it, newest last, each once, and without what is too old.
 *
 * What is old is told by a clock that somebody may have set years ahead. So it goes only along with
 * an entry that a vault has said yes to: no secure connection comes about at a time at which the
 * vault's certificate is long out of date, and one is good for months at most.
 */
export function withEntries(
  log: readonly AuditEntry[],
  entries: readonly AuditEntry[],
  now: number,
): AuditEntry[] {
  const changed = new Map(entries.map((entry) => [entry.id, entry]));
  const isConfirmed = entries.some(({ result }) => result === 'done');
  const kept = log.filter(({ at }) => !isConfirmed || now - at <= AUDIT_KEPT_MS);
  const known = new Set(kept.map(({ id }) => id));
  return [
    ...kept.map((entry) => changed.get(entry.id) ?? entry),
    ...[...changed.values()].filter(({ id }) => !known.has(id)),
  ].slice(-AUDIT_MOST);
}
