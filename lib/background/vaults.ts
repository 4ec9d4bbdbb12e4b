import { dropAccess, hasAccess } from '#lib/platform/hosts.ts';
import type { Answer, Command, CommandName } from '#lib/protocol/commands.ts';
import { newSchedule, silence } from '#lib/refresh/schedule.ts';
import { acted } from '#lib/storage/acted.ts';
import { forgetSetAside } from '#lib/storage/document.ts';
import { documents } from '#lib/storage/documents.ts';
import { forgetDraft } from '#lib/storage/draft.ts';
import { forgetPage } from '#lib/storage/pages.ts';
import { forgetTokens, storeToken, sweepTokens } from '#lib/storage/tokens.ts';
import { workerDocuments } from '#lib/storage/worker-documents.ts';
import type { Connection } from '#lib/vault/connection.ts';
import { readToken } from '#lib/vault/token.ts';
import { forgetActs } from './act-record.ts';
import { forgetLearned } from './bindings.ts';
import { tryCandidate } from './candidate.ts';
import { checksOf } from './probe.ts';
import { readConnected } from './reading.ts';
import {
  changeSchedule,
  findConnection,
  recordFailure,
  recordReading,
  showState,
} from './record.ts';
import { forgetRotation } from './reminders.ts';
import type { Services } from './services.ts';
import { readTokenInUse } from './token-in-use.ts';
import { inTurn } from './turns.ts';

type Of<N extends CommandName> = Extract<Command, { name: N }>;

const unknownVault = { ok: false, problem: { kind: 'unknown-vault' } } as const;
const done = { ok: true, value: null } as const;

async function changeConnection(
  id: string,
  change: (connection: Connection) => Connection,
): Promise<Connection[]> {
  return await documents.connections.update((all) =>
    all.map((one) => (one.id === id ? change(one) : one)),
  );
}

/**
 * Reads everything once and writes the numbers down; a person asked, so stopped calls go on. A vault
 * that asked for silence is left alone, whoever asks.
 */
export async function testVault(
  services: Services,
  { id }: Of<'vault.test'>,
): Promise<Answer<'vault.test'>> {
  const known = await findConnection(id);
  if (!known) return unknownVault;
  const until = silence(
    (await workerDocuments.schedules.read())[id] ?? newSchedule,
    services.now(),
  );
  if (until !== null) {
    const failure = { kind: 'rate-limited', until } as const;
    return { ok: true, value: { checks: [{ ability: 'license-counts', failure }] } };
  }
  const { connection, token } = await readTokenInUse(known);
  const failure = !token.ok
    ? token.failure
    : (await hasAccess(connection.origin))
      ? null
      : ({ kind: 'no-access' } as const);
  if (failure || !token.ok) {
    const reason = failure ?? { kind: 'token-unreadable' as const };
    await recordFailure(services, connection, reason);
    return { ok: true, value: { checks: [{ ability: 'license-counts', failure: reason }] } };
  }
  const reading = await readConnected(services, connection, token.value);
  await recordReading(services, connection, reading);
  return { ok: true, value: { checks: checksOf(reading) } };
}

/** Keeps the new token as a candidate first, then tries it: nothing that fails here loses a token. */
export async function replaceToken(
  services: Services,
  { id, token: pasted, keep }: Of<'vault.replaceToken'>,
): Promise<Answer<'vault.replaceToken'>> {
  const token = readToken(pasted);
  if (token === null) return { ok: false, problem: { kind: 'token-shape' } };
  const connection = await inTurn(async () => {
    const known = await findConnection(id);
    if (!known) return null;
    const candidate = await storeToken(known, token, keep, services.now());
    await sweepTokens(await changeConnection(id, (one) => ({ ...one, candidate })));
    return { ...known, candidate };
  });
  return connection ? { ok: true, value: await tryCandidate(services, connection) } : unknownVault;
}

export async function retryCandidate(
  services: Services,
  { id }: Of<'vault.retryCandidate'>,
): Promise<Answer<'vault.retryCandidate'>> {
  const connection = await findConnection(id);
  if (!connection) return unknownVault;
  return { ok: true, value: await tryCandidate(services, connection) };
}

export async function discardCandidate({
  id,
}: Of<'vault.discardCandidate'>): Promise<Answer<'vault.discardCandidate'>> {
  if (!(await findConnection(id))) return unknownVault;
  await inTurn(async () =>
    sweepTokens(await changeConnection(id, (one) => ({ ...one, candidate: null }))),
  );
  return done;
}

/** A changed flavour is an act of the admin: automatic calls may go on. */
export async function editVault(
  services: Services,
  { id, title, plan, flavour }: Of<'vault.edit'>,
): Promise<Answer<'vault.edit'>> {
  if (!(await findConnection(id))) return unknownVault;
  await inTurn(() =>
    changeConnection(id, (one) => ({
      ...one,
      name: title ?? one.name,
      plan: plan ?? one.plan,
      flavour: flavour ?? one.flavour,
    })),
  );
  if (flavour) await changeSchedule(id, (old) => ({ ...old, stopped: false, nextAt: 0 }));
  await showState(services);
  return done;
}

export async function selectVault({ id }: Of<'vault.select'>): Promise<Answer<'vault.select'>> {
  if (!(await findConnection(id))) return unknownVault;
  await documents.settings.update((settings) => ({ ...settings, activeId: id }));
  return done;
}

/** Removes everything that is known of a vault, its key first: what is left then is unreadable. */
export async function forgetVault(
  services: Services,
  { id, audit = false }: Of<'vault.forget'>,
): Promise<Answer<'vault.forget'>> {
  const connection = await findConnection(id);
  if (!connection) return unknownVault;
  await inTurn(async () => {
    await forgetTokens(id);
    await documents.connections.update((all) => all.filter((one) => one.id !== id));
    await documents.views.update(({ [id]: _gone, ...rest }) => rest);
    await workerDocuments.schedules.update(({ [id]: _gone, ...rest }) => rest);
    await forgetLearned(id);
    await documents.settings.update((settings) =>
      settings.activeId === id ? { ...settings, activeId: null } : settings,
    );
    await forgetActs(id, audit);
    await forgetRotation(id);
    await forgetDraft();
    await forgetPage(connection.pageOrigin);
    // What could not be read may well be of this vault.
    await forgetSetAside(audit ? [] : [acted.audit.key]);
  });
  const others = await documents.connections.read();
  const needed = new Set(others.flatMap(({ origin, pageOrigin }) => [origin, pageOrigin]));
  for (const origin of new Set([connection.origin, connection.pageOrigin])) {
    if (!needed.has(origin)) await dropAccess(origin);
  }
  await showState(services);
  return done;
}

/** Saves the interval and brings every vault's next refresh in line with it. */
export async function saveSettings(
  services: Services,
  { refreshMinutes }: Of<'settings.save'>,
): Promise<Answer<'settings.save'>> {
  await documents.settings.update((settings) => ({ ...settings, refreshMinutes }));
  const latest = services.now() + refreshMinutes * 60_000;
  for (const { id } of await documents.connections.read()) {
    await changeSchedule(id, (old) =>
      old.failures > 0 ? old : { ...old, nextAt: Math.min(old.nextAt, latest) },
    );
  }
  await showState(services);
  return done;
}
