import type { VaultBindings } from './vault-bindings.ts';

const HOUR_MS = 60 * 60_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

/**
 * Whether a specification that was read is to be looked at again: after a week, or within the hour
 * when a bound ability was answered as if its operation had changed. A time from the future (the
 * clock was set back) counts as long past.
 */
export function isLookDue({ specification, look, lookDue }: VaultBindings, now: number): boolean {
  const passed = (at: number, ms: number) => at > now || now - at >= ms;
  if (!specification) return false;
  const lastLook = look?.at ?? specification.readAt;
  if (lookDue) return look === null || passed(look.at, HOUR_MS);
  return passed(lastLook, WEEK_MS);
}
