import * as v from 'valibot';
import type { Ability } from '../ability.ts';
import { bindingSchema } from './binding.ts';
import { evidenceSchema } from './evidence.ts';

export const candidateSchema = v.object({
  /** `Operation.id`. */
  operationId: v.pipe(v.string(), v.maxLength(600)),
  score: v.number(),
  evidence: v.array(evidenceSchema),
});
export type Candidate = v.InferOutput<typeof candidateSchema>;

/**
 * What the specification says about one ability. Only `clear` carries a binding: `unclear` is not
 * bound, and its candidates say why; `absent` has nothing that comes near.
 */
export const proposalSchema = v.object({
  verdict: v.picklist(['clear', 'unclear', 'absent']),
  binding: v.nullable(bindingSchema),
  evidence: v.array(evidenceSchema),
  /** Best first, the bound one included. */
  candidates: v.array(candidateSchema),
});
export type Proposal = v.InferOutput<typeof proposalSchema>;
export type Proposals = Record<Ability, Proposal>;

/** Why an operation that the admin chose cannot do the ability. */
export type HandProblem =
  | { kind: 'unknown-operation' }
  /** Served by another host. */
  | { kind: 'other-host'; host: string }
  /** Reading abilities only ask with GET; writing ones never do. */
  | { kind: 'wrong-method'; method: string }
  /** A required input whose meaning is not understood, or that nothing can fill. */
  | { kind: 'needs-input'; name: string }
  /** Nothing in it says whose, which or from when. */
  | { kind: 'no-input'; meaning: string }
  | { kind: 'no-rows' }
  /** The rows lack what the ability is about. */
  | { kind: 'no-field'; meaning: string };
