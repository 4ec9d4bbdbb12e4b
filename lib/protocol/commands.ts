import * as v from 'valibot';
import { type ActsAnswers, actsCommands } from './acts.ts';
import { type CheckAnswers, checkCommands } from './check.ts';
import type { Problem } from './problem.ts';
import { type RotationAnswers, rotationCommands } from './rotation.ts';
import { type SpecificationAnswers, specificationCommands } from './specification.ts';
import { type VaultAnswers, vaultCommands } from './vaults.ts';

export type { Check, Problem } from './problem.ts';

/**
 * The one protocol between the extension's pages and its background: named operations in,
 * data out. No answer ever carries a token; no command carries a URL path, header or selector.
 * Each feature's part stands in a file of its own beside this one.
 */
export const commandSchema = v.variant('name', [
  ...vaultCommands,
  ...specificationCommands,
  ...checkCommands,
  ...actsCommands,
  ...rotationCommands,
]);
export type Command = v.InferOutput<typeof commandSchema>;
export type CommandName = Command['name'];

export interface AnswerValues
  extends VaultAnswers,
    SpecificationAnswers,
    CheckAnswers,
    ActsAnswers,
    RotationAnswers {}

export type Answer<N extends CommandName> =
  | { ok: true; value: AnswerValues[N] }
  | { ok: false; problem: Problem };
