import { clearRefreshAlarm, setRefreshAlarm } from '#lib/platform/alarm.ts';
import { interfaceLanguage } from '#lib/platform/language.ts';
import { paintToolbar } from '#lib/platform/toolbar.ts';
import {
  afterFailure,
  afterSuccess,
  keepSilent,
  newSchedule,
  nextAlarm,
  type Schedule,
} from '#lib/refresh/schedule.ts';
import { documents } from '#lib/storage/documents.ts';
import { workerDocuments } from '#lib/storage/worker-documents.ts';
import { badgeLook, badgeState } from '#lib/usage/badge.ts';
import { emptyView } from '#lib/usage/view.ts';
import type { Connection } from '#lib/vault/connection.ts';
import type { Failure } from '#lib/vault/failure.ts';
import { loadBadgeWords } from '#lib/words/badge.ts';
import { findConnection } from './connections.ts';
import { recordCalls } from './health.ts';
import { createLatest } from './latest.ts';
import { callsOf, type Reading, viewAfter } from './probe.ts';
import type { Services } from './services.ts';
import { showTokens } from './token-notes.ts';
import { inTurn } from './turns.ts';

export { findConnection } from './connections.ts';

/**
 * Writes down what a reading told, unless the vault was forgotten or got another token meanwhile:
 * an answer to an old token says nothing about the new one.
 */
export async function recordReading(
  services: Services,
  asked: Connection,
  reading: Reading,
): Promise<void> {
  const written = await inTurn(async () => {
    const current = await findConnection(asked.id);
    if (current?.token.ref !== asked.token.ref) return false;
    const now = services.now();
    const { refreshMinutes: minutes } = await documents.settings.read();
    await documents.views.update((views) => ({
      ...views,
      [asked.id]: viewAfter(views[asked.id] ?? emptyView, reading, now),
    }));
    await writeSchedule(asked.id, (schedule) => scheduleAfter(schedule, reading));
    return true;

    function scheduleAfter(schedule: Schedule, { failure, denialsFailure }: Reading): Schedule {
      const { random } = services;
      if (failure) return afterFailure(schedule, failure, { now, random });
      const next = afterSuccess(schedule, { now, minutes, random });
      const silent = denialsFailure?.kind === 'rate-limited';
      return silent ? keepSilent(next, denialsFailure.until) : next;
    }
  });
  // The badge first: whoever sees the new numbers looks there next, and nobody waits for Health.
  await showState(services);
  if (written) await recordCalls(services, asked.id, callsOf(reading));
}

/** Writes down that nothing could be asked, because of something on our side of the network. */
export function recordFailure(
  services: Services,
  asked: Connection,
  failure: Failure,
): Promise<void> {
  const { flavour } = asked;
  return recordReading(services, asked, {
    flavour,
    counts: null,
    denials: null,
    failure,
    denialsFailure: null,
  });
}

/** Changes when a vault is asked again; a forgotten one gets no schedule back. */
export function changeSchedule(id: string, change: ScheduleChange): Promise<void> {
  return inTurn(async () => {
    if (await findConnection(id)) await writeSchedule(id, change);
  });
}

type ScheduleChange = (schedule: Schedule) => Schedule;

async function writeSchedule(id: string, change: ScheduleChange): Promise<void> {
  await workerDocuments.schedules.update((schedules) => ({
    ...schedules,
    [id]: change(schedules[id] ?? newSchedule),
  }));
}

/**
 * Brings badge, tooltip, alarms and what is said of tokens in line with what is stored. Firefox
 * forgets the first three.
 */
export const showState = createLatest(async (services: Services) => {
  const [connections, views, schedules, settings, words] = await Promise.all([
    documents.connections.read(),
    documents.views.read(),
    workerDocuments.schedules.read(),
    documents.settings.read(),
    loadBadgeWords(interfaceLanguage()),
  ]);
  const state = badgeState(
    connections.map(({ id, name }) => ({ name, view: views[id] ?? emptyView })),
  );
  await paintToolbar({ ...badgeLook(state), title: words.tooltip(state) });

  const now = services.now();
  const due = nextAlarm(
    connections.map(({ id }) => schedules[id] ?? newSchedule),
    now,
  );
  if (due === null) await clearRefreshAlarm();
  else await setRefreshAlarm(due, settings.refreshMinutes, now);
  await showTokens(services);
});
