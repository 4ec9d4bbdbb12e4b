import type { Ability } from '../ability.ts';
import type { Binding, Lookup } from './binding.ts';
import type { Told } from './derive-answer.ts';
import type { Inputs } from './derive-inputs.ts';
import type { Evidence, EvidenceKind } from './evidence.ts';
import type { Understood } from './understand.ts';

/** What is known beside the one operation that is looked at. */
export interface World {
  all: readonly Understood[];
  /** Turns a name into a user's number, if the vault can. */
  lookup: Lookup | null;
  /** How a user's licenses are listed: what a revocation can be filled with. Null: not at all. */
  list: ListKnown | null;
}

export interface ListKnown {
  binding: Binding;
  /** Meanings that stand under a bare `id` in a row. */
  bare: ReadonlySet<string>;
  /** Words that name what a row is, in path and schema. */
  words: readonly string[];
}

/** One operation, tried for one ability. */
export interface Attempt {
  understood: Understood;
  ability: Ability;
  inputs: Inputs;
  told: Told | null;
  /** Null where something that must be is missing. */
  binding: Binding | null;
  evidence: Evidence[];
  /** Reasons why it must not be bound, however well it fits. */
  blocks: Evidence[];
}

export const score = ({ evidence }: { evidence: readonly Evidence[] }): number =>
  evidence.reduce((sum, { points }) => sum + points, 0);

/** Collects reasons; one without points only explains. */
export function createReasons() {
  const evidence: Evidence[] = [];
  return {
    evidence,
    add(kind: EvidenceKind, detail: string, points: number, when = true) {
      if (when) evidence.push({ kind, detail: detail.slice(0, 600), points });
    },
  };
}
export type Reasons = ReturnType<typeof createReasons>;
