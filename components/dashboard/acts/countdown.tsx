import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { DashboardModel } from '../model.ts';

const TICK_MS = 250;

/** The seconds that are left. Seen, not heard: they were said once, at the beginning. */
export function Countdown({ model, dueAt }: { model: DashboardModel; dueAt: number }) {
  // The page's own clock of 15 seconds is too slow for this one thing.
  const left = useSignal(dueAt - Date.now());
  useEffect(() => {
    const clock = setInterval(() => {
      left.value = dueAt - Date.now();
    }, TICK_MS);
    return () => clearInterval(clock);
  }, [dueAt, left]);
  return <b aria-hidden="true">{model.words.acts.seconds(Math.ceil(left.value / 1000))}</b>;
}
