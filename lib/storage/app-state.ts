import { local } from '#lib/platform/areas.ts';
import { follow } from './follow.ts';
import { painted } from './painted.ts';
import type { AppState } from './state.ts';
import { decode } from './stored.ts';

const names = Object.values(painted).map(({ key }) => key);

/** Reads everything a page paints from, in one storage call and without the background. */
export async function readAppState(): Promise<AppState> {
  const raw = await local.read(names);
  return {
    connections: decode(painted.connections, raw[painted.connections.key]),
    views: decode(painted.views, raw[painted.views.key]),
    settings: decode(painted.settings, raw[painted.settings.key]),
    tokenNotes: decode(painted.tokenNotes, raw[painted.tokenNotes.key]),
  };
}

/** Follows what a page paints from, until the signal aborts. */
export function watchAppState(onChange: (state: AppState) => void, signal: AbortSignal): void {
  const watch = (changed: () => void) => local.watch(names, changed, signal);
  follow({ read: readAppState, watch }, onChange, signal);
}
