import type { Problem } from '#lib/protocol/problem.ts';

/** Errors of storage that a person can do something about, by their names. */
const told = new Map<string, Problem>([
  ['StorageFullError', { kind: 'storage-full' }],
  ['StorageUnavailableError', { kind: 'storage-unavailable' }],
  ['NewerDataError', { kind: 'newer-data' }],
]);

/**
 * What crosses to a page of an error: its message may quote data, so only its kind does.
 *
 * @param place what was being done, such as the command's name
 */
export function problemOf(error: unknown, place: string): Problem {
  const name = error instanceof Error ? error.name : 'unknown';
  return told.get(name) ?? { kind: 'internal', reference: `${place}: ${name}` };
}
