import { type Act, isPending } from '#lib/acts/act.ts';
import { type AuditEntry, auditEntryOf, withEntries } from '#lib/acts/audit-entry.ts';
import { nextAt } from '#lib/acts/steps.ts';
import { setSweepAlarm } from '#lib/platform/alarm.ts';
import { acted } from '#lib/storage/acted.ts';
import { readLeavers, updateLeavers } from '#lib/storage/leavers.ts';
import { forgetNames } from '#lib/storage/names.ts';
import type { Connection } from '#lib/vault/connection.ts';
import { findConnection } from './record.ts';
import type { Services } from './services.ts';

/** Acts that are over are shown this long, and so many of them; the audit log keeps them. */
const SHOWN_MS = 24 * 60 * 60_000;
const SHOWN_MOST = 50;

export async function findAct(id: string): Promise<Act | null> {
  return (await acted.acts.read()).find((act) => act.id === id) ?? null;
}

/**
 * Takes one act a step further: stored first, then written to the audit log, whatever comes next.
 *
 * @param step its answer is what is stored; the same act back means: no change
 * @returns the act before and after, or null when it is gone
 */
export async function changeAct(
  services: Services,
  id: string,
  step: (act: Act) => Act,
): Promise<{ before: Act; after: Act } | null> {
  const changed: { before: Act; after: Act }[] = [];
  await acted.acts.update((acts) =>
    acts.map((before) => {
      if (before.id !== id) return before;
      const after = step(before);
      changed.push({ before, after });
      return after;
    }),
  );
  const [change] = changed;
  if (change) await recordActs(services, [change.after]);
  return change ?? null;
}

/** Brings audit log and alarm in line with these acts. Doing it twice changes nothing. */
export async function recordActs(services: Services, acts: readonly Act[]): Promise<void> {
  const entries: AuditEntry[] = [];
  for (const act of acts) {
    const connection = await findConnection(act.vault);
    const entry = connection && auditEntryOf(act, vaultFacts(connection));
    if (entry) entries.push(entry);
  }
  await recordEntries(services, entries);
  await setAlarm(services);
}

export async function recordEntries(
  services: Services,
  entries: readonly AuditEntry[],
): Promise<void> {
  const log = new Map((await acted.audit.read()).map((entry) => [entry.id, entry]));
  const isNew = (entry: AuditEntry) => JSON.stringify(log.get(entry.id)) !== JSON.stringify(entry);
  if (!entries.some(isNew)) return;
  await acted.audit.update((all) => withEntries(all, entries, services.now()));
}

export const vaultFacts = ({ id, name, origin }: Connection): AuditEntry['vault'] => ({
  id,
  name,
  host: new URL(origin).host,
});

/** Rings while anything is under way, so that a dead worker's work is swept up. */
export async function setAlarm(services: Services): Promise<void> {
  const now = services.now();
  const acts = (await acted.acts.read()).flatMap(
    (act) => nextAt(act) ?? (isPending(act) ? now : []),
  );
  const run = await readLeavers();
  const list = run?.status === 'running' ? [run.dueAt ?? now] : run?.lookAt ? [run.lookAt] : [];
  const due = [...acts, ...list];
  await setSweepAlarm(due.length === 0 ? null : Math.min(...due), now);
}

/** Without what has been shown long enough. */
export function keptActs(acts: readonly Act[], now: number): Act[] {
  const isOld = ({ state }: Act) => state.stage === 'over' && now - state.at > SHOWN_MS;
  const surplus = acts.filter(({ state }) => state.stage === 'over').slice(0, -SHOWN_MOST);
  return acts.filter((act) => !isOld(act) && !surplus.includes(act));
}

/** Removes what is under way in a vault that is forgotten; its audit log only where that is asked. */
export async function forgetActs(vault: string, audit: boolean): Promise<void> {
  await acted.acts.update((acts) => acts.filter((act) => act.vault !== vault));
  await updateLeavers((run) => (run?.vault === vault ? null : run));
  await forgetNames(vault);
  if (audit) await acted.audit.update((log) => log.filter((entry) => entry.vault.id !== vault));
}
