import type { AddressProblem } from '#lib/vault/address.ts';
import type { Failure } from '#lib/vault/failure.ts';

/** One line of a connection test. */
export interface Check {
  ability: 'license-counts' | 'denials';
  /** null: it works. */
  failure: Failure | null;
}

/** Why a command was not carried out. The words stand in `lib/words`. */
export type Problem =
  | { kind: 'address'; problem: AddressProblem }
  /** Empty, or not 16 to 8192 printable ASCII characters. */
  | { kind: 'token-shape' }
  | { kind: 'already-connected'; id: string; title: string }
  /** The token was tried and the license counts could not be read; nothing was saved. */
  | { kind: 'checks-failed'; checks: Check[] }
  | { kind: 'unknown-vault' }
  | { kind: 'too-soon'; until: number }
  | { kind: 'storage-full' }
  | { kind: 'storage-unavailable' }
  /** A fault of ours. `reference` names the place, never the data. */
  | { kind: 'internal'; reference: string };
