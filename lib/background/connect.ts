import { hasAccess } from '#lib/platform/hosts.ts';
import type { Answer, Command, Problem } from '#lib/protocol/commands.ts';
import { documents } from '#lib/storage/documents.ts';
import { storeToken } from '#lib/storage/tokens.ts';
import { parseVaultAddress, type VaultAddress } from '#lib/vault/address.ts';
import type { Connection } from '#lib/vault/connection.ts';
import { readToken } from '#lib/vault/token.ts';
import { findWay } from './find-way.ts';
import { learnFrom } from './learn.ts';
import { checksOf, readVault } from './probe.ts';
import { recordReading } from './record.ts';
import type { Services } from './services.ts';
import { inTurn } from './turns.ts';

type Connect = Extract<Command, { name: 'vault.connect' }>;

/**
 * Connects a vault: tries address and token, and saves both only if the license counts came.
 * Denials that cannot be read are told, and do not stand in the way.
 */
export async function connectVault(
  services: Services,
  command: Connect,
): Promise<Answer<'vault.connect'>> {
  const refuse = (problem: Problem) => ({ ok: false, problem }) as const;
  const address = readAddresses(command);
  if (!address.ok) return refuse({ kind: 'address', problem: address.failure });
  const { origin, pageOrigin, likely } = address.value;

  const givenAt = services.now();
  const token = readToken(command.token);
  if (token === null) return refuse({ kind: 'token-shape' });

  const already = await findSame(origin);
  if (already) return refuse(already);

  if (!(await hasAccess(origin))) {
    const failure = { kind: 'no-access' } as const;
    return refuse({ kind: 'checks-failed', checks: [{ ability: 'license-counts', failure }] });
  }
  const find = command.flavour === 'find';
  const flavour = command.flavour === 'find' ? likely : command.flavour;
  const target = { origin, token, flavour, find, bindings: {} };
  const published = await readVault(services, target);
  const way = published.failure && (await findWay(services, target, published.failure));
  const reading = way?.reading ?? published;
  const checks = checksOf(reading);
  if (reading.failure) return refuse({ kind: 'checks-failed', checks });

  const saved = await inTurn(async () => {
    // Two tabs may have connected the same vault while the first call was under way.
    const meanwhile = await findSame(origin);
    if (meanwhile) return meanwhile;
    const id = crypto.randomUUID();
    const connection: Connection = {
      id,
      name: nameFor(address.value, await documents.connections.read()),
      pageOrigin,
      origin,
      flavour: reading.flavour,
      plan: command.plan,
      token: await storeToken({ id, origin }, token, command.keep, givenAt),
      candidate: null,
      retiring: null,
    };
    await documents.connections.update((all) => [...all, connection]);
    await documents.settings.update((settings) => ({ ...settings, activeId: id }));
    return connection;
  });
  if ('kind' in saved) return refuse(saved);
  if (way) await learnFrom(services, saved, { ...way, source: 'vault', title: null });
  await recordReading(services, saved, reading);
  const { id, name: title } = saved;
  return { ok: true, value: { id, title, flavour: reading.flavour, checks } };
}

async function findSame(origin: string): Promise<Problem | null> {
  const same = (await documents.connections.read()).find((one) => one.origin === origin);
  return same ? { kind: 'already-connected', id: same.id, title: same.name } : null;
}

/** The API host of IDE Services is inferred, so the one the admin confirmed is taken. */
function readAddresses({ address, apiAddress }: Connect): ReturnType<typeof parseVaultAddress> {
  const page = parseVaultAddress(address);
  if (!page.ok || !page.value.inferred) return page;
  const api = parseVaultAddress(apiAddress ?? '');
  if (!api.ok) return api;
  return { ok: true, value: { ...page.value, origin: api.value.origin } };
}

/** A first name for a vault: the company, or the host where that name is taken. */
export function nameFor(address: VaultAddress, connections: readonly Connection[]): string {
  const taken = connections.some(({ name }) => name === address.company);
  return (taken ? new URL(address.pageOrigin).host : address.company).slice(0, 60);
}
