import { render } from 'preact';
import type { AppState } from '#lib/storage/state.ts';
import { createOptionsModel, type OptionsServices } from './model.ts';
import { Options } from './options.tsx';

const CLOCK_MS = 15_000;

interface Mounted extends OptionsServices {
  first: AppState;
  watch(onChange: (state: AppState) => void, signal: AbortSignal): void;
}

/** @returns ends everything that the page keeps running */
export function mountOptions(root: Element, { first, watch, ...services }: Mounted): () => void {
  const model = createOptionsModel(services, first);
  document.title = services.words.title;
  render(<Options model={model} />, root);

  const ending = new AbortController();
  const tick = () => {
    model.now.value = services.now();
  };
  watch((state) => {
    model.app.value = state;
    tick();
  }, ending.signal);
  const clock = setInterval(tick, CLOCK_MS);
  return () => {
    ending.abort();
    clearInterval(clock);
    render(null, root);
  };
}
