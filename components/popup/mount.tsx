import { render } from 'preact';
import type { Draft } from '#lib/storage/draft.ts';
import type { AppState } from '#lib/storage/state.ts';
import type { Waiting } from '#lib/storage/waiting.ts';
import { createPopupModel, type PopupServices } from './model.ts';
import { Popup } from './popup.tsx';

const MINUTE_MS = 60_000;

interface Mounted extends PopupServices {
  first: AppState;
  draft: Draft | null;
  waiting: readonly Waiting[];
  watchWaiting(onChange: (waiting: Waiting[]) => void, signal: AbortSignal): void;
  watch(onChange: (state: AppState) => void, signal: AbortSignal): void;
}

/**
 * Paints the popup from what was stored, and only then asks for newer numbers.
 *
 * @returns ends everything that the popup keeps running
 */
export function mountPopup(
  root: Element,
  { first, draft, waiting, watch, watchWaiting, ...services }: Mounted,
): () => void {
  const model = createPopupModel(services, first, draft, waiting);
  render(<Popup model={model} />, root);

  const ending = new AbortController();
  watch((state) => {
    model.app.value = state;
    model.now.value = services.now();
  }, ending.signal);
  watchWaiting((all) => {
    model.waiting.value = all;
  }, ending.signal);
  const clock = setInterval(() => {
    model.now.value = services.now();
  }, MINUTE_MS / 4);
  // The stored numbers are painted before anything else is asked of this thread.
  requestAnimationFrame(() => setTimeout(() => void model.refresh('popup')));
  return () => {
    ending.abort();
    clearInterval(clock);
    render(null, root);
  };
}
