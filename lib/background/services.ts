import type { SetTimer } from '#lib/platform/timer.ts';
import type { Random } from '#lib/refresh/schedule.ts';
import type { Fetch } from '#lib/vault/http.ts';
import type { Limits } from '#lib/vault/limits.ts';

/** The outside world of the background: what tests replace. */
export interface Services {
  fetch: Fetch;
  /** Epoch milliseconds. */
  now: () => number;
  random: Random;
  setTimer: SetTimer;
  limits?: Partial<Limits>;
}
