import * as v from 'valibot';
import { actSchema } from '#lib/acts/act.ts';
import { auditEntrySchema } from '#lib/acts/audit-entry.ts';
import { leaversRunSchema } from '#lib/acts/leavers-run.ts';
import { defineDocument } from './document.ts';

/**
 * What changes vaults, and what has changed them. Apart from the other documents: the popup paints
 * without these.
 */
export const acted = {
  /** Acts that are about to change a vault, and those that have just done so. */
  acts: defineDocument({ key: 'acts', version: 1, schema: v.array(actSchema), fallback: [] }),
  /** Every change of a vault, oldest first. */
  audit: defineDocument({
    key: 'audit',
    version: 1,
    schema: v.array(auditEntrySchema),
    fallback: [],
  }),
  /** A list of leavers while it is being revoked; `leavers.ts` keeps the rest in memory. */
  leavers: defineDocument({
    key: 'leavers',
    version: 1,
    schema: v.nullable(leaversRunSchema),
    fallback: null,
  }),
};
