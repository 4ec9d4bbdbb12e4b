import { render } from 'preact';
import type { LearnedState } from '#lib/storage/learned-state.ts';
import type { Seen } from '#lib/storage/pages.ts';
import type { RotationState } from '#lib/storage/rotation-state.ts';
import type { AppState } from '#lib/storage/state.ts';
import { createOptionsModel, type OptionsServices } from './model.ts';
import { Options } from './options.tsx';

const CLOCK_MS = 15_000;

interface Mounted extends OptionsServices {
  first: AppState;
  learned: LearnedState;
  seen: Record<string, Seen>;
  rotation: RotationState;
  watch(onChange: (state: AppState) => void, signal: AbortSignal): void;
  watchLearned(onChange: (state: LearnedState) => void, signal: AbortSignal): void;
  watchSeen(onChange: (seen: Record<string, Seen>) => void, signal: AbortSignal): void;
  watchRotation(onChange: (state: RotationState) => void, signal: AbortSignal): void;
}

/** @returns ends everything that the page keeps running */
export function mountOptions(
  root: Element,
  {
    first,
    learned,
    seen,
    rotation,
    watch,
    watchLearned,
    watchSeen,
    watchRotation,
    ...services
  }: Mounted,
): () => void {
  const model = createOptionsModel(services, first, learned, seen, rotation);
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
  watchLearned((state) => {
    model.learned.value = state;
    tick();
  }, ending.signal);
  watchSeen((pages) => {
    model.seen.value = pages;
    tick();
  }, ending.signal);
  watchRotation((state) => {
    model.rotation.value = state;
    tick();
  }, ending.signal);
  const clock = setInterval(tick, CLOCK_MS);
  return () => {
    ending.abort();
    clearInterval(clock);
    render(null, root);
  };
}
