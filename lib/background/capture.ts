import { hasAccess } from '#lib/platform/hosts.ts';
import type { PageAnswer } from '#lib/protocol/page.ts';
import { documents } from '#lib/storage/documents.ts';
import { storeToken } from '#lib/storage/tokens.ts';
import { parseVaultAddress } from '#lib/vault/address.ts';
import type { Connection, Keep } from '#lib/vault/connection.ts';
import { type Failure, needsAdmin } from '#lib/vault/failure.ts';
import { fingerprint, readToken } from '#lib/vault/token.ts';
import { nameFor } from './connect.ts';
import { readVault } from './probe.ts';
import { recordFailure, recordReading } from './record.ts';
import type { Services } from './services.ts';
import { inTurn } from './turns.ts';
import { replaceToken } from './vaults.ts';

type Captured = PageAnswer<'page.capture'>;

/** The vault whose pages are at this origin, or null. */
export async function findByPage(origin: string): Promise<Connection | null> {
  const connections = await documents.connections.read();
  return (
    connections.find(({ pageOrigin }) => pageOrigin === origin) ??
    connections.find((one) => one.origin === origin) ??
    null
  );
}

/**
 * Keeps a token that the vault's own page has just shown. It is shown only once, so it is stored
 * before anything can fail; a call then decides whether it works.
 *
 * @param pageOrigin where the message came from, as the browser tells it
 */
export async function captureToken(
  services: Services,
  pageOrigin: string,
  { token: captured, keep }: { token: string; keep: Keep },
): Promise<Captured> {
  const token = readToken(captured);
  if (token === null) return { ok: false, problem: { kind: 'token-shape' } };
  const known = await findByPage(pageOrigin);
  if (!known) return await captureFirst(services, pageOrigin, token, keep);
  const answer = await replaceToken(services, {
    name: 'vault.replaceToken',
    id: known.id,
    token,
    keep,
  });
  if (!answer.ok) return answer;
  const failure = answer.value.checks[0]?.failure ?? null;
  return await told(token, answer.value.replaced, failure);
}

/**
 * The first token of a vault that nobody has connected yet. There is no older one to protect, so
 * the connection begins with it, proven or not: a refresh tries it again until it works.
 */
async function captureFirst(
  services: Services,
  pageOrigin: string,
  token: string,
  keep: Keep,
): Promise<Captured> {
  const address = parseVaultAddress(pageOrigin);
  // Where the API's host is only inferred, the admin confirms it first, on the options page.
  if (!address.ok || address.value.inferred) {
    return { ok: false, problem: { kind: 'unknown-vault' } };
  }
  const { origin, likely } = address.value;
  const saved = await inTurn(async () => {
    const connections = await documents.connections.read();
    if (connections.some((one) => one.origin === origin)) return null;
    const id = crypto.randomUUID();
    const connection: Connection = {
      id,
      name: nameFor(address.value, connections),
      pageOrigin,
      origin,
      flavour: likely,
      plan: 'unknown',
      token: await storeToken({ id, origin }, token, keep, services.now()),
      candidate: null,
      retiring: null,
    };
    await documents.connections.update((all) => [...all, connection]);
    await documents.settings.update((settings) => ({ ...settings, activeId: id }));
    return connection;
  });
  // Connected meanwhile, by another tab: then this is a newer token of a known vault.
  if (!saved) return await captureToken(services, pageOrigin, { token, keep });

  if (!(await hasAccess(origin))) {
    const failure = { kind: 'no-access' } as const;
    await recordFailure(services, saved, failure);
    return await told(token, false, failure);
  }
  const target = { origin, token, flavour: likely, find: true, bindings: {} };
  const reading = await readVault(services, target);
  if (!reading.failure && reading.flavour !== likely) {
    await inTurn(() =>
      documents.connections.update((all) =>
        all.map((one) => (one.id === saved.id ? { ...one, flavour: reading.flavour } : one)),
      ),
    );
  }
  await recordReading(services, saved, reading);
  return await told(token, reading.failure === null, reading.failure);
}

async function told(token: string, proven: boolean, failure: Failure | null): Promise<Captured> {
  const refused = failure !== null && needsAdmin(failure);
  return { ok: true, value: { proven, refused, fingerprint: await fingerprint(token) } };
}
