import { stateOf, usableBindings } from '#lib/bindings/vault-bindings.ts';
import { keepSilent, newSchedule, silence } from '#lib/refresh/schedule.ts';
import { workerDocuments } from '#lib/storage/worker-documents.ts';
import type { Ability } from '#lib/vault/ability.ts';
import { type BoundClient, createBoundClient } from '#lib/vault/bound-client.ts';
import type { Connection } from '#lib/vault/connection.ts';
import { type Failure, failed, type Outcome, success } from '#lib/vault/failure.ts';
import type { ReportSource } from '#lib/vault/report-source.ts';
import { accessOf } from './access.ts';
import { readBindings } from './bindings.ts';
import { recordCalls } from './health.ts';
import { changeSchedule } from './record.ts';
import type { Services } from './services.ts';

/**
 * Everything that can be asked of a connected vault, with the token in use and the bindings that may
 * be used: a writing ability only while its operation is the one that the admin confirmed. How each
 * call fared is written down for the Health page, and a vault that asks for silence gets it.
 *
 * @returns the client, or why nothing can be asked (`no-access`, `token-missing`,
 *   `token-unreadable`, `rate-limited`: it wants silence, whoever was told so). It holds for one piece of work: bindings and token may change after it
 */
export async function createClientFor(
  services: Services,
  connection: Connection,
): Promise<Outcome<BoundClient>> {
  const schedule = (await workerDocuments.schedules.read())[connection.id] ?? newSchedule;
  const until = silence(schedule, services.now());
  if (until !== null) return failed({ kind: 'rate-limited', until });
  const access = await accessOf(services, connection);
  if (!access.ok) return access;
  const bindings = usableBindings(await readBindings(connection.id));
  return success(watched(services, connection.id, createBoundClient(access.value, bindings)));
}

/** Whether an ability may be used now: something says how, and a writing one was confirmed. */
export async function isBound({ id }: Connection, ability: Ability): Promise<boolean> {
  const { abilities } = await readBindings(id);
  return stateOf(ability, abilities[ability]) === 'bound';
}

function watched(services: Services, id: string, client: BoundClient): BoundClient {
  const noted =
    <A extends unknown[], T>(ability: Ability, call: (...parts: A) => Promise<Outcome<T>>) =>
    async (...parts: A): Promise<Outcome<T>> => {
      const answer = await call(...parts);
      await note(services, id, ability, answer.ok ? null : answer.failure);
      return answer;
    };
  return {
    licenseCounts: noted('license-counts', client.licenseCounts),
    denials: noted('denials', client.denials),
    userLicenses: noted('user-licenses', client.userLicenses),
    revokeOne: noted('revoke-one', client.revokeOne),
    revokeAll: noted('revoke-all', client.revokeAll),
    disconnectProduct: noted('disconnect-product', client.disconnectProduct),
    async report(...parts) {
      const answer = await client.report(...parts);
      if (answer.ok) return success(watchedReport(services, id, answer.value));
      await note(services, id, 'usage-report', answer.failure);
      return answer;
    },
  };
}

/** What the vault has said is told, above all to a write, whether or not it can be written down. */
async function note(
  services: Services,
  id: string,
  ability: Ability,
  failure: Failure | null,
): Promise<void> {
  try {
    if (failure?.kind === 'rate-limited') {
      await changeSchedule(id, (schedule) => keepSilent(schedule, failure.until));
    }
    await recordCalls(services, id, [{ ability, failure }]);
  } catch (error) {
    console.error(
      'Seatkeeper: how a call fared was not written down:',
      error instanceof Error ? error.name : 'an error',
    );
  }
}

/** A report has worked when its end has come, not when its beginning has. */
function watchedReport(services: Services, id: string, source: ReportSource): ReportSource {
  return {
    ...source,
    async next() {
      const step = await source.next();
      if (!step.ok || step.value === null) {
        const failure = step.ok ? null : step.failure;
        await note(services, id, 'usage-report', failure);
      }
      return step;
    },
  };
}
