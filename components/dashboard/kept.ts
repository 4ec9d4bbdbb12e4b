import type { DashboardModel } from './model.ts';

/** Something a tab works with that is longer than the tab is open. */
export interface Keepable {
  /** Stops what it does, and lets go of what it holds. */
  end(): void;
}

const pages = new WeakMap<DashboardModel, Map<string, { connection: string; value: Keepable }>>();

/**
 * A tab that is left and opened again finds its work as it was: in the page's memory, for one vault
 * at a time. Another vault begins anew, and what the page held of the first is let go.
 *
 * @param key names the tab; what is kept under it has always one type
 */
export function kept<T extends Keepable>(
  model: DashboardModel,
  key: string,
  connection: string,
  create: () => T,
): T {
  const page = pages.get(model) ?? new Map<string, { connection: string; value: Keepable }>();
  pages.set(model, page);
  const old = page.get(key);
  if (old?.connection === connection) return old.value as T;
  old?.value.end();
  const value = create();
  page.set(key, { connection, value });
  return value;
}
