import * as v from 'valibot';
import { type Area, local, session } from '#lib/platform/areas.ts';
import { type Definition, decode, openStored, orUnread } from './stored.ts';

export interface Document<T> {
  key: string;
  /** Reads a stored value; what is absent or unreadable is what stands in for it. Never throws. */
  decode(raw: unknown): T;
  read(): Promise<T>;
  /** The same, and null where something is stored that this version cannot read. */
  readSound(): Promise<T | null>;
  /**
   * Reads, changes and writes the document; changes of one document run one after another.
   * A document equal to its fallback is removed: nothing stays behind a forgotten vault.
   *
   * @throws NewerDataError when a newer version of Seatkeeper wrote it; nothing is changed then
   * @throws UnfitDataError when the changed value does not have the document's shape
   */
  update(change: (value: T) => T): Promise<T>;
}

/** The stored data is of a newer version of Seatkeeper than this one. */
export class NewerDataError extends Error {
  override name = 'NewerDataError';
}

/** The data does not have the shape that it is read back by: a fault of ours. */
export class UnfitDataError extends Error {
  override name = 'UnfitDataError';
}

/** What could not be read is kept under the document's key behind this. */
const SET_ASIDE = 'unreadable:';

/**
 * Removes what could not be read and was set aside.
 *
 * @param kept keys of documents whose copies stay
 */
export async function forgetSetAside(kept: readonly string[]): Promise<void> {
  const staying = new Set(kept.map((key) => SET_ASIDE + key));
  for (const area of [local, session]) {
    const keys = Object.keys(await area.readAll()).filter((key) => key.startsWith(SET_ASIDE));
    await area.remove(keys.filter((key) => !staying.has(key)));
  }
}

export function defineDocument<T>(definition: Definition<T>, area: Area = local): Document<T> {
  const { key, version, schema, fallback } = definition;
  let last: Promise<unknown> = Promise.resolve();

  const readRaw = async () => (await area.read([key]))[key];

  async function change(step: (value: T) => T): Promise<T> {
    const raw = await readRaw();
    const decoded = openStored(definition, raw);
    if (decoded.state === 'newer') throw new NewerDataError(key);
    // What cannot be read is set aside, not written over.
    if (decoded.state === 'unreadable') await area.write({ [SET_ASIDE + key]: raw });
    const value = step(orUnread(decoded, definition));
    // Neither is what could not be read back written at all.
    if (!v.is(schema, value)) throw new UnfitDataError(key);
    if (JSON.stringify(value) === JSON.stringify(fallback)) await area.remove([key]);
    else await area.write({ [key]: { version, value } });
    return value;
  }

  return {
    key,
    decode: (raw) => decode(definition, raw),
    read: async () => decode(definition, await readRaw()),
    async readSound() {
      const decoded = openStored(definition, await readRaw());
      return 'value' in decoded ? decoded.value : null;
    },
    update(step) {
      const next = last.then(() => change(step));
      last = next.catch(() => undefined);
      return next;
    },
  };
}
