import * as v from 'valibot';
import { scheduleSchema } from '#lib/refresh/schedule.ts';
import { defineDocument } from './document.ts';

/** Documents of the background's own; the options page watches the second. */
export const workerDocuments = {
  /** When each vault is asked again. */
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
};
