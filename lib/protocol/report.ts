import * as v from 'valibot';
import type { Failure } from '#lib/vault/failure.ts';
import { periodSchema } from '#lib/vault/records.ts';
import type { ReportSource } from '#lib/vault/report-source.ts';
import { id } from './command.ts';
import type { Problem } from './problem.ts';

/** What a page asks for when it opens the channel `report`. */
export const reportStartSchema = v.strictObject({
  id,
  period: v.pipe(
    periodSchema,
    v.check(({ from, to }) => from <= to),
  ),
});

/** What it hears. The rows are personal data: they cross to the page that shows them, and stay there. */
export type ReportNews =
  /** The vault has begun to answer. */
  | ({ kind: 'open' } & Pick<ReportSource, 'format' | 'rows' | 'fields'>)
  /** The next of the text. The page says when it is done with it. */
  | { kind: 'piece'; text: string; bytes: number; document: number }
  | { kind: 'end' }
  /** After pieces, too: what came before is good. */
  | { kind: 'failed'; failure: Failure }
  | { kind: 'problem'; problem: Problem };
