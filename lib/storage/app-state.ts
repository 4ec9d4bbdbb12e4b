import { local } from '#lib/platform/areas.ts';
import { documents } from './documents.ts';
import type { AppState } from './state.ts';

const keys = [
  documents.connections,
  documents.views,
  documents.settings,
  documents.tokenNotes,
] as const;

/** Reads everything a page paints from, in one storage call and without the background. */
export async function readAppState(): Promise<AppState> {
  const raw = await local.read(keys.map(({ key }) => key));
  return {
    connections: documents.connections.decode(raw[documents.connections.key]),
    views: documents.views.decode(raw[documents.views.key]),
    settings: documents.settings.decode(raw[documents.settings.key]),
    tokenNotes: documents.tokenNotes.decode(raw[documents.tokenNotes.key]),
  };
}

/**
 * Calls back with the new state after every change of it.
 *
 * @param signal ends the watch
 */
export function watchAppState(onChange: (state: AppState) => void, signal: AbortSignal): void {
  local.watch(
    keys.map(({ key }) => key),
    () => void readAppState().then((state) => signal.aborted || onChange(state)),
    signal,
  );
}
