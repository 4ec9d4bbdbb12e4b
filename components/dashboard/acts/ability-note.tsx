import { stateOf } from '#lib/bindings/vault-bindings.ts';
import { bindingsOf } from '#lib/storage/learned-state.ts';
import type { Ability } from '#lib/vault/ability.ts';
import type { Connection } from '#lib/vault/connection.ts';
import type { DashboardModel } from '../model.ts';

export type ActAbility = Extract<
  Ability,
  'user-licenses' | 'revoke-one' | 'revoke-all' | 'disconnect-product'
>;

/** Whether this vault can be asked to do it now, as far as pages know; the background looks again. */
export function isBound(model: DashboardModel, { id }: Connection, ability: ActAbility): boolean {
  const record = bindingsOf(model.learned.value, id).abilities[ability];
  return stateOf(ability, record) === 'bound';
}

interface AbilityNoteProps {
  model: DashboardModel;
  connection: Connection;
  ability: ActAbility;
}

/** Says that something cannot be done yet, and where that is changed. Instead of a dead button. */
export function AbilityNote({ model, connection, ability }: AbilityNoteProps) {
  const { acts: words } = model.words;
  const record = bindingsOf(model.learned.value, connection.id).abilities[ability];
  const state = stateOf(ability, record);
  if (state === 'bound') return null;
  const isFound = state === 'needs-confirmation';
  return (
    <p class="note">
      {isFound ? words.unconfirmed[ability] : words.notBound[ability]}{' '}
      <a href="options.html#vaults">{isFound ? words.toConfirm : words.toRead}</a>
    </p>
  );
}
