import type { Item } from '#lib/acts/leavers-run.ts';
import { foundOut, isNobody, lookAtItem } from '#lib/acts/leavers-steps.ts';
import { isSurelyNotDone } from '#lib/acts/steps.ts';
import { type Failure, needsAdmin, type Outcome } from '#lib/vault/failure.ts';
import type { ActsClient } from './bound-vaults.ts';

/** How a person's licenses are revoked: this one, or all of the user in one request. */
export type By = NonNullable<Item['sentBy']>;

/** What became of the items of one request, and why the whole list must stop, if it must. */
export interface Sent {
  change: (item: Item) => Item;
  stop: Failure | null;
}

/** Sends one request. Never repeated: an answer that leaves a doubt is followed by a look. */
export async function sendItem(
  client: ActsClient,
  by: By,
  user: string,
  item: Item,
): Promise<Sent> {
  const answer = await orUnknown(
    by === 'revoke-all' ? client.revokeAll(user) : client.revokeOne(item.license),
  );
  if (answer.ok)
    return { change: (one) => ({ ...one, state: 'revoked', failure: null }), stop: null };
  const { failure } = answer;
  if (!isSurelyNotDone(failure)) return await findOut(client, user, failure);
  // What stops the list is as if it had not been tried: going on begins with it.
  const stop = stopsList(failure) ? failure : null;
  return { change: (one) => ({ ...one, state: stop ? 'held' : 'failed', failure }), stop };
}

/** Looks what became of items whose answer was lost. Reads only. */
export async function findOut(
  client: ActsClient,
  user: string,
  failure: Failure | null,
): Promise<Sent> {
  const licenses = await orUnknown(client.userLicenses(user));
  // A vault that cannot even be looked at is not asked to do more.
  const stop = licenses.ok || isNobody(licenses.failure) ? null : licenses.failure;
  return {
    change: (item) => foundOut({ ...item, failure }, lookAtItem(user, item, licenses)),
    stop,
  };
}

/** Whether the next one would fare no better. */
export const stopsList = (failure: Failure): boolean =>
  needsAdmin(failure) ||
  ['rate-limited', 'not-bound', 'unreachable', 'timeout'].some((kind) => kind === failure.kind);

/** A fault of ours in the middle of a call leaves its outcome unknown. */
export async function orUnknown<T>(work: Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work;
  } catch (error) {
    console.error(
      'Seatkeeper: a call ended with',
      error instanceof Error ? error.name : 'an error',
    );
    return { ok: false, failure: { kind: 'not-understood', field: 'body' } };
  }
}
