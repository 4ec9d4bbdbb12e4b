import type { Problem } from '#lib/protocol/commands.ts';
import type { Failure } from '#lib/vault/failure.ts';
import type { Formats } from '../formats.ts';
import { actsWords } from './acts.ts';
import { failureWords, nextStepNames } from './all-failures.ts';
import { denialsWords } from './denials.ts';
import { leaversWords } from './leavers.ts';
import { problemWords } from './problems.ts';
import { productsWords } from './products.ts';
import { reportWords } from './report.ts';
import { usersWords } from './users.ts';

/** Words of the dashboard's frame. Each tab has a module of its own beside this one. */
export const dashboardWords = (f: Formats) => ({
  title: 'Seatkeeper dashboard',
  product: 'Seatkeeper',
  vault: 'Vault',
  tabs: {
    products: 'Products',
    users: 'Users',
    leavers: 'Leavers',
    denials: 'Denials',
    report: 'Usage report',
  },
  settings: 'Settings',
  openVault: 'Open vault',
  noVault: 'No vault is connected yet.',
  connect: 'Connect a vault',
  asOf: (at: number, now: number) => `As of ${f.time(at)} · ${f.ago(at, now) ?? 'just now'}`,
  nothingYet: 'No numbers yet.',
  failure: (failure: Failure) => failureWords(failure, f),
  problem: (problem: Problem) => problemWords(problem, f),
  nextStep: nextStepNames,
  acts: actsWords(f),
  users: usersWords(f),
  leavers: leaversWords(f),
  products: productsWords(f),
  denials: denialsWords(f),
  report: reportWords(f),
});
export type DashboardWords = ReturnType<typeof dashboardWords>;
