import { unreadBindings, type VaultBindings } from '#lib/bindings/vault-bindings.ts';
import { untriedHealth, type VaultHealth } from '#lib/health/vault-health.ts';
import { local } from '#lib/platform/areas.ts';
import { follow } from './follow.ts';
import { learned } from './learned.ts';

/** What a page shows of the abilities, by vault. Vaults that are not in it have not been read. */
export interface LearnedState {
  bindings: Record<string, VaultBindings>;
  health: Record<string, VaultHealth>;
}

const keys = [learned.bindings.key, learned.health.key];

export const bindingsOf = (state: LearnedState, id: string): VaultBindings =>
  state.bindings[id] ?? unreadBindings;
export const healthOf = (state: LearnedState, id: string): VaultHealth =>
  state.health[id] ?? untriedHealth;

/** Reads it in one storage call and without the background. */
export async function readLearned(): Promise<LearnedState> {
  const raw = await local.read(keys);
  return {
    bindings: learned.bindings.decode(raw[learned.bindings.key]),
    health: learned.health.decode(raw[learned.health.key]),
  };
}

/** Follows what was learned of the vaults, until the signal aborts. */
export function watchLearned(onChange: (state: LearnedState) => void, signal: AbortSignal): void {
  const watch = (changed: () => void) => local.watch(keys, changed, signal);
  follow({ read: readLearned, watch }, onChange, signal);
}
