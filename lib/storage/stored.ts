import * as v from 'valibot';

/** How one stored document is named, checked and brought up to date. */
export interface Definition<T> {
  key: string;
  /** Counts up with every change of shape; each change has a migration and a fixture. */
  version: number;
  schema: v.GenericSchema<unknown, T>;
  fallback: T;
  /** What counts while something is stored that cannot be read; the fallback unless given. */
  unread?: T;
  /** `migrations[n]` turns version n + 1 into n + 2. Frozen once released. */
  migrations?: readonly ((value: unknown) => unknown)[];
}

const envelopeSchema = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  value: v.unknown(),
});

export type Decoded<T> = { state: 'good' | 'absent'; value: T } | { state: 'unreadable' | 'newer' };

/** What a stored value is: unpacked, brought up to date, and checked. Never throws. */
export function openStored<T>(
  { version, schema, fallback, migrations = [] }: Definition<T>,
  raw: unknown,
): Decoded<T> {
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

export const orUnread = <T>(
  decoded: Decoded<T>,
  { fallback, unread = fallback }: Definition<T>,
): T => ('value' in decoded ? decoded.value : unread);

/** What a page paints from: the value, or what counts where it is absent or unreadable. */
export const decode = <T>(definition: Definition<T>, raw: unknown): T =>
  orUnread(openStored(definition, raw), definition);
