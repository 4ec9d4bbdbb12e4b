import { useEffect } from 'preact/hooks';
import { expectedAt } from '#lib/acts/expected.ts';
import type { DashboardModel } from '../model.ts';

/** Longer than a timer that is on time, and what follows it, may take. */
const PATIENCE_MS = 3_000;

/**
 * Wakes the background when what it was to do has not happened: it may have been ended, and whoever
 * looks at the page would wait for the alarm to be told. Waking sends nothing: what is late by then is
 * called off.
 */
export function useWake({ acted, ask, now }: DashboardModel): void {
  const { acts, leavers } = acted.value;
  const at = expectedAt(acts, leavers);
  // The page's clock ticks on: a background that was in the middle of something is asked again.
  const isLate = at !== null && now.value > at + PATIENCE_MS ? now.value : null;
  useEffect(() => {
    if (at === null) return;
    const wait = Math.max(0, at + PATIENCE_MS - Date.now());
    const timer = setTimeout(() => void ask<'acts.sweep'>({ name: 'acts.sweep' }), wait);
    return () => clearTimeout(timer);
  }, [at, isLate, ask]);
}
