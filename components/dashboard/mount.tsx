import { render } from 'preact';
import type { AppState } from '#lib/storage/state.ts';
import { Dashboard } from './dashboard.tsx';
import { createDashboardModel, type DashboardServices } from './model.ts';
import { readPlace } from './place.ts';

const CLOCK_MS = 15_000;

interface Mounted extends DashboardServices {
  first: AppState;
  watch(onChange: (state: AppState) => void, signal: AbortSignal): void;
}

/** @returns ends everything that the page keeps running */
export function mountDashboard(root: Element, { first, watch, ...services }: Mounted): () => void {
  const model = createDashboardModel(services, first, location.hash);
  document.title = services.words.title;
  render(<Dashboard model={model} />, root);

  const ending = new AbortController();
  const tick = () => {
    model.now.value = services.now();
  };
  watch((state) => {
    model.app.value = state;
    tick();
  }, ending.signal);
  addEventListener(
    'hashchange',
    () => {
      model.place.value = readPlace(location.hash);
    },
    { signal: ending.signal },
  );
  const clock = setInterval(tick, CLOCK_MS);
  return () => {
    ending.abort();
    clearInterval(clock);
    render(null, root);
  };
}
