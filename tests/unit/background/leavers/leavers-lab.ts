import { expect } from 'vitest';
import type { LeaversRun } from '#lib/acts/leavers-run.ts';
import type { Answer } from '#lib/protocol/commands.ts';
import { acted } from '#lib/storage/acted.ts';
import { readLeavers } from '#lib/storage/leavers.ts';
import { createTinyLab, second, type TinyLab } from '../tiny-lab.ts';

/** What a vault is asked to do when everybody of the list is revoked. */
export const all = [
  'revoke PyCharm of ann',
  'revoke PyCharm of ben',
  'revoke GoLand of ben',
  'revoke PyCharm of cleo',
];

/** A connected vault of three people with licenses, and what a test of a list asks of both. */
export interface LeaversLab extends TinyLab {
  check(users?: string[]): Promise<Answer<'leavers.check'>>;
  /** Checks a list to its end. */
  checked(users?: string[]): Promise<void>;
  revoke(beyondBudget?: boolean): Promise<Answer<'leavers.revoke'>>;
  resume(beyondBudget?: boolean): Promise<Answer<'leavers.resume'>>;
  pause(): Promise<Answer<'leavers.pause'>>;
  run(): Promise<LeaversRun>;
  /** A line for each person: where each of their licenses stands. */
  states(): Promise<string[]>;
  log(): Promise<(string | null)[][]>;
}

export async function createLeaversLab(): Promise<LeaversLab> {
  const lab = await createTinyLab();
  const { vault, id } = lab;
  for (const user of ['ann', 'ben', 'cleo']) vault.allocate(user, 'PyCharm');
  vault.allocate('ben', 'GoLand');

  const check = (users = ['ann', 'nobody', 'ben', 'cleo']) =>
    lab.ask<'leavers.check'>({ name: 'leavers.check', vault: id, users });
  async function run(): Promise<LeaversRun> {
    const current = await readLeavers();
    if (!current) throw new Error('There is no list');
    return current;
  }
  return {
    ...lab,
    check,
    async checked(users) {
      expect(await check(users)).toEqual({ ok: true, value: null });
      await lab.pass(60 * second);
    },
    revoke: (beyondBudget = false) =>
      lab.ask<'leavers.revoke'>({ name: 'leavers.revoke', beyondBudget }),
    resume: (beyondBudget = false) =>
      lab.ask<'leavers.resume'>({ name: 'leavers.resume', beyondBudget }),
    pause: () => lab.ask<'leavers.pause'>({ name: 'leavers.pause' }),
    run,
    states: async () =>
      (await run()).rows.map(
        ({ user, items }) => `${user}: ${items.map(({ state }) => state).join(', ')}`,
      ),
    log: async () =>
      (await acted.audit.read()).map(({ user, product, result }) => [user, product, result]),
  };
}
