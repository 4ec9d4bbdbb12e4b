import * as v from 'valibot';
import type { Failure } from '#lib/vault/failure.ts';
import type { Denial, Denials } from '#lib/vault/readings.ts';
import { id } from './command.ts';
import type { Problem } from './problem.ts';

/** How far back the denials of one vault are read: today, and so many days in all. */
export const denialDays = [1, 7, 30] as const;
export type DenialDays = (typeof denialDays)[number];

/** What a page asks for when it opens the channel `denials`. */
export const denialsStartSchema = v.strictObject({ id, days: v.picklist(denialDays) });

/** What it hears. Personal data crosses to the page that shows it, and is stored nowhere. */
export type DenialsNews =
  | { kind: 'rows'; denials: Denial[] }
  /** `truncated`: there are more than the cap lets through, or than the vault gave. */
  | ({ kind: 'end' } & Pick<Denials, 'truncated' | 'cutShort' | 'notUnderstood'>)
  | { kind: 'failed'; failure: Failure }
  | { kind: 'problem'; problem: Problem };
