import * as v from 'valibot';
import type { AbilityState } from '#lib/bindings/vault-bindings.ts';
import { type Ability, abilitySchema } from '#lib/vault/ability.ts';
import { SPECIFICATION_MAX_BYTES } from '#lib/vault/specification/read-specification.ts';
import type { Method } from '#lib/vault/specification/specification.ts';
import { command, id, text } from './command.ts';

const ability = abilitySchema;

/** Reading a vault's specification, and deciding what its abilities are bound to. */
export const specificationCommands = [
  /** Look for it in the vault's usual places, with the token. */
  command('specification.read', { id }),
  /** The specification as the admin has saved it. */
  command('specification.import', { id, text: text(SPECIFICATION_MAX_BYTES) }),
  /** `fingerprint` is of the operation that was shown: a changed one is not confirmed. */
  command('ability.confirm', { id, ability, fingerprint: text(40) }),
  /** `operation` by its id in the stored specification; null leaves the choice to Seatkeeper. */
  command('ability.choose', { id, ability, operation: v.nullable(text(600)) }),
  command('ability.remove', { id, ability }),
  command('ability.operations', { id, ability }),
] as const;

/** One operation of a specification, for choosing by hand. */
export interface OperationLine {
  id: string;
  method: Method;
  path: string;
  /** The specification's own sentence; empty where it has none. */
  summary: string;
  deprecated: boolean;
  /** It comes near the ability. */
  near: boolean;
}

export interface AbilityChanged {
  state: AbilityState;
}
/** What the specification told of an ability that is not bound: nothing, too much, or removed. */
export type LearntState = AbilityState | 'unclear' | 'removed';
interface Learnt {
  title: string;
  states: Record<Ability, LearntState>;
}

/** What each of them answers; the bindings themselves come by storage. */
export interface SpecificationAnswers {
  'specification.read': Learnt;
  'specification.import': Learnt;
  'ability.confirm': AbilityChanged;
  'ability.choose': AbilityChanged;
  'ability.remove': AbilityChanged;
  'ability.operations': OperationLine[];
}
