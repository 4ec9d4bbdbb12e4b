import * as v from 'valibot';
import { type Failure, failureSchema } from '#lib/vault/failure.ts';
import type { SpecificationProblem } from '#lib/vault/specification/specification.ts';

const specificationProblems = [
  'empty',
  'too-large',
  'web-page',
  'yaml',
  'not-json',
  'not-a-specification',
  'unknown-version',
  'no-operations',
] as const satisfies readonly SpecificationProblem[];

/** Why a look for the vault's specification brought nothing, as data that can be stored. */
export const lookProblemSchema = v.variant('kind', [
  /** None of the usual places has one. */
  v.object({ kind: v.literal('nowhere') }),
  /** Some place is there, and wants a log-in that a token is not. */
  v.object({ kind: v.literal('behind-login') }),
  /** What was found, or given, cannot be read. */
  v.object({ kind: v.literal('unreadable'), problem: v.picklist(specificationProblems) }),
  /** A specification was found, but not the one that was given by hand. */
  v.object({ kind: v.literal('another') }),
  /** The vault was forgotten while it was asked. */
  v.object({ kind: v.literal('forgotten') }),
  /** The vault could not be asked at all. */
  v.object({ kind: v.literal('failed'), failure: failureSchema }),
]);
export type LookProblem = v.InferOutput<typeof lookProblemSchema>;

/** Failures that say nothing about places: asking somewhere else would end the same way. */
const aboutTheVault: ReadonlySet<Failure['kind']> = new Set([
  'unreachable',
  'timeout',
  'rate-limited',
  'no-access',
  'token-missing',
  'token-unreadable',
  'storage-unavailable',
]);
/** A place that answers so exists, and wants somebody who has logged in. */
const wantsLogin: ReadonlySet<Failure['kind']> = new Set([
  'wrong-token',
  'not-permitted',
  'signed-out',
]);

export interface PlaceFailure {
  place: string;
  /** `other`: an answer that is no specification. */
  failure: Failure | 'other';
}

/** What all the places together say. */
export function lookProblem(failures: readonly PlaceFailure[]): LookProblem {
  const kinds = failures.flatMap(({ failure }) => (failure === 'other' ? [] : [failure]));
  const whole = kinds.find(({ kind }) => aboutTheVault.has(kind));
  if (whole) return { kind: 'failed', failure: whole };
  const login = kinds.some(
    (failure) =>
      wantsLogin.has(failure.kind) || (failure.kind === 'not-a-vault' && failure.found === 'page'),
  );
  return login ? { kind: 'behind-login' } : { kind: 'nowhere' };
}
