import type { Failure } from '#lib/vault/failure.ts';
import { localDay } from './denied-today.ts';
import { arrange, isFull } from './product.ts';
import { isRefusalExpected, type TokenNote } from './token-note.ts';
import type { View } from './view.ts';

/** What is wrong with one vault, worst first; at most one thing is shown. */
export type Attention =
  | { kind: 'failure'; failure: Failure; numbersKept: boolean }
  /** Products at capacity, with what was denied today. */
  | { kind: 'full'; products: { code: string; name: string }[]; denied: Denied | null }
  | { kind: 'denied'; denied: Denied }
  | { kind: 'token'; note: TokenNote }
  | { kind: 'not-understood'; rows: number };

export interface Denied {
  count: number;
  /** True when there were more than were counted. */
  more: boolean;
}

/**
 * The one thing that the popup's strip says, or null when all is well.
 *
 * @param note what is to be said of the vault's token
 */
export function attention(view: View, note: TokenNote | null, now: number): Attention | null {
  const failure = view.attempt?.failure;
  const token = note && ({ kind: 'token', note } as const);
  const expected = failure?.kind === 'wrong-token' && isRefusalExpected(note);
  if (failure && !expected) return { kind: 'failure', failure, numbersKept: view.counts !== null };
  if (note?.kind === 'rotation' || (note?.kind === 'expires' && note.level <= 7)) return token;

  const today = view.denials?.day === localDay(now) && view.denials.total > 0 ? view.denials : null;
  const denied = today && { count: today.total, more: today.truncated };
  const full = arrange(view.counts?.products ?? []).owned.filter(isFull);
  if (full.length > 0) {
    return { kind: 'full', products: full.map(({ code, name }) => ({ code, name })), denied };
  }
  if (denied) return { kind: 'denied', denied };
  if (token) return token;
  const rows = view.counts?.notUnderstood ?? 0;
  return rows > 0 ? { kind: 'not-understood', rows } : null;
}

/** Denials of one product today; null when they are not known. */
export function deniedToday(view: View, product: string, now: number): number | null {
  if (view.denials?.day !== localDay(now)) return null;
  return view.denials.products.find(({ name }) => name === product)?.count ?? 0;
}
