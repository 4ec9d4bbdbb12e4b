import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';

const NAME = 'seatkeeper-keys';

interface KeysSchema extends DBSchema {
  /** Connection id to a non-extractable AES-256-GCM key. */
  keys: { key: string; value: CryptoKey };
}

/**
 * The encryption keys, in a database of their own that no rebuild of a cache ever touches.
 * It is opened for each act: a worker that is killed leaves no connection that blocks another.
 */
async function withKeys<T>(work: (db: IDBPDatabase<KeysSchema>) => Promise<T>): Promise<T> {
  const db = await openDB<KeysSchema>(NAME, 1, {
    upgrade: (fresh) => void fresh.createObjectStore('keys'),
  });
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** The vault's key, or undefined when there is none (or it was lost). */
export function readKey(id: string): Promise<CryptoKey | undefined> {
  return withKeys((db) => db.get('keys', id));
}

/** The vault's key; made and stored now if there is none. */
export async function ensureKey(id: string): Promise<CryptoKey> {
  const existing = await readKey(id);
  if (existing) return existing;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  await withKeys((db) => db.put('keys', key, id));
  return key;
}

/** Removes the vault's key; the last one takes the database with it. */
export async function removeKey(id: string): Promise<void> {
  const left = await withKeys(async (db) => {
    await db.delete('keys', id);
    return db.count('keys');
  });
  if (left === 0) await deleteDB(NAME);
}
