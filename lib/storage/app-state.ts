import { local } from '#lib/platform/areas.ts';
import { documents } from './documents.ts';
import { follow } from './follow.ts';
import type { AppState } from './state.ts';

const keys = [
  documents.connections,
  documents.views,
  documents.settings,
  documents.tokenNotes,
] as const;
const names = keys.map(({ key }) => key);

/** Reads everything a page paints from, in one storage call and without the background. */
export async function readAppState(): Promise<AppState> {
  const raw = await local.read(names);
  return {
    connections: documents.connections.decode(raw[documents.connections.key]),
    views: documents.views.decode(raw[documents.views.key]),
    settings: documents.settings.decode(raw[documents.settings.key]),
    tokenNotes: documents.tokenNotes.decode(raw[documents.tokenNotes.key]),
  };
}

/** Follows what a page paints from, until the signal aborts. */
export function watchAppState(onChange: (state: AppState) => void, signal: AbortSignal): void {
  const watch = (changed: () => void) => local.watch(names, changed, signal);
  follow({ read: readAppState, watch }, onChange, signal);
}
