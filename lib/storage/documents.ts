import * as v from 'valibot';
import { scheduleSchema } from '#lib/refresh/schedule.ts';
import { tokenNoteSchema } from '#lib/usage/token-note.ts';
import { connectionsMigrations } from './connections-migrations.ts';
import { defineDocument } from './document.ts';
import { settingsMigrations } from './settings-migrations.ts';
import { connectionsSchema, defaultSettings, settingsSchema, viewsSchema } from './state.ts';

/** Every document in `storage.local`. Tokens are not documents: `tokens.ts` keeps them. */
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
    migrations: settingsMigrations,
  }),
  /** The background's own: when each vault is asked again. */
  schedules: defineDocument({
    key: 'schedules',
    version: 1,
    schema: v.record(v.string(), scheduleSchema),
    fallback: {},
  }),
  /** Origins of vault pages where Seatkeeper was dismissed for good. */
  dismissedPages: defineDocument({
    key: 'dismissedPages',
    version: 1,
    schema: v.array(v.string()),
    fallback: [],
  }),
  /** What is to be said of each vault's token, ready to paint. */
  tokenNotes: defineDocument({
    key: 'tokenNotes',
    version: 1,
    schema: v.record(v.string(), tokenNoteSchema),
    fallback: {},
  }),
};
