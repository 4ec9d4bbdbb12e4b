import { unreadBindings, type VaultBindings } from '#lib/bindings/vault-bindings.ts';
import { learned } from '#lib/storage/learned.ts';
import { removeSpecification } from '#lib/storage/specification-db.ts';
import { findConnection } from './connections.ts';
import { inTurn } from './turns.ts';

/** What the vault's abilities are bound to; what has a published path is bound without reading. */
export async function readBindings(id: string): Promise<VaultBindings> {
  return (await learned.bindings.read())[id] ?? unreadBindings;
}

/**
 * Changes a vault's bindings; a forgotten vault gets none back.
 *
 * @param change its null leaves everything as it is
 * @returns what is stored now, or null when nothing was changed
 */
export function changeBindings(
  id: string,
  change: (bindings: VaultBindings) => VaultBindings | null,
): Promise<VaultBindings | null> {
  return inTurn(() => changeBindingsNow(id, change));
}

/** Removes all that was learnt of a vault, within the caller's turn. */
export async function forgetLearned(id: string): Promise<void> {
  await learned.bindings.update(({ [id]: _gone, ...rest }) => rest);
  await learned.health.update(({ [id]: _gone, ...rest }) => rest);
  await removeSpecification(id);
}

/** The same for callers that have their turn already. */
export async function changeBindingsNow(
  id: string,
  change: (bindings: VaultBindings) => VaultBindings | null,
): Promise<VaultBindings | null> {
  if (!(await findConnection(id))) return null;
  let changed: VaultBindings | null = null;
  await learned.bindings.update((all) => {
    changed = change(all[id] ?? unreadBindings);
    return changed ? { ...all, [id]: changed } : all;
  });
  return changed;
}
