import * as v from 'valibot';
import { local, session } from '#lib/platform/areas.ts';
import { readTokenTimes } from '#lib/rotation/jwt.ts';
import type { Connection, Keep, TokenFacts } from '#lib/vault/connection.ts';
import { failed, type Outcome, success } from '#lib/vault/failure.ts';
import { fingerprint } from '#lib/vault/token.ts';
import { ensureKey, readKey, removeKey, StorageUnavailableError } from './keys-db.ts';

/**
 * Tokens at rest. On this device: AES-256-GCM in `storage.local`, its key in IndexedDB, where no
 * content script can read it. For this session: in memory only.
 * The facts in the connection say which secret is in use, so that swapping two tokens is one write.
 */
const VERSION = 1;
const PREFIX = 'token:';
const keyOf = (id: string, ref: string) => `${PREFIX}${id}:${ref}`;

const base64 = v.pipe(v.string(), v.base64());
const sealedSchema = v.object({ version: v.literal(VERSION), iv: base64, data: base64 });
const openSchema = v.object({ version: v.literal(VERSION), token: v.string() });

type Owner = Pick<Connection, 'id' | 'origin'>;
export type TokenFailure = {
  kind: 'token-missing' | 'token-unreadable' | 'storage-unavailable';
};

/** Binds the ciphertext to its vault: moved to another origin, it cannot be opened. */
const boundTo = (origin: string) =>
  new TextEncoder().encode(`seatkeeper token v${VERSION} ${origin}`);

/**
 * Stores a token and tells its facts. It is in use only when a connection names these facts.
 *
 * @param now epoch milliseconds
 */
export async function storeToken(
  { id, origin }: Owner,
  token: string,
  keep: Keep,
  now: number,
): Promise<TokenFacts> {
  const ref = crypto.randomUUID();
  if (keep === 'session') {
    await session.write({ [keyOf(id, ref)]: { version: VERSION, token } });
  } else {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const data = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: boundTo(origin) },
      await ensureKey(id),
      new TextEncoder().encode(token),
    );
    await local.write({
      [keyOf(id, ref)]: {
        version: VERSION,
        iv: toBase64(iv),
        data: toBase64(new Uint8Array(data)),
      },
    });
  }
  return {
    ref,
    keep,
    fingerprint: await fingerprint(token),
    savedAt: now,
    ...readTokenTimes(token),
  };
}

/**
 * Reads a token back; a changed ciphertext, IV or origin, or a lost key, makes it unreadable. A browser
 * that does not open the keys' database says nothing about the token: whoever is told that one is gone
 * replaces it.
 */
export async function readStoredToken(
  { id, origin }: Owner,
  { ref, keep }: TokenFacts,
): Promise<Outcome<string, TokenFailure>> {
  const key = keyOf(id, ref);
  if (keep === 'session') {
    const parsed = v.safeParse(openSchema, (await session.read([key]))[key]);
    return parsed.success ? success(parsed.output.token) : failed({ kind: 'token-missing' });
  }
  const sealed = v.safeParse(sealedSchema, (await local.read([key]))[key]);
  if (!sealed.success) return failed({ kind: 'token-unreadable' });
  const secret = await readKey(id).catch(notOpened);
  if (!secret)
    return failed({ kind: secret === null ? 'storage-unavailable' : 'token-unreadable' });
  try {
    const data = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: fromBase64(sealed.output.iv), additionalData: boundTo(origin) },
      secret,
      fromBase64(sealed.output.data),
    );
    return success(new TextDecoder().decode(data));
  } catch {
    // Not opened by this key: the admin enters it again.
    return failed({ kind: 'token-unreadable' });
  }
}

/** Apart from `undefined`, which is a database without such a key. */
const notOpened = () => null;

/** Removes every stored token that no connection names: a swap or a start may leave one behind. */
export async function sweepTokens(connections: readonly Connection[]): Promise<void> {
  const named = new Set(
    connections.flatMap(({ id, token, candidate, retiring }) =>
      [token, candidate, retiring?.token].flatMap((facts) => (facts ? [keyOf(id, facts.ref)] : [])),
    ),
  );
  for (const area of [local, session]) {
    const stored = Object.keys(await area.readAll()).filter((key) => key.startsWith(PREFIX));
    const orphans = stored.filter((key) => !named.has(key));
    if (orphans.length > 0) await area.remove(orphans);
  }
}

/** Removes the vault's tokens and their key. */
export async function forgetTokens(id: string): Promise<void> {
  for (const area of [local, session]) {
    const stored = Object.keys(await area.readAll());
    await area.remove(stored.filter((key) => key.startsWith(`${PREFIX}${id}:`)));
  }
  try {
    await removeKey(id);
  } catch (error) {
    // A browser without the database has no key either, and one that is left there opens nothing now.
    if (!(error instanceof StorageUnavailableError)) throw error;
  }
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
