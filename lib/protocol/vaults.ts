import * as v from 'valibot';
import { type Flavour, flavours, keeps, plans } from '#lib/vault/connection.ts';
import type { Failure } from '#lib/vault/failure.ts';
import { command, id, text } from './command.ts';
import type { Check } from './problem.ts';

/** Connecting vaults, keeping their tokens, and refreshing their numbers. */
export const vaultCommands = [
  /** Try an address and a token; save the connection only if the license counts can be read. */
  command('vault.connect', {
    address: text(2048),
    /** IDE Services only: the API host the admin has seen and confirmed. */
    apiAddress: v.nullable(text(2048)),
    token: text(10_000),
    keep: v.picklist(keeps),
    /** `find` tries both. */
    flavour: v.picklist([...flavours, 'find']),
    plan: v.picklist(plans),
  }),
  /** Try every reading ability of a saved vault. Saves nothing but the numbers it got. */
  command('vault.test', { id }),
  /** The new token stays a candidate, and the old one in use, until a call succeeds with it. */
  command('vault.replaceToken', { id, token: text(10_000), keep: v.picklist(keeps) }),
  command('vault.retryCandidate', { id }),
  command('vault.discardCandidate', { id }),
  /** Change what the admin knows better than the API. Absent fields stay. */
  command('vault.edit', {
    id,
    title: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))),
    plan: v.optional(v.picklist(plans)),
    flavour: v.optional(v.picklist(flavours)),
  }),
  /** `audit`: also what the audit log tells of it. */
  command('vault.forget', { id, audit: v.optional(v.boolean()) }),
  /** `popup`: only if the numbers are not fresh. `person`: now, at most every 30 seconds. */
  command('vault.refresh', { id, by: v.picklist(['popup', 'person']) }),
  /** The popup shows this vault from now on. */
  command('vault.select', { id }),
  command('settings.save', {
    refreshMinutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(120)),
  }),
] as const;

/** What each of them answers. */
export interface VaultAnswers {
  'vault.connect': { id: string; title: string; flavour: Flavour; checks: Check[] };
  'vault.test': { checks: Check[] };
  /** `replaced`: false when the new token is kept as a candidate, with the reason in `checks`. */
  'vault.replaceToken': { replaced: boolean; checks: Check[] };
  'vault.retryCandidate': { replaced: boolean; checks: Check[] };
  'vault.discardCandidate': null;
  'vault.edit': null;
  'vault.forget': null;
  /** What became of it; the numbers themselves come by storage. */
  'vault.refresh': { asked: boolean; failure: Failure | null };
  'vault.select': null;
  'settings.save': null;
}
