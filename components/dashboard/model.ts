import { computed, signal } from '@preact/signals';
import type { openChannel } from '#lib/platform/open-channel.ts';
import type { startReportWorker } from '#lib/platform/report-worker.ts';
import type { Answer, Command, CommandName } from '#lib/protocol/commands.ts';
import type { ActedState } from '#lib/storage/acted-state.ts';
import type { LearnedState } from '#lib/storage/learned-state.ts';
import type { AppState } from '#lib/storage/state.ts';
import { emptyView } from '#lib/usage/view.ts';
import type { DashboardWords } from '#lib/words/en/dashboard.ts';
import { type Place, readPlace, writePlace } from './place.ts';

/** The outside world of the dashboard: what tests replace. */
export interface DashboardServices {
  words: DashboardWords;
  now: () => number;
  ask<N extends CommandName>(command: Extract<Command, { name: N }>): Promise<Answer<N>>;
  openChannel: typeof openChannel;
  startReportWorker: typeof startReportWorker;
  openTab(url: string): Promise<void>;
  openOptions(): Promise<void>;
}

/** What the page is painted from; each part is watched. */
export interface DashboardState {
  app: AppState;
  acted: ActedState;
  learned: LearnedState;
}

export type DashboardModel = ReturnType<typeof createDashboardModel>;

/** One vault at a time, one tab at a time; which ones stands in the address, so that it can be kept. */
export function createDashboardModel(
  services: DashboardServices,
  first: DashboardState,
  hash: string,
) {
  const app = signal(first.app);
  const now = signal(services.now());
  const place = signal<Place>(readPlace(hash));

  const connection = computed(() => {
    const { connections, settings } = app.value;
    const byId = (wanted: string | null) => connections.find(({ id }) => id === wanted);
    return byId(place.value.vault) ?? byId(settings.activeId) ?? connections[0] ?? null;
  });
  const view = computed(() => {
    const id = connection.value?.id;
    return (id !== undefined && app.value.views[id]) || emptyView;
  });

  return {
    ...services,
    app,
    acted: signal(first.acted),
    /** What is known of the vaults' abilities. */
    learned: signal(first.learned),
    now,
    place,
    connection,
    view,
    /** What the page's one live region says. */
    status: signal(''),
    /** What that region says besides to those who do not see it: the page shows it elsewhere. */
    heard: signal(''),
    /** The act that this page has just begun: the focus goes to its Undo. */
    begun: signal<string | null>(null),
    /** Goes to a tab, or changes what it shows; the address follows. */
    go(change: Partial<Place>) {
      place.value = { ...place.value, ...change };
      history.replaceState(null, '', writePlace(place.value));
    },
  };
}
