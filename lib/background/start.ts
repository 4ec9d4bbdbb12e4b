import { onRefreshAlarm, onSweepAlarm } from '#lib/platform/alarm.ts';
import { answerCommands } from '#lib/platform/answer.ts';
import { closeToContentScripts } from '#lib/platform/areas.ts';
import { onAccessGranted, onStart } from '#lib/platform/lifecycle.ts';
import { serveChannels } from '#lib/platform/serve-channels.ts';
import { documents } from '#lib/storage/documents.ts';
import { sweepTokens } from '#lib/storage/tokens.ts';
import { createActsPart } from './acts-handlers.ts';
import { createClientFor } from './bound.ts';
import { type BoundVaults, boundVaults } from './bound-vaults.ts';
import { denialsServer } from './denials.ts';
import { lookAgain } from './look.ts';
import { pageFeatures } from './page-features.ts';
import { changeSchedule, showState } from './record.ts';
import { createRefresher } from './refresh.ts';
import { reportServer } from './report.ts';
import { retireDue } from './retiring.ts';
import { listenForRotations, rotationHandlers, settleAllRotations } from './rotation-handlers.ts';
import type { Services } from './services.ts';
import { specificationHandlers } from './specification-handlers.ts';
import { startPages } from './start-pages.ts';
import { showTokens } from './token-notes.ts';
import { inTurn } from './turns.ts';
import { vaultHandlers } from './vault-handlers.ts';

/**
 * Starts the background. Every listener is registered before this returns, since the browser
 * delivers the event that woke the worker only to listeners that are there by then.
 *
 * @returns settles when the work of the start itself is done
 */
export function startBackground(
  services: Services,
  vaults: BoundVaults = boundVaults(services),
): Promise<void> {
  const refresher = createRefresher(services);
  const acts = createActsPart(services, vaults);
  answerCommands({
    ...vaultHandlers(services, refresher),
    ...specificationHandlers(services),
    ...acts.handlers,
    ...rotationHandlers(services),
  });
  const pages = startPages(services, pageFeatures(services));
  serveChannels({
    denials: denialsServer(services, createClientFor),
    report: reportServer(services, createClientFor),
  });
  listenForRotations(services);
  onRefreshAlarm(() => void refresher.refreshDue().then(() => lookAgain(services)));
  onSweepAlarm(acts.sweep);
  // Granting access is an act of the admin: what had stopped for want of it goes on.
  onAccessGranted(
    () =>
      void eachSchedule((schedule) => ({ ...schedule, nextAt: 0, stopped: false })).then(
        refresher.refreshDue,
      ),
  );
  // The browser's start: numbers may be days old, so every vault is due that has not stopped.
  onStart(
    () =>
      void settled
        .then(() => eachSchedule((schedule) => ({ ...schedule, nextAt: 0 })))
        .then(refresher.refreshDue),
  );

  const closed = closeToContentScripts();
  async function prepare(): Promise<void> {
    // This worker has just begun, so whoever held a lease is dead.
    await eachSchedule((schedule) => ({ ...schedule, leaseUntil: null }));
    await inTurn(sweepOrphans);
    await settleAllRotations(services);
    await showState(services);
  }
  const ready = prepare();
  // A part of the start that fails or hangs is told by what is returned, and stops nothing else.
  const settled = ready.catch(() => undefined);
  // What a worker that died had begun is still due.
  void settled.then(refresher.refreshDue);
  void settled.then(acts.sweep);
  void settled.then(() => retireDue(services)).then(() => showTokens(services));
  return Promise.all([ready, pages, closed]).then(() => undefined);
}

/** Connections that cannot be read may still be, by the version that wrote them: so must their tokens. */
async function sweepOrphans(): Promise<void> {
  const connections = await documents.connections.readSound();
  if (connections) await sweepTokens(connections);
}

async function eachSchedule(change: Parameters<typeof changeSchedule>[1]): Promise<void> {
  for (const { id } of await documents.connections.read()) await changeSchedule(id, change);
}
