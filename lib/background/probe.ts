import type { Check } from '#lib/protocol/commands.ts';
import { askDenialsFrom, countToday } from '#lib/usage/denied-today.ts';
import type { View } from '#lib/usage/view.ts';
import type { Bindings } from '#lib/vault/binding/binding.ts';
import { createBoundClient } from '#lib/vault/bound-client.ts';
import { type Flavour, flavours } from '#lib/vault/connection.ts';
import { type Failure, failed, type Outcome } from '#lib/vault/failure.ts';
import { DENIALS_MAX_PAGES } from '#lib/vault/limits.ts';
import { accessTo } from './access.ts';
import type { Call } from './health.ts';
import type { Services } from './services.ts';

const DENIALS_MS = 20_000;

/** What one round of reading told: every part by itself, so that one fault closes one part. */
export interface Reading {
  flavour: Flavour;
  counts: NonNullable<View['counts']> | null;
  denials: View['denials'];
  /** Why there are no counts; decides whether the connection works at all. */
  failure: Failure | null;
  denialsFailure: Failure | null;
}

export interface Target {
  origin: string;
  token: string;
  /** The flavour to use, or a guess to begin with. */
  flavour: Flavour;
  /** True: another flavour that works is simply taken. False: it is told as a failure. */
  find: boolean;
  /** Used where a specification does counts or denials another way than the published one. */
  bindings: Bindings;
}

/**
 * Asks a vault for counts and denials, which need no specification. Writes nothing anywhere.
 *
 * @param target a token is tried with the other flavour's scheme only at the same origin, and only
 *   after a 401
 */
export async function readVault(services: Services, target: Target): Promise<Reading> {
  const first = await readCounts(services, target, target.flavour);
  if (first.failure?.kind !== 'wrong-token') return await withDenials(services, target, first);

  const other = flavours.find((flavour) => flavour !== target.flavour) ?? target.flavour;
  const second = await readCounts(services, target, other);
  if (second.failure) return first;
  if (target.find) return await withDenials(services, target, second);
  return { ...first, failure: { kind: 'wrong-flavour', works: other } };
}

async function readCounts(services: Services, target: Target, flavour: Flavour): Promise<Reading> {
  const answer = await clientFor(services, target, flavour).licenseCounts();
  const nothing = { flavour, denials: null, denialsFailure: null };
  if (!answer.ok) return { ...nothing, counts: null, failure: answer.failure };
  return { ...nothing, counts: { at: services.now(), ...answer.value }, failure: null };
}

async function withDenials(services: Services, target: Target, reading: Reading): Promise<Reading> {
  if (reading.failure) return reading;
  const client = clientFor(services, target, reading.flavour);
  const answer = await within(DENIALS_MS, (signal) =>
    client.denials(askDenialsFrom(services.now()), DENIALS_MAX_PAGES, signal),
  );
  if (!answer.ok) return { ...reading, denialsFailure: answer.failure };
  const now = services.now();
  return { ...reading, denials: { at: now, ...countToday(answer.value, now) } };
}

/** All pages together get this long: each call has its own limit, their sum would outlive a worker. */
async function within<T>(
  limitMs: number,
  work: (signal: AbortSignal) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const signal = AbortSignal.timeout(limitMs);
  try {
    return await work(signal);
  } catch (error) {
    if (signal.aborted) return failed({ kind: 'timeout', limitMs });
    throw error;
  }
}

function clientFor(services: Services, { origin, token, bindings }: Target, flavour: Flavour) {
  return createBoundClient(accessTo(services, { origin, token, flavour }), bindings);
}

/** The reading as lines of a connection test. Without counts nothing else was tried. */
export function checksOf(reading: Reading): Check[] {
  const counts: Check = { ability: 'license-counts', failure: reading.failure };
  if (reading.failure) return [counts];
  return [counts, { ability: 'denials', failure: reading.denialsFailure }];
}

/** The calls that were made for it. Without counts nothing else was tried. */
export function callsOf({ failure, denials, denialsFailure }: Reading): Call[] {
  const counts: Call = { ability: 'license-counts', failure };
  if (failure || (!denials && !denialsFailure)) return [counts];
  return [counts, { ability: 'denials', failure: denialsFailure }];
}

/** The view after a reading: what was not read keeps its last good numbers. */
export function viewAfter(view: View, reading: Reading, now: number): View {
  return {
    counts: reading.counts ?? view.counts,
    denials: reading.denials ?? view.denials,
    attempt: { at: now, failure: reading.failure },
    denialsFailure: reading.denialsFailure,
  };
}
