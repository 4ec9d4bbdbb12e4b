import type { Ability } from './ability.ts';
import type { Answered } from './check/answered.ts';
import type { Observations } from './check/observations.ts';
import type { CountsSeen } from './check/observe-counts.ts';
import type { DenialsSeen } from './check/observe-denials.ts';

/**
 * How surely something is known of License Vault: JetBrains' help says it, the one public client of
 * the API relies on it, it was only seen in that client's test data, or nobody has published it.
 */
export type EvidenceLevel = 'doc' | 'client' | 'sample' | 'guess';
export type Verdict = 'confirmed' | 'refuted' | 'not-seen';

interface Guess {
  level: EvidenceLevel;
  /** Null: this vault did not show it either way. */
  holds(seen: Observations): boolean | null;
}

const isJson = ({ status, type }: Answered) => status === 200 && type === 'json';
const came = ({ status }: Answered) => status !== 'none';
const told = (answered: Answered, holds: boolean) => (came(answered) ? holds : null);

/** Something about counts that came, with rows. */
const inCounts = (holds: (seen: CountsSeen) => boolean | null) => (all: Observations) =>
  all.counts.seen?.any ? holds(all.counts.seen) : null;
/** Something about denials that came, with rows. */
const inDenials = (holds: (seen: DenialsSeen) => boolean | null) => (all: Observations) =>
  all.denials.seen?.any ? holds(all.denials.seen) : null;
const cloudOnly = (holds: (all: Observations) => boolean | null) => (all: Observations) =>
  all.flavour === 'cloud' ? holds(all) : null;
const ideServicesOnly = (holds: (all: Observations) => boolean | null) => (all: Observations) =>
  all.flavour === 'ide-services' ? holds(all) : null;

/** Null where the specification was not read, or leaves it open. */
function hasOperation({ verdict }: Observations['abilities'][Ability]): boolean | null {
  if (verdict === 'clear') return true;
  return verdict === 'absent' ? false : null;
}
const isNine = (digits: number | null) => (digits === null ? null : digits === 9);
const errors = ({ withoutToken, unknownPath }: Observations) =>
  [withoutToken, unknownPath].filter(({ status }) => typeof status === 'number' && status >= 400);
const answers = ({ counts, denials, withoutToken, unknownPath }: Observations) =>
  [counts.answered, denials.answered, withoutToken, unknownPath].filter(came);
const rateHeaders = /^(?:retry-after|x-ratelimit|ratelimit)/;
const details = [
  'username',
  'user_hostname',
  'user_ip',
  'product_version',
  'reason',
  'description',
];

/**
 * What Seatkeeper's makers believe of License Vault, each with its source and with what would confirm
 * or refute it. The words stand in `lib/words/en/guesses.ts`.
 */
export const guesses = {
  'api-on-the-page-host': {
    level: 'doc',
    holds: cloudOnly(({ counts, apiHost }) =>
      isJson(counts.answered) ? apiHost === 'same-as-pages' : null,
    ),
  },
  'api-on-the-lv-host': {
    level: 'client',
    holds: ideServicesOnly(({ counts, apiHost }) =>
      isJson(counts.answered) ? apiHost === 'lv-before-domain' : null,
    ),
  },
  'bearer-for-cloud': {
    level: 'doc',
    holds: cloudOnly(({ counts }) => (isJson(counts.answered) ? true : null)),
  },
  'automation-for-ide-services': {
    level: 'client',
    holds: ideServicesOnly(({ counts }) => (isJson(counts.answered) ? true : null)),
  },
  'counts-path': {
    level: 'client',
    holds: ({ counts }) => told(counts.answered, isJson(counts.answered)),
  },
  'counts-wrapper': {
    level: 'client',
    holds: ({ counts }) => counts.seen && counts.seen.wrapper === 'licenseUsages',
  },
  'counts-names': {
    level: 'client',
    holds: inCounts(({ fields }) => {
      const all: readonly string[] = [...fields.always, ...fields.sometimes];
      return all.includes('displayName') && all.includes('regularInUse');
    }),
  },
  'counts-six-always': { level: 'sample', holds: inCounts(({ sixCounts }) => sixCounts) },
  'counts-code': {
    level: 'sample',
    holds: inCounts(({ fields }) => fields.always.includes('code')),
  },
  'counts-timestamp': {
    level: 'sample',
    holds: inCounts(({ top }) => top.always.includes('timestamp')),
  },
  'counts-nine-digits': {
    level: 'sample',
    holds: inCounts(({ fractionDigits }) => isNine(fractionDigits)),
  },
  'counts-order-by-code': {
    level: 'sample',
    holds: inCounts(({ orderByCode }) =>
      orderByCode === 'unknown' ? null : orderByCode === 'ascending',
    ),
  },
  'counts-zero-rows': { level: 'sample', holds: inCounts(({ zeroRows }) => zeroRows || null) },
  'counts-nothing-else': {
    level: 'sample',
    holds: inCounts(({ fields, top }) => fields.others + top.others === 0),
  },
  'denials-path': {
    level: 'client',
    holds: ({ denials }) => told(denials.answered, isJson(denials.answered)),
  },
  'denials-bare-array': {
    level: 'client',
    holds: ({ denials }) => denials.seen && denials.seen.wrapper === 'bare-array',
  },
  'denials-limit': { level: 'client', holds: inDenials(({ page }) => page !== 'longer') },
  'denials-names': {
    level: 'client',
    holds: inDenials(
      ({ fields }) => fields.always.includes('timestamp') && fields.always.includes('product_name'),
    ),
  },
  'denials-details': {
    level: 'sample',
    holds: inDenials(({ fields }) => {
      const all: readonly string[] = [...fields.always, ...fields.sometimes];
      return details.every((name) => all.includes(name));
    }),
  },
  'denials-reason-cancelled': {
    level: 'sample',
    holds: inDenials(({ reasons }) => (reasons.length === 0 ? null : !reasons.includes('other'))),
  },
  'denials-foreign-products': {
    level: 'sample',
    holds: inDenials(({ foreignProduct }) => foreignProduct || null),
  },
  'denials-nine-digits': {
    level: 'sample',
    holds: inDenials(({ fractionDigits }) => isNine(fractionDigits)),
  },
  'denials-nothing-else': {
    level: 'sample',
    holds: inDenials(({ fields }) => fields.others === 0),
  },
  'users-are-e-mails': {
    level: 'guess',
    holds: inDenials(({ userForm }) => (userForm === 'none' ? null : userForm === 'e-mail')),
  },
  'unauthorized-is-401': {
    level: 'client',
    holds: ({ withoutToken }) => told(withoutToken, withoutToken.status === 401),
  },
  'unknown-path-is-404': {
    level: 'guess',
    holds: ({ unknownPath }) => told(unknownPath, unknownPath.status === 404),
  },
  'errors-are-json': {
    level: 'guess',
    holds: (all) =>
      errors(all).length === 0 ? null : errors(all).every(({ type }) => type === 'json'),
  },
  'no-etag': {
    level: 'guess',
    holds: ({ counts }) =>
      isJson(counts.answered) ? !counts.answered.headers.includes('etag') : null,
  },
  'no-rate-headers': {
    level: 'guess',
    holds: (all) =>
      answers(all).length === 0
        ? null
        : !answers(all).some(({ headers }) => headers.some((name) => rateHeaders.test(name))),
  },
  'specification-needs-a-login': {
    level: 'doc',
    holds: cloudOnly(({ specification: { foundAt, places } }) =>
      places.some(({ answered }) => came(answered)) ? foundAt === null : null,
    ),
  },
  'specification-at-api-docs': {
    level: 'doc',
    holds: ideServicesOnly(({ specification: { foundAt } }) =>
      foundAt === null ? null : foundAt === '/api-docs',
    ),
  },
  'specification-title': {
    level: 'doc',
    holds: ideServicesOnly(({ specification }) => specification.documentedTitle),
  },
  'specification-is-readable': {
    level: 'doc',
    holds: ({ specification: { foundAt, readable } }) => (foundAt === null ? null : readable),
  },
  'all-abilities-in-the-specification': {
    level: 'doc',
    holds: ({ abilities: { 'disconnect-product': disconnect, ...others }, flavour }) => {
      const wanted = [...Object.values(others), ...(flavour === 'cloud' ? [disconnect] : [])];
      if (wanted.some((ability) => hasOperation(ability) === false)) return false;
      return wanted.every((ability) => hasOperation(ability)) ? true : null;
    },
  },
  'disconnect-for-cloud-only': {
    level: 'doc',
    holds: ({ abilities, flavour }) => {
      const there = hasOperation(abilities['disconnect-product']);
      return there === null ? null : there === (flavour === 'cloud');
    },
  },
} as const satisfies Record<string, Guess>;
export type GuessId = keyof typeof guesses;

export interface Judged {
  id: GuessId;
  level: EvidenceLevel;
  verdict: Verdict;
}

/** Holds every guess against what a vault has shown. */
export function judge(seen: Observations): Judged[] {
  return Object.entries<Guess>(guesses).map(([id, { level, holds }]) => {
    const held = holds(seen);
    // An entry's key is one of the list's own.
    return { id: id as GuessId, level, verdict: verdictOf(held) };
  });
}

function verdictOf(held: boolean | null): Verdict {
  if (held === null) return 'not-seen';
  return held ? 'confirmed' : 'refuted';
}
