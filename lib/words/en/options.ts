import type { Check, Problem } from '#lib/protocol/commands.ts';
import type { AddressProblem } from '#lib/vault/address.ts';
import type { Flavour, Keep, Plan } from '#lib/vault/connection.ts';
import type { Failure } from '#lib/vault/failure.ts';
import type { Formats } from '../formats.ts';
import { abilitiesWords } from './abilities.ts';
import { failureWords, flavourNames } from './all-failures.ts';
import { auditWords } from './audit.ts';
import { healthWords } from './health.ts';
import { addressProblems, problemWords } from './problems.ts';
import { rotationWords } from './rotation.ts';

/** Words of the options page. */
export const optionsWords = (f: Formats) => ({
  title: 'Seatkeeper settings',
  product: 'Seatkeeper',
  productFor: 'for License Vault',
  nav: 'Sections',
  sections: {
    vaults: 'Vaults',
    rotation: 'Token and rotation',
    refresh: 'Refresh',
    changes: 'Changes',
    audit: 'Audit log',
    privacy: 'Data and privacy',
    health: 'Health',
    about: 'About',
  },
  rotation: rotationWords(f),

  greeting: 'Welcome to Seatkeeper',
  greetingMore:
    'Connect your License Vault to see who is out of licenses. You need its address and an API token.',
  addVault: 'Add a vault',
  cancel: 'Cancel',

  address: 'Vault address',
  addressHint: 'acme, acme.fls.jetbrains.com, or any page address of the vault',
  addressRead: (origin: string) => `Seatkeeper will call ${origin}`,
  addressProblem: (problem: AddressProblem) => addressProblems[problem],
  apiAddress: 'API address',
  apiAddressHint:
    'Inferred from the page address, not verified. Change it if your API lives elsewhere.',
  apiConfirm: (host: string) => `Send the token to ${host}`,
  apiConfirmMissing: 'Confirm the API address first: the token is sent there.',
  token: 'API token',
  tokenHint:
    'In the vault: Settings, section “API access token”. A vault has one token; a new one replaces it for everybody.',
  tokenLink: 'Open the vault to make a token',
  tokenLinkWaits: 'Enter the address first, then a link to the vault appears here.',
  keepTitle: 'Where to keep the token',
  keep: {
    device: 'Keep on this device',
    session: 'Keep for this session only',
  } satisfies Record<Keep, string>,
  keepHint: {
    device:
      'Encrypted. This stops web pages and dumps of one storage area, not somebody who copies your whole browser profile.',
    session: 'In memory only. You enter it again after each start of the browser.',
  } satisfies Record<Keep, string>,
  moreChoices: 'More choices',
  flavour: 'Kind of vault',
  flavours: { find: 'Find out by trying', ...flavourNames } satisfies Record<
    Flavour | 'find',
    string
  >,
  plan: 'Plan',
  planHint: 'Some plans ration revocations. The vault does not tell its plan.',
  plans: {
    unknown: 'Unknown',
    trial: 'Trial',
    'organization-true-up': 'Organization True-Up',
    'enterprise-floating': 'Enterprise Floating',
    classroom: 'Classroom',
  } satisfies Record<Plan, string>,
  connect: 'Connect',
  connecting: 'Connecting',
  connected: (title: string, flavour: Flavour) =>
    `Connected to ${title}, ${flavourNames[flavour]}.`,
  accessRefused: (host: string) =>
    `The browser was not allowed to reach ${host}. Nothing was sent. Press Connect again and allow it.`,

  test: 'Connection test',
  testing: 'testing',
  works: 'works',
  ability: {
    'license-counts': 'License counts',
    denials: 'Denials',
  } satisfies Record<Check['ability'], string>,
  failure: (failure: Failure) => failureWords(failure, f),
  problem: (problem: Problem) => problemWords(problem, f),

  testConnection: 'Test connection',
  tested: (title: string) => `Tested ${title}.`,
  replaceToken: 'Replace token',
  replaceHint: 'The token in use stays in use until the new one has worked.',
  save: 'Save',
  saved: 'Saved',
  replaced: (title: string) => `The new token of ${title} works and is in use.`,
  notReplaced: 'The new token is kept, but has not worked yet. The old one stays in use.',
  candidate: (fingerprint: string) =>
    `A new token (fingerprint ${fingerprint}) is kept and has not worked yet. The old one stays in use.`,
  tryAgain: 'Try again',
  discard: 'Discard new token',
  discarded: 'The new token was discarded. The old one stays in use.',
  rename: 'Rename',
  name: 'Name',
  allowAccess: 'Allow access',
  forget: 'Forget this vault',
  forgetWarning: (title: string) =>
    `This removes ${title} from this browser: its token, its key and its numbers. The vault itself and its token stay as they are.`,
  forgetAudit: 'Also remove it from the audit log',
  forgetConfirm: (title: string) => `Forget ${title}`,
  keepVault: 'Keep',
  forgotten: (title: string, audit: boolean) =>
    audit
      ? `${title} was forgotten. Nothing of it is left in this browser.`
      : `${title} was forgotten. What was changed in it still stands in the audit log, and nothing else of it is left in this browser.`,
  openVault: 'Open vault',
  facts: { host: 'Address', kind: 'Kind', token: 'Token', numbers: 'Numbers' },
  flavourName: (flavour: Flavour) => flavourNames[flavour],
  tokenFacts: (keep: Keep, fingerprint: string, savedAt: number) =>
    `${keep === 'device' ? 'Kept on this device' : 'Kept for this session only'}, fingerprint ${fingerprint}, saved ${f.date(savedAt)}`,
  numbers: (at: number, now: number) => `As of ${f.time(at)}, ${f.ago(at, now) ?? 'just now'}`,
  noNumbers: 'None yet',

  abilities: abilitiesWords(f),
  audit: auditWords(f),
  health: healthWords(f),

  refreshEvery: 'Refresh every',
  minutes: (count: number) => f.plural(count, { one: '# minute', other: '# minutes' }),
  refreshHint:
    'Seatkeeper asks each vault for its numbers in the background. After errors it waits longer.',

  privacy: [
    'Seatkeeper talks to your vaults and to nobody else. There is no telemetry.',
    'The token goes to its own vault in the Authorization header. No page shows it; a fingerprint, four digits of a checksum, tells one token from another.',
    'Of denials, counts by product are kept. Names, hosts and addresses are not.',
    'The audit log keeps the names of users whose licenses you had revoked, for 400 days. A list of leavers is kept in memory, and on disk only from Revoke checked to the last look.',
  ],
  about: (version: string) => `Seatkeeper for License Vault ${version}, MIT license.`,
  disclaimer:
    'Seatkeeper is neither affiliated with nor endorsed by JetBrains. JetBrains, License Vault and IDE Services are trademarks of their owner.',
});
export type OptionsWords = ReturnType<typeof optionsWords>;
