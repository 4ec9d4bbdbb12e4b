import { expect, it } from 'vitest';
import { mapAbilities } from '#lib/bindings/vault-bindings.ts';
import { type Answered, noAnswer } from '#lib/vault/check/answered.ts';
import type { Observations } from '#lib/vault/check/observations.ts';
import { observeCounts } from '#lib/vault/check/observe-counts.ts';
import { observeDenials } from '#lib/vault/check/observe-denials.ts';
import type { Flavour } from '#lib/vault/connection.ts';
import { guesses, judge, type Verdict } from '#lib/vault/guesses.ts';

const json: Answered = { ...noAnswer, status: 200, type: 'json', headers: ['content-type'] };
const refused: Answered = { ...json, status: 401, errorFields: ['error'] };
const missing: Answered = { ...json, status: 404, errorFields: ['error'] };
const row = (code: string, used: number) => ({
  code,
  displayName: code,
  regularInUse: used,
  regularTotal: used,
  trueUpInUse: 0,
  trueUpTotal: 0,
  virtualInUse: 0,
  virtualTotal: 0,
});
const denial = {
  timestamp: '2025-08-18T09:26:37.836075076Z',
  username: 'alice@acme.example',
  user_hostname: 'pc',
  user_ip: '192.0.2.7',
  product_name: 'Plugin',
  product_version: '1',
  reason: 'CANCELLED',
  description: 'No',
};
const bound = {
  state: 'bound',
  source: 'specification',
  verdict: 'clear',
  operation: 'GET /a',
} as const;
const unbound = {
  state: 'not-bound',
  source: null,
  verdict: 'absent',
  operation: null,
} as const;

/** A vault that is all that is believed of it. */
function believed(flavour: Flavour): Observations {
  const cloud = flavour === 'cloud';
  return {
    flavour,
    apiHost: cloud ? 'same-as-pages' : 'lv-before-domain',
    counts: {
      answered: json,
      seen: observeCounts({
        licenseUsages: [row('CL', 1), row('PC', 0)],
        timestamp: '2025-08-18T10:26:37.836075076Z',
      }),
    },
    denials: { answered: json, seen: observeDenials([denial], 100, new Set(['CL'])) },
    withoutToken: refused,
    unknownPath: missing,
    specification: {
      places: [{ place: '/api-docs', answered: cloud ? refused : json }],
      foundAt: cloud ? null : '/api-docs',
      readable: !cloud,
      format: cloud ? null : '3.0',
      version: cloud ? null : '1',
      documentedTitle: cloud ? null : true,
      operations: cloud ? 0 : 9,
    },
    specificationKnown: true,
    abilities: {
      'license-counts': bound,
      denials: bound,
      'user-licenses': bound,
      'revoke-one': bound,
      'revoke-all': bound,
      'usage-report': bound,
      'disconnect-product': cloud ? bound : unbound,
    },
    client: { 'license-counts': 'works', denials: 'works', 'user-licenses': null },
    userLicenses: null,
  };
}

/** A vault that is nothing of what is believed of it. */
function other(flavour: Flavour): Observations {
  const all = believed(flavour);
  const page: Answered = { ...json, status: 200, type: 'html', headers: ['etag', 'retry-after'] };
  return {
    ...all,
    apiHost: 'other',
    counts: {
      answered: { ...json, headers: ['etag'] },
      seen: observeCounts([{ name: 'PC' }, { code: 'CL', label: 'CLion' }]),
    },
    denials: {
      answered: { ...json, headers: ['retry-after'] },
      seen: observeDenials(
        [
          {
            ...denial,
            timestamp: '2025-08-18T09:26:37.836Z',
            username: 'alice',
            reason: 'NONE',
            product_name: null,
            description: null,
            extra: 1,
          },
          {},
          {},
        ],
        1,
        new Set(),
      ),
    },
    withoutToken: { ...page, status: 403 },
    unknownPath: page,
    specification: {
      ...all.specification,
      foundAt: '/openapi.json',
      readable: false,
      documentedTitle: false,
    },
    abilities: {
      ...all.abilities,
      'usage-report': unbound,
      'disconnect-product': flavour === 'cloud' ? unbound : bound,
    },
  };
}

const ids = (all: Observations, verdict: Verdict) =>
  judge(all)
    .filter((judged) => judged.verdict === verdict)
    .map(({ id }) => id);
const both = (make: (flavour: Flavour) => Observations, verdict: Verdict) =>
  new Set([...ids(make('cloud'), verdict), ...ids(make('ide-services'), verdict)]);

const notOfTheCloud = [
  'specification-is-readable',
  'specification-title',
  'specification-at-api-docs',
];

it('confirms every guess on a vault that is all that is believed', () => {
  expect(both(believed, 'refuted')).toEqual(new Set());
  expect([...both(believed, 'confirmed')].sort()).toEqual(Object.keys(guesses).sort());
  expect(ids(believed('cloud'), 'not-seen')).toEqual(expect.arrayContaining(notOfTheCloud));
});

it('refutes every guess that can be refuted on a vault that is nothing of it', () => {
  const refuted = both(other, 'refuted');
  const never = Object.keys(guesses).filter((id) => !refuted.has(id as never));
  // These are seen or not seen: that a vault does not show them says nothing; of the paths, the
  // other test below speaks.
  expect(never.sort()).toEqual([
    'automation-for-ide-services',
    'bearer-for-cloud',
    'counts-nine-digits',
    'counts-path',
    'counts-zero-rows',
    'denials-bare-array',
    'denials-foreign-products',
    'denials-path',
  ]);
});

it.each<[keyof typeof guesses, (all: Observations) => Observations]>([
  ['counts-path', (all) => ({ ...all, counts: { answered: missing, seen: null } })],
  ['denials-path', (all) => ({ ...all, denials: { answered: missing, seen: null } })],
  [
    'denials-bare-array',
    (all) => ({
      ...all,
      denials: { answered: json, seen: observeDenials({ items: [] }, 1, new Set()) },
    }),
  ],
  [
    'counts-nine-digits',
    (all) => ({
      ...all,
      counts: {
        answered: json,
        seen: observeCounts({
          licenseUsages: [row('CL', 1)],
          timestamp: '2025-08-18T10:26:37.836Z',
        }),
      },
    }),
  ],
])('refutes %s where it is not so', (id, change) => {
  expect(ids(change(believed('cloud')), 'refuted')).toContain(id);
});

it('leaves open what the specification leaves open', () => {
  const all = believed('cloud');
  const unclear = { ...unbound, verdict: 'unclear' } as const;
  const seen = { ...all, abilities: { ...all.abilities, 'disconnect-product': unclear } };
  expect(ids(seen, 'not-seen')).toEqual(
    expect.arrayContaining(['all-abilities-in-the-specification', 'disconnect-for-cloud-only']),
  );
});

it('says of a vault that did not answer that nothing was seen', () => {
  const silent: Observations = {
    ...believed('cloud'),
    counts: { answered: noAnswer, seen: null },
    denials: { answered: noAnswer, seen: null },
    withoutToken: noAnswer,
    unknownPath: noAnswer,
    specification: {
      places: [{ place: '/api-docs', answered: noAnswer }],
      foundAt: null,
      readable: false,
      format: null,
      version: null,
      documentedTitle: null,
      operations: 0,
    },
    specificationKnown: false,
    abilities: mapAbilities(() => ({ ...unbound, verdict: 'unread' })),
  };
  expect(new Set(judge(silent).map(({ verdict }) => verdict))).toEqual(new Set(['not-seen']));
});
