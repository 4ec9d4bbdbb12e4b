import type { AuditEntry } from '#lib/acts/audit-entry.ts';
import type { Formats } from '../formats.ts';
import { failureWords } from './all-failures.ts';

const acts: Record<AuditEntry['act'], string> = {
  'revoke-one': 'Revoke one',
  'revoke-all': 'Revoke all',
  'disconnect-product': 'Disconnect product',
};
const results: Record<AuditEntry['result'], string> = {
  done: 'done',
  'not-done': 'not done',
  failed: 'refused',
  unknown: 'not known',
};
const afterwards: Record<NonNullable<AuditEntry['after']>, string> = {
  'came-back': 'came back',
  'stayed-away': 'stayed away',
  'could-not-look': 'not known whether it came back',
};

/** Words of the audit log and of what may change a vault, on the options page. */
export const auditWords = (f: Formats) => ({
  acts: 'Changes of the vault',
  readOnly: 'Read-only mode',
  readOnlyHint:
    'Takes away everything that changes a vault: revoking, disconnecting, lists of leavers. What has not been sent yet is called off.',
  undoDelay: 'Time to undo',
  undoHint: 'Nothing is sent before. Closing the page does not call it off; Undo does.',
  seconds: (count: number) => f.plural(count, { one: '# second', other: '# seconds' }),

  title: 'Audit log',
  about:
    'Every change that Seatkeeper has sent to a vault, kept for 400 days in this browser. It names users, and never a token.',
  none: 'Nothing has been changed yet.',
  table: 'Changes, newest first',
  columns: {
    at: 'Time',
    vault: 'Vault',
    act: 'Act',
    subject: 'Subject',
    result: 'Result',
  },
  at: (at: number) => `${f.date(at)}, ${f.time(at)}`,
  act: ({ act }: AuditEntry) => acts[act],
  subject: ({ user, product }: AuditEntry) =>
    [product, user].filter(Boolean).join(' · ') || 'not told',
  result: ({ result, failure, after }: AuditEntry) =>
    [
      after === null ? results[result] : `${results[result]}, ${afterwards[after]}`,
      failure && failureWords(failure, f).happened,
    ]
      .filter(Boolean)
      .join('. '),
  shown: (shown: number, all: number) =>
    `The newest ${f.number(shown)} of ${f.number(all)}. The file has all of them.`,
  exportCsv: 'Export CSV',
  saved: (rows: number) => `${f.plural(rows, { one: '# row', other: '# rows' })} saved.`,
});
export type AuditWords = ReturnType<typeof auditWords>;
