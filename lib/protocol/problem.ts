import type { LookProblem } from '#lib/bindings/look-problem.ts';
import type { AddressProblem } from '#lib/vault/address.ts';
import type { HandProblem } from '#lib/vault/binding/proposal.ts';
import type { Failure } from '#lib/vault/failure.ts';
import type { ActProblem } from './acts.ts';
import type { RotationProblem } from './rotation.ts';

/** One line of a connection test. */
export interface Check {
  ability: 'license-counts' | 'denials';
  /** null: it works. */
  failure: Failure | null;
}

/** Why a command was not carried out. The words stand in `lib/words`. */
export type Problem =
  | ActProblem
  | { kind: 'address'; problem: AddressProblem }
  /** Empty, or not 16 to 8192 printable ASCII characters. */
  | { kind: 'token-shape' }
  | { kind: 'already-connected'; id: string; title: string }
  /** The token was tried and the license counts could not be read; nothing was saved. */
  | { kind: 'checks-failed'; checks: Check[] }
  | { kind: 'unknown-vault' }
  | { kind: 'too-soon'; until: number }
  /** The vault could not be asked: access or token is missing on our side. */
  | { kind: 'not-asked'; failure: Failure }
  /** No specification was found, or what was given is none. What was bound stays bound. */
  | { kind: 'specification'; problem: LookProblem }
  /** No specification is kept of this vault: none was read, or the browser lost it. */
  | { kind: 'no-specification' }
  /** The operation is another one by now than the one that was shown. */
  | { kind: 'not-shown' }
  /** The operation that was chosen cannot do it. */
  | { kind: 'unfit-operation'; problem: HandProblem }
  | RotationProblem
  | { kind: 'storage-full' }
  | { kind: 'storage-unavailable' }
  /** What is stored was written by a newer version of Seatkeeper. */
  | { kind: 'newer-data' }
  /** A fault of ours. `reference` names the place, never the data. */
  | { kind: 'internal'; reference: string };
