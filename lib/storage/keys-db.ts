import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import { inTurn } from '#lib/platform/locks.ts';

const NAME = 'seatkeeper-keys';

interface KeysSchema extends DBSchema {
  /** Connection id to a non-extractable AES-256-GCM key. */
  keys: { key: string; value: CryptoKey };
}

type Work<T> = (db: IDBPDatabase<KeysSchema>) => Promise<T>;

/** Before each further attempt. A browser that is busy, or just closing, may refuse for a moment. */
const PAUSES_MS = [0, 50, 250];

/** The browser has no database for keys, as in some modes of private browsing. */
export class StorageUnavailableError extends Error {
  override name = 'StorageUnavailableError';
}

/**
 * The encryption keys, in a database of their own that no rebuild of a cache ever touches.
 *
 * @param work may be done more than once
 * @throws StorageUnavailableError when the browser does not open the database, several times over
 */
async function withKeys<T>(work: Work<T>): Promise<T> {
  for (const ms of PAUSES_MS) {
    try {
      return await once(work);
    } catch {
      // The last attempt tells.
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }
  return await once(work);
}

/** Opened for each act: a worker that is killed leaves no connection that blocks another. */
async function once<T>(work: Work<T>): Promise<T> {
  const db = await openKeys();
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

async function openKeys(): Promise<IDBPDatabase<KeysSchema>> {
  try {
    return await openDB<KeysSchema>(NAME, 1, {
      upgrade: (fresh) => void fresh.createObjectStore('keys'),
    });
  } catch (error) {
    throw new StorageUnavailableError(NAME, { cause: error });
  }
}

/** The vault's key, or undefined when there is none (or it was lost). */
export function readKey(id: string): Promise<CryptoKey | undefined> {
  return withKeys((db) => db.get('keys', id));
}

/**
 * The vault's key; made and stored now if there is none. Of two that are made at once the first stays:
 * what was encrypted with another would be lost. It is on the disk before this returns, since what is
 * encrypted with it is of no use without it.
 */
export async function ensureKey(id: string): Promise<CryptoKey> {
  const existing = await readKey(id);
  if (existing) return existing;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const put: Work<CryptoKey> = async (db) => {
    const { store, done } = db.transaction('keys', 'readwrite', { durability: 'strict' });
    const first = await store.get(id);
    if (!first) await store.put(made, id);
    await done;
    return first ?? made;
  };
  return await inTurn(NAME, () => withKeys(put));
}

/**
 * Removes the vault's key; the last one takes the database with it. In turn with the making of keys: one
 * that is put in after the count would go with the database.
 */
export async function removeKey(id: string): Promise<void> {
  await inTurn(NAME, async () => {
    const left = await withKeys(async (db) => {
      await db.delete('keys', id);
      return db.count('keys');
    });
    if (left === 0) await deleteDB(NAME);
  });
}
