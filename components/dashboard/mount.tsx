import { render } from 'preact';
import { news } from './acts/announce.ts';
import { Dashboard } from './dashboard.tsx';
import { createDashboardModel, type DashboardServices, type DashboardState } from './model.ts';
import { readPlace } from './place.ts';

const CLOCK_MS = 15_000;

interface Mounted extends DashboardServices {
  first: DashboardState;
  watch: {
    [K in keyof DashboardState]: (
      onChange: (state: DashboardState[K]) => void,
      signal: AbortSignal,
    ) => void;
  };
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
  watch.app((state) => {
    model.app.value = state;
    tick();
  }, ending.signal);
  watch.acted((state) => {
    const { acts } = model.acted.peek();
    tick();
    model.acted.value = state;
    const said = news(acts, state.acts, services.words.acts, services.now());
    if (said) model.heard.value = said;
  }, ending.signal);
  watch.learned((state) => {
    model.learned.value = state;
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
