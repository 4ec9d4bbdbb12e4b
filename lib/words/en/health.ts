import type { AbilityRecord, AbilityState } from '#lib/bindings/vault-bindings.ts';
import type { AbilityHealth } from '#lib/health/vault-health.ts';
import type { Judged, Verdict } from '#lib/vault/guesses.ts';
import type { Formats } from '../formats.ts';
import { failureWords } from './all-failures.ts';
import { evidenceWords } from './evidence.ts';
import { guessWords, levelNames, verdictNames } from './guesses.ts';

/** What Seatkeeper looks for on a vault's Settings page, as parts of a sentence. */
const anchorNames: Readonly<Record<string, string>> = {
  'token-heading': 'the heading “API access token”',
  generate: 'the button “Generate token”',
  'generate-new': 'the button “Generate new token”',
  delete: 'the button “Delete token”',
  'api-heading': 'the heading “License Vault API”',
  specification: 'the link “API specification”',
  'automation-heading': 'the heading “Automation tokens”',
  'create-automation': 'a button that makes a token',
};
const anchorName = (name: string) => anchorNames[name] ?? name;

const unbound: Record<AbilityRecord['verdict'], string> = {
  unread: 'No specification has been read.',
  absent: 'The specification has nothing that clearly does this.',
  unclear: 'No operation is clearly meant.',
  clear: '',
};

const sources = {
  published: 'in the published way',
  specification: 'as the specification says',
  hand: 'as you chose',
};

/** Words of the section that says how everything fares. */
export const healthWords = (f: Formats) => {
  const ago = (at: number, now: number) => f.ago(at, now) ?? 'just now';
  const times = (count: number) => f.plural(count, { one: 'once', other: '# times' });
  return {
    title: 'Health',
    about:
      'How each ability of your vaults is bound, and how it fared. Counts and times are kept, nothing personal.',
    empty: 'Connect a vault first.',
    list: (vault: string) => `Health of ${vault}`,
    how: ({ binding, verdict, removedByHand, evidence }: AbilityRecord, state: AbilityState) => {
      if (removedByHand && !binding) return 'You removed it.';
      const strongest = evidence.toSorted((a, b) => b.points - a.points).map(evidenceWords);
      const why = [...new Set(strongest)].slice(0, 2).join(' ');
      if (!binding) return `${unbound[verdict]} ${why}`.trim();
      const how = sources[binding.source];
      return `${state === 'bound' ? 'Done' : 'Would be done'} ${how}: ${binding.operation.id}. ${why}`;
    },
    worked: ({ lastSuccessAt, successes }: AbilityHealth, now: number) =>
      lastSuccessAt === null
        ? ''
        : `Worked ${ago(lastSuccessAt, now)} (${times(successes)} in all).`,
    failed: ({ lastFailure, failures }: AbilityHealth, now: number) => {
      if (!lastFailure) return '';
      const { happened } = failureWords(lastFailure.failure, f);
      return `Failed ${ago(lastFailure.at, now)} (${times(failures)} in all): ${happened}`;
    },
    untried: 'Not tried yet.',

    notConnected: 'This vault is not connected.',
    page: 'Settings page of the vault',
    pageUnseen:
      'Seatkeeper has seen nothing like it since the browser started. It looks for the heading “API access token” and, below it, the button “Generate token” or “Generate new token”; in IDE Services for the heading “Automation tokens” and a button that makes one.',
    pageSeen: (at: number, now: number, found: readonly string[], missing: readonly string[]) =>
      [
        `Seen ${ago(at, now)}.`,
        found.length > 0 ? `Found: ${f.list(found.map(anchorName))}.` : 'Nothing was recognized.',
        missing.length > 0 && `Looked for and not found: ${f.list(missing.map(anchorName))}.`,
      ]
        .filter(Boolean)
        .join(' '),

    copyDiagnostics: 'Copy diagnostics',
    diagnosticsHint:
      'For somebody who helps you: no token, no user, no host, and your company’s name replaced.',
    copied: 'Copied.',
    notCopied: 'The browser did not let Seatkeeper copy. Nothing was changed.',

    check: 'Check this vault',
    checkHint:
      'Asks once for everything that only reads, and changes nothing. It makes a report that tells Seatkeeper’s makers how a real vault answers.',
    user: 'User to look up (optional)',
    userHint: 'An e-mail address or name of a user with a license. It is not in the report.',
    checking: 'Checking the vault.',
    checked: 'The vault was checked. The report is below.',
    report: 'Report',
    counted: (judged: readonly Judged[]) => {
      const count = (wanted: Verdict) => judged.filter(({ verdict }) => verdict === wanted).length;
      return `Of ${f.number(judged.length)} things that are believed of License Vault, this vault confirmed ${f.number(count('confirmed'))}, refuted ${f.number(count('refuted'))}, and did not show ${f.number(count('not-seen'))}.`;
    },
    results: 'What was checked',
    verdict: (verdict: Verdict) => verdictNames[verdict],
    guess: ({ id }: Judged) => guessWords[id],
    level: ({ level }: Judged) => levelNames[level],
    reportText: 'The report, exactly as it is copied and saved',
    reportHint:
      'No name, host, address, product or count of yours is in it. Read it before you send it.',
    copyReport: 'Copy report',
    saveReport: 'Save report',
  };
};
export type HealthWords = ReturnType<typeof healthWords>;
