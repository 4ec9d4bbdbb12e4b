import type { Failure } from '#lib/vault/failure.ts';
import { isFull, isOwned } from './product.ts';
import type { View } from './view.ts';

/** The worst thing that is true of any vault; what the toolbar shows. */
export type BadgeState =
  | { kind: 'none' }
  | { kind: 'fine'; products: number }
  | { kind: 'full'; vault: string; products: string[] }
  | { kind: 'broken'; vault: string; failure: Failure };

/**
 * The worst state over all vaults: a broken connection, then a full product, then nothing.
 *
 * A vault that asks for a pause is not broken: its numbers are kept and come again by themselves.
 *
 * @param vaults in the order of the admin's list; the first of the worst is told
 */
export function badgeState(vaults: readonly { name: string; view: View }[]): BadgeState {
  if (vaults.length === 0) return { kind: 'none' };
  for (const { name, view } of vaults) {
    const failure = view.attempt?.failure;
    if (failure && failure.kind !== 'rate-limited') return { kind: 'broken', vault: name, failure };
  }
  for (const { name, view } of vaults) {
    const products = (view.counts?.products ?? []).filter(isFull).map((product) => product.name);
    if (products.length > 0) return { kind: 'full', vault: name, products };
  }
  const owned = vaults.flatMap(({ view }) => (view.counts?.products ?? []).filter(isOwned));
  return { kind: 'fine', products: owned.length };
}

/** Sign and colors; contrast measured at 5.0, see docs/decisions. Never color alone. */
export function badgeLook({ kind }: BadgeState): {
  text: string;
  color: string;
  textColor: string;
} {
  const text = { none: '', fine: '', full: '0', broken: '!' }[kind];
  return { text, color: '#CC3645', textColor: '#FFFFFF' };
}
