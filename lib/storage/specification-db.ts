import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import * as v from 'valibot';
import { type Specification, specificationSchema } from '#lib/vault/specification/specification.ts';

const NAME = 'seatkeeper-specifications';
const VERSION = 1;

interface SpecificationsSchema extends DBSchema {
  /** Connection id to the vault's specification, as it was read. */
  specifications: { key: string; value: unknown };
}
type Database = IDBPDatabase<SpecificationsSchema>;

/** Opened for each act: a worker that is killed leaves no connection that blocks another. */
async function once<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDB<SpecificationsSchema>(NAME, VERSION, {
    upgrade: (fresh) => void fresh.createObjectStore('specifications'),
  });
  let left = 1;
  try {
    const result = await work(db);
    left = await db.count('specifications');
    return result;
  } finally {
    db.close();
    // Nothing stays behind the last forgotten vault, not even an empty database.
    if (left === 0) await deleteDB(NAME);
  }
}

/**
 * The vaults' specifications are a cache, apart from the keys, and disposable: what cannot be opened
 * is deleted and begun anew. A database of a newer Seatkeeper is left as it is.
 *
 * @returns null where there is no database to be had
 */
async function withSpecifications<T>(work: (db: Database) => Promise<T>): Promise<T | null> {
  try {
    return await once(work);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'VersionError') return null;
  }
  try {
    await deleteDB(NAME);
    return await once(work);
  } catch {
    // A browser may refuse every database, as some do in private windows: Seatkeeper then works
    // without the copy, and says so where it would be needed.
    return null;
  }
}

/** @returns false where this browser cannot keep it; bindings do not depend on the copy */
export async function storeSpecification(
  id: string,
  specification: Specification,
): Promise<boolean> {
  return (await withSpecifications((db) => db.put('specifications', specification, id))) !== null;
}

/** The vault's specification, or null: none was kept, it was lost, or it cannot be read any more. */
export async function readStoredSpecification(id: string): Promise<Specification | null> {
  const stored = await withSpecifications((db) => db.get('specifications', id));
  const parsed = v.safeParse(specificationSchema, stored);
  return parsed.success ? parsed.output : null;
}

/** Removes the vault's specification; the last one takes the database with it. */
export async function removeSpecification(id: string): Promise<void> {
  await withSpecifications((db) => db.delete('specifications', id));
}
