import * as v from 'valibot';
import { type Area, local } from '#lib/platform/areas.ts';

/** How one stored document is named, checked and brought up to date. */
export interface Definition<T> {
  key: string;
  /** Counts up with every change of shape; each change has a migration and a fixture. */
  version: number;
  schema: v.GenericSchema<unknown, T>;
  fallback: T;
  /** `migrations[n]` turns version n + 1 into n + 2. Frozen once released. */
  migrations?: readonly ((value: unknown) => unknown)[];
}

export interface Document<T> {
  key: string;
  /** Reads a stored value; what is absent or unreadable is the fallback. Never throws. */
  decode(raw: unknown): T;
  read(): Promise<T>;
  /** The same, and null where something is stored that this version cannot read. */
  readSound(): Promise<T | null>;
  /**
   * Reads, changes and writes the document; changes of one document run one after another.
   * A document equal to its fallback is removed: nothing stays behind a forgotten vault.
   *
   * @throws NewerDataError when a newer version of Seatkeeper wrote it; nothing is changed then
   */
  update(change: (value: T) => T): Promise<T>;
}

/** The stored data is of a newer version of Seatkeeper than this one. */
export class NewerDataError extends Error {
  override name = 'NewerDataError';
}

const envelopeSchema = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  value: v.unknown(),
});

type Decoded<T> = { state: 'good' | 'absent'; value: T } | { state: 'unreadable' | 'newer' };

export function defineDocument<T>(definition: Definition<T>, area: Area = local): Document<T> {
  const { key, version, schema, fallback, migrations = [] } = definition;
  let last: Promise<unknown> = Promise.resolve();

  function open(raw: unknown): Decoded<T> {
    if (raw === undefined) return { state: 'absent', value: fallback };
    const envelope = v.safeParse(envelopeSchema, raw);
    if (!envelope.success) return { state: 'unreadable' };
    if (envelope.output.version > version) return { state: 'newer' };
    try {
      const value = migrations
        .slice(envelope.output.version - 1)
        .reduce((old, migrate) => migrate(old), envelope.output.value);
      const parsed = v.safeParse(schema, value);
      return parsed.success ? { state: 'good', value: parsed.output } : { state: 'unreadable' };
    } catch {
      // A migration that fails on damaged data must neither stop the start nor lose the data.
      return { state: 'unreadable' };
    }
  }

  const orFallback = (decoded: Decoded<T>) => ('value' in decoded ? decoded.value : fallback);
  const readRaw = async () => (await area.read([key]))[key];

  async function change(step: (value: T) => T): Promise<T> {
    const raw = await readRaw();
    const decoded = open(raw);
    if (decoded.state === 'newer') throw new NewerDataError(key);
    // What cannot be read is set aside, not written over.
    if (decoded.state === 'unreadable') await area.write({ [`unreadable:${key}`]: raw });
    const value = step(orFallback(decoded));
    if (JSON.stringify(value) === JSON.stringify(fallback)) await area.remove([key]);
    else await area.write({ [key]: { version, value } });
    return value;
  }

  return {
    key,
    decode: (raw) => orFallback(open(raw)),
    read: async () => orFallback(open(await readRaw())),
    async readSound() {
      const decoded = open(await readRaw());
      return 'value' in decoded ? decoded.value : null;
    },
    update(step) {
      const next = last.then(() => change(step));
      last = next.catch(() => undefined);
      return next;
    },
  };
}
