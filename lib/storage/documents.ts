import * as v from 'valibot';
import { tokenNoteSchema } from '#lib/usage/token-note.ts';
import { connectionsMigrations } from './connections-migrations.ts';
import { defineDocument } from './document.ts';
import { settingsMigrations } from './settings-migrations.ts';
import { connectionsSchema, defaultSettings, settingsSchema, viewsSchema } from './state.ts';

/**
 * The documents that every page paints from. What only some pages or the worker read stands in files
 * of its own beside this one, so that the popup does not carry it. Tokens are no documents.
 */
export const documents = {
  connections: defineDocument({
    key: 'connections',
    version: 2,
    schema: connectionsSchema,
    fallback: [],
    migrations: connectionsMigrations,
  }),
  views: defineDocument({ key: 'views', version: 1, schema: viewsSchema, fallback: {} }),
  settings: defineDocument({
    key: 'settings',
    version: 2,
    schema: settingsSchema,
    fallback: defaultSettings,
    // Whether it was switched on is not known then, so it is.
    unread: { ...defaultSettings, readOnly: true },
    migrations: settingsMigrations,
  }),
  /** What is to be said of each vault's token, ready to paint. */
  tokenNotes: defineDocument({
    key: 'tokenNotes',
    version: 1,
    schema: v.record(v.string(), tokenNoteSchema),
    fallback: {},
  }),
};
