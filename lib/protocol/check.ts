import * as v from 'valibot';
import type { CheckReport } from '#lib/vault/check/check-report.ts';
import { command, id, text } from './command.ts';

/** Holding what is believed of License Vault against a real one. */
export const checkCommands = [
  /** Ask once for everything that only reads. `user`: whose licenses to look up, or nobody's. */
  command('vault.check', { id, user: v.nullable(v.pipe(text(320), v.trim(), v.minLength(1))) }),
] as const;

export interface CheckAnswers {
  /** Redacted: nothing in it says whose vault it is, or who uses it. */
  'vault.check': CheckReport;
}
