import * as v from 'valibot';
import { tokenNoteSchema } from '#lib/usage/token-note.ts';
import { connectionsMigrations } from './connections-migrations.ts';
import { settingsMigrations } from './settings-migrations.ts';
import { connectionsSchema, defaultSettings, settingsSchema, viewsSchema } from './state.ts';
import type { Definition } from './stored.ts';

const define = <T>(definition: Definition<T>) => definition;

/**
 * The documents that every page paints from, as far as reading them goes: the popup carries nothing
 * that writes.
 */
export const painted = {
  connections: define({
    key: 'connections',
    version: 2,
    schema: connectionsSchema,
    fallback: [],
    migrations: connectionsMigrations,
  }),
  views: define({ key: 'views', version: 1, schema: viewsSchema, fallback: {} }),
  settings: define({
    key: 'settings',
    version: 2,
    schema: settingsSchema,
    fallback: defaultSettings,
    // Whether it was switched on is not known then, so it is.
    unread: { ...defaultSettings, readOnly: true },
    migrations: settingsMigrations,
  }),
  /** What is to be said of each vault's token, ready to paint. */
  tokenNotes: define({
    key: 'tokenNotes',
    version: 1,
    schema: v.record(v.string(), tokenNoteSchema),
    fallback: {},
  }),
};
