import {
  mapAbilities,
  stateOf,
  usableBindings,
  type VaultBindings,
} from '#lib/bindings/vault-bindings.ts';
import { ownWords, redact } from '#lib/health/redact.ts';
import { ifFree } from '#lib/platform/locks.ts';
import type { Answer, Command } from '#lib/protocol/commands.ts';
import { newSchedule, silence } from '#lib/refresh/schedule.ts';
import { workerDocuments } from '#lib/storage/worker-documents.ts';
import { localDay } from '#lib/usage/denied-today.ts';
import type { CheckReport } from '#lib/vault/check/check-report.ts';
import type { Observations } from '#lib/vault/check/observations.ts';
import { clientSeen } from '#lib/vault/check/observe-client.ts';
import { publishedSeen } from '#lib/vault/check/observe-published.ts';
import { specificationSeen } from '#lib/vault/check/observe-specification.ts';
import { judge } from '#lib/vault/guesses.ts';
import { accessOf } from './access.ts';
import { readBindings } from './bindings.ts';
import { findConnection } from './connections.ts';
import type { Services } from './services.ts';

const DAYS_OF_DENIALS = 30;

/**
 * Asks a vault once for everything that only reads, and holds what it shows against what Seatkeeper's
 * makers believe. A report of usage is not asked for: making one may cost the vault something.
 */
export async function checkVault(
  services: Services,
  { id, user }: Extract<Command, { name: 'vault.check' }>,
): Promise<Answer<'vault.check'>> {
  const connection = await findConnection(id);
  if (!connection) return { ok: false, problem: { kind: 'unknown-vault' } };
  const now = services.now();
  const until = silence((await workerDocuments.schedules.read())[id] ?? newSchedule, now);
  if (until !== null) return { ok: false, problem: { kind: 'too-soon', until } };
  const access = await accessOf(services, connection);
  if (!access.ok) return { ok: false, problem: { kind: 'not-asked', failure: access.failure } };

  const bindings = await readBindings(id);
  const from = localDay(now - DAYS_OF_DENIALS * 24 * 60 * 60_000);
  const report = await ifFree(`check:${id}`, async () => {
    const { flavour, origin, pageOrigin } = connection;
    const usable = usableBindings(bindings);
    const seen: Observations = {
      flavour,
      apiHost: apiHostOf(origin, pageOrigin),
      ...(await publishedSeen(access.value, from)),
      specification: await specificationSeen(access.value),
      specificationKnown: bindings.specification !== null,
      abilities: abilitiesSeen(bindings),
      ...(await clientSeen(access.value, usable, { from, user })),
    };
    const report: CheckReport = { format: 1, guesses: judge(seen), seen };
    return redact(report, ownWords(connection));
  });
  if (!report) return { ok: false, problem: { kind: 'too-soon', until: now + 60_000 } };
  return { ok: true, value: report };
}

function abilitiesSeen({ abilities }: VaultBindings): Observations['abilities'] {
  return mapAbilities((ability) => {
    const { binding } = abilities[ability];
    return {
      state: stateOf(ability, abilities[ability]),
      source: binding?.source ?? null,
      verdict: abilities[ability].verdict,
      operation: binding?.operation.id ?? null,
    };
  });
}

function apiHostOf(origin: string, pageOrigin: string): Observations['apiHost'] {
  if (origin === pageOrigin) return 'same-as-pages';
  const withLv = new URL(pageOrigin).host.replace(/^([^.]+)\./, '$1.lv.');
  return new URL(origin).host === withLv ? 'lv-before-domain' : 'other';
}
