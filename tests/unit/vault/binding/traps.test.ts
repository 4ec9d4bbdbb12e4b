import { describe, expect, it } from 'vitest';
import type { Ability } from '#lib/vault/ability.ts';
import { bind } from '#lib/vault/binding/bind.ts';
import { listOf, object, type Short, specification, text } from './specs.ts';

const date = { type: 'string', format: 'date' };
const period = { from: date, to: date };
const license = object({ licenseId: text, allocationId: text, product: text, productCode: text });

/** What a vault needs for a revocation to be filled: nothing here is a trap. */
const list: Record<string, Short> = {
  'GET /users/{email}/licenses': { answer: listOf(license) },
};

/** What must not be bound to what. The reason stands among the evidence; null: it is not even near. */
type Trap = [
  name: string,
  ability: Ability,
  operations: Record<string, Short>,
  reason: string | null,
];

const revoking: Trap[] = [
  [
    'a rehearsal that the path tells of',
    'revoke-all',
    { 'POST /users/{email}/licenses/simulate-revoke-all': {} },
    'about-something-else',
  ],
  [
    'a rehearsal that only the sentence tells of',
    'revoke-all',
    {
      'POST /users/{email}/licenses/revoke-all': {
        says: 'Tells what revoking all licenses of a user would free',
      },
    },
    'about-something-else',
  ],
  [
    'a revocation that is undone',
    'revoke-one',
    { 'POST /users/{email}/licenses/{licenseId}/revoke/undo': { id: 'undoRevokeLicense' } },
    'about-something-else',
  ],
  [
    'what a user has asked for',
    'revoke-one',
    {
      'POST /users/{email}/revoke-license-request': {
        body: object({ licenseId: text }, ['licenseId']),
      },
    },
    'about-something-else',
  ],
  [
    'a sentence that lies about the method',
    'revoke-all',
    { 'DELETE /users/{email}/licenses': { says: 'List licenses' } },
    'about-something-else',
  ],
  [
    'a name that lies about the method',
    'revoke-all',
    { 'DELETE /users/{email}/licenses': { id: 'listLicenses' } },
    'about-something-else',
  ],
  [
    'one license where two holes have one name',
    'revoke-all',
    {
      'DELETE /users/{email}/licenses/{email}': { says: 'Revoke a license' },
      'GET /users': { answer: listOf(text) },
    },
    null,
  ],
  [
    'all that was bought',
    'revoke-one',
    { 'DELETE /licenses/{licenseId}': { says: 'Cancel a license: one less is bought next year' } },
    null,
  ],
  [
    'many at once, none of them named',
    'revoke-all',
    { 'POST /licenses/mass-revoke': { says: 'Revoke all licenses', query: { 'email!': text } } },
    'for-a-group',
  ],
  [
    'tokens',
    'revoke-one',
    { 'POST /users/{email}/tokens/{id}/revoke': {} },
    'about-something-else',
  ],
  [
    'tokens of a license',
    'revoke-one',
    { 'POST /licenses/{licenseId}/tokens/revoke': { says: 'Revoke the tokens of a license' } },
    'about-something-else',
  ],
  [
    'a certificate that only the sentence tells of',
    'revoke-one',
    {
      'POST /users/{email}/licenses/{licenseId}/revoke': {
        says: 'Revokes the certificate of a license',
      },
    },
    'about-something-else',
  ],
  [
    'sessions that only the name tells of',
    'revoke-all',
    { 'POST /users/{email}/licenses/revoke': { id: 'revokeUserSessions' } },
    'about-something-else',
  ],
  [
    'access rather than licenses',
    'revoke-all',
    { 'POST /users/{email}/revoke': { says: 'Revokes the access of a user' } },
    'about-something-else',
  ],
  [
    'the user',
    'revoke-all',
    { 'DELETE /users/{email}': { says: 'Deletes a user and releases all licenses' } },
    null,
  ],
  [
    'the user, by a verb in the path',
    'revoke-all',
    {
      'POST /users/{email}/deactivate': { says: 'Deactivates a user. All licenses are released.' },
    },
    null,
  ],
  [
    'the user, as the description alone says',
    'revoke-all',
    {
      'DELETE /users/{email}/licenses': {
        says: 'Release licenses',
        more: 'Also deletes the user from the directory.',
      },
    },
    'deletes-user',
  ],
  [
    'the licenses of a team',
    'revoke-all',
    { 'POST /teams/{team}/licenses/revoke': { says: 'Revoke all licenses of a team' } },
    'no-input',
  ],
  [
    'the licenses of a team, which is optional',
    'revoke-all',
    {
      'POST /licenses/revoke': {
        id: 'revokeTeamLicenses',
        says: 'Revoke all licenses of a team',
        body: object({ team: text, email: text }),
      },
    },
    'for-a-group',
  ],
  [
    'the licenses of a product',
    'revoke-all',
    { 'DELETE /products/{productCode}/licenses': { says: 'Revoke all licenses of a product' } },
    'no-input',
  ],
  [
    'one license by its product alone, which is everybody’s',
    'revoke-one',
    { 'POST /products/{productCode}/licenses/revoke': {} },
    'no-input',
  ],
  [
    'the licenses of all users',
    'revoke-all',
    {
      'POST /licenses/revoke-all': {
        says: 'Revoke licenses of all users',
        query: { email: 'Except this one' },
      },
    },
    'for-a-group',
  ],
  [
    'all licenses where one optional license is not said to be optional on purpose',
    'revoke-all',
    {
      'POST /licenses/revoke': {
        says: 'Revoke a license of a user',
        body: object({ email: text, licenseId: text }),
      },
    },
    'weak',
  ],
  [
    'an assignment',
    'revoke-one',
    { 'POST /users/{email}/licenses/{licenseId}/assign': {} },
    'gives',
  ],
  [
    'an assignment that only its name tells of',
    'revoke-one',
    { 'POST /users/{email}/licenses/{licenseId}': { id: 'assignLicense' } },
    'gives',
  ],
  [
    'a move to somebody else',
    'revoke-one',
    {
      'POST /users/{email}/licenses/{licenseId}/reassign': {
        says: 'Revoke a license and give it to another user',
        body: object({ newUser: text }, ['newUser']),
      },
    },
    'gives',
  ],
  [
    'a reading that does something',
    'revoke-one',
    { 'GET /users/{email}/licenses/{licenseId}/revoke': { says: 'Revoke a license of a user' } },
    'wrong-method',
  ],
  [
    'what is deprecated',
    'revoke-one',
    {
      'DELETE /users/{email}/licenses/{licenseId}': { deprecated: true, says: 'Revoke a license' },
    },
    'deprecated',
  ],
  [
    'two that say the same',
    'revoke-one',
    {
      'POST /licenses/{licenseId}/release': { says: 'Release a license of a user' },
      'POST /users/{email}/licenses/{licenseId}/release': { says: 'Release a license of a user' },
    },
    'similar',
  ],
  [
    'two versions that are both in use',
    'revoke-all',
    {
      'POST /v1/licenses/release': {
        says: 'Release all licenses of a user',
        body: object({ email: text }, ['email']),
      },
      'POST /v2/licenses/release': {
        says: 'Release all licenses of a user',
        body: object({ email: text }, ['email']),
      },
    },
    'similar',
  ],
  [
    'something that needs what nobody knows',
    'revoke-one',
    {
      'POST /users/{email}/licenses/{licenseId}/revoke': {
        body: object({ tenantId: text }, ['tenantId']),
      },
    },
    'needs-input',
  ],
  [
    'something that needs a header',
    'revoke-one',
    {
      'POST /users/{email}/licenses/{licenseId}/revoke': { header: { 'X-Confirm-Code!': text } },
    },
    'needs-input',
  ],
  [
    'a number that the list of licenses does not tell',
    'revoke-one',
    { 'POST /entitlements/{grantNumber}/revoke': { says: 'Revoke an entitlement of a user' } },
    'needs-input',
  ],
  [
    'a pool of licenses that is deleted',
    'revoke-one',
    { 'DELETE /licenses/{licenseId}': { says: 'Delete a license from the vault' } },
    'weak',
  ],
  [
    'a server of licenses',
    'revoke-all',
    { 'POST /license-server/users/{email}/revoke': { says: 'Revoke a user' } },
    'weak',
  ],
  [
    'a user’s number that cannot be looked up',
    'revoke-all',
    { 'DELETE /people/{personId}/licenses': { path: { personId: { type: 'integer' } } } },
    'needs-input',
  ],
  [
    'one, where all is the default and one cannot be said',
    'revoke-one',
    {
      'POST /users/{email}/licenses/revoke': {
        says: 'Revoke licenses of a user',
        body: object(
          { licenseId: text, scope: { type: 'string', enum: ['ALL', 'NONE'], default: 'ALL' } },
          ['licenseId'],
        ),
      },
    },
    'needs-input',
  ],
];

const reading: Trap[] = [
  [
    'denials',
    'usage-report',
    { 'GET /reports/denials': { query: period, answer: 'csv', says: 'Report of denials' } },
    'about-something-else',
  ],
  [
    'invoices',
    'usage-report',
    { 'GET /reports/invoices': { query: period, answer: 'csv', says: 'Invoice report' } },
    'about-something-else',
  ],
  [
    'the audit log',
    'usage-report',
    { 'GET /audit/report': { query: period, answer: 'csv', says: 'Audit report' } },
    'about-something-else',
  ],
  [
    'usage of tokens',
    'usage-report',
    { 'GET /tokens/usage-report': { query: period, answer: 'csv' } },
    'about-something-else',
  ],
  [
    'usage without a period',
    'usage-report',
    { 'GET /reports/usage': { answer: 'csv', says: 'Usage report' } },
    'no-input',
  ],
  [
    'a report that is asked for with a writing method',
    'usage-report',
    { 'POST /reports/usage': { query: period, answer: 'csv', says: 'Creates a usage report' } },
    'wrong-method',
  ],
  [
    'two reports alike',
    'usage-report',
    {
      'GET /v1/reports/usage': { query: period, answer: 'csv' },
      'GET /v2/reports/usage': { query: period, answer: 'csv' },
    },
    'similar',
  ],
  [
    'the history of licenses',
    'user-licenses',
    { 'GET /users/{email}/licenses/history': { answer: listOf(license) } },
    null,
  ],
  [
    'licenses that are gone',
    'user-licenses',
    { 'GET /users/{email}/revoked-licenses': { answer: listOf(license) } },
    'about-something-else',
  ],
  [
    'licenses that one could have',
    'user-licenses',
    { 'GET /users/{email}/available-licenses': { answer: listOf(license) } },
    'about-something-else',
  ],
  [
    'everybody’s licenses',
    'user-licenses',
    { 'GET /licenses': { answer: listOf(license), says: 'All licenses of all users' } },
    'no-input',
  ],
  [
    'a reading with an effect',
    'user-licenses',
    { 'GET /users/{email}/licenses': { id: 'releaseUserLicenses', answer: listOf(license) } },
    'side-effect',
  ],
  [
    'a reading whose path does something',
    'user-licenses',
    { 'GET /users/{email}/licenses/release': { answer: listOf(license) } },
    'side-effect',
  ],
  [
    'a reading whose sentence does something',
    'user-licenses',
    {
      'GET /users/{email}/licenses': {
        says: 'Renews and lists the licenses of a user',
        answer: listOf(license),
      },
    },
    'side-effect',
  ],
  [
    'an answer that nobody describes',
    'user-licenses',
    { 'GET /users/{email}/licenses': { answer: { type: 'object' } } },
    'no-rows',
  ],
  [
    'denials without a time',
    'denials',
    {
      'GET /denials': {
        query: { from: date },
        answer: listOf(object({ product: text, user: text })),
      },
    },
    'no-field',
  ],
  [
    'the number of denials',
    'denials',
    {
      'GET /denials/count': {
        query: { from: date },
        answer: object({ count: { type: 'integer' } }),
      },
    },
    'no-rows',
  ],
  [
    'counts that do not tell their kind',
    'license-counts',
    {
      'GET /products/usage': {
        answer: listOf(
          object({ product: text, used: { type: 'integer' }, total: { type: 'integer' } }),
        ),
      },
    },
    null,
  ],
];

const disconnecting: Trap[] = [
  [
    'what is sent about a product',
    'disconnect-product',
    { 'POST /products/{productCode}/disconnect-notifications': { id: 'disconnectNotifications' } },
    'about-something-else',
  ],
  [
    'a rehearsal',
    'disconnect-product',
    { 'POST /products/{productCode}/disconnect/preview': {} },
    'about-something-else',
  ],
  [
    'a sentence that lies about the method',
    'disconnect-product',
    { 'DELETE /products/{productCode}/connection': { says: 'Shows a product' } },
    'about-something-else',
  ],
  [
    'IDEs of a product',
    'disconnect-product',
    { 'POST /products/{productCode}/ides/disconnect': {} },
    'about-something-else',
  ],
  [
    'an agent',
    'disconnect-product',
    { 'POST /agents/disconnect': { body: object({ productCode: text }, ['productCode']) } },
    'about-something-else',
  ],
  [
    'the server, as the sentence alone says',
    'disconnect-product',
    {
      'POST /products/{productCode}/disconnect': {
        says: 'Disconnects the server from the product',
      },
    },
    'about-something-else',
  ],
  [
    'sessions, as the name alone says',
    'disconnect-product',
    { 'POST /products/{productCode}/disconnect': { id: 'disconnectProductSessions' } },
    'about-something-else',
  ],
  [
    'a user from a product',
    'disconnect-product',
    { 'POST /products/{productCode}/users/{email}/disconnect': {} },
    'about-something-else',
  ],
  [
    'a product that is deleted',
    'disconnect-product',
    { 'DELETE /products/{productCode}': {} },
    'weak',
  ],
  [
    'a product that is connected',
    'disconnect-product',
    { 'POST /products/{productCode}/connection': { id: 'createProductConnection' } },
    'gives',
  ],
];

describe.each([
  ['revoking', revoking],
  ['reading', reading],
  ['disconnecting', disconnecting],
])('of what only looks like %s', (_kind, traps) => {
  it.each(traps)('%s is never bound to %s', (_name, ability, operations, reason) => {
    const filled = ability === 'revoke-one' ? { ...list, ...operations } : operations;
    const { verdict, binding, evidence, candidates } = bind(specification(filled))[ability];
    expect(verdict).not.toBe('clear');
    expect(binding).toBeNull();
    const kinds = [evidence, ...candidates.map((one) => one.evidence)]
      .flat()
      .map(({ kind }) => kind);
    if (reason === null) expect(verdict).toBe('absent');
    else expect(kinds).toContain(reason);
  });
});

describe('a number of a license', () => {
  const rows = (fields: Record<string, unknown>) => ({
    'GET /users/{email}/licenses': { answer: listOf(object(fields)) },
  });
  const both = rows({ id: text, license: object({ id: text, productCode: text }) });
  it.each<[string, Record<string, Short>, string, string | null]>([
    ['of its own name', both, 'DELETE /users/{email}/licenses/{licenseId}', 'license'],
    [
      'of the row, where a bare one is wanted',
      both,
      'DELETE /users/{email}/licenses/{id}',
      'allocation',
    ],
    [
      'of a row that the path calls the same',
      rows({ id: text, product: text }),
      'DELETE /users/{email}/licenses/{licenseId}',
      'license',
    ],
    [
      'of another thing is none',
      rows({ licenseId: text, product: text }),
      'DELETE /allocations/{allocationId}',
      null,
    ],
  ])('%s', (_which, listing, key, meaning) => {
    const operations = { ...listing, [key]: { says: 'Revoke a license' } };
    const { binding } = bind(specification(operations))['revoke-one'];
    const found = binding?.inputs.find((one) => one.meaning !== 'user-email')?.meaning ?? null;
    expect(found).toBe(meaning);
  });
});

describe('beside a trap the real one is bound', () => {
  it.each<[string, Ability, string, Record<string, Short>]>([
    [
      'a deprecated twin',
      'revoke-one',
      'POST /v2/users/{email}/licenses/{licenseId}/release',
      {
        'POST /v1/users/{email}/licenses/{licenseId}/release': { deprecated: true },
        'POST /v2/users/{email}/licenses/{licenseId}/release': {},
      },
    ],
    [
      'an assignment at the same path',
      'revoke-one',
      'DELETE /users/{email}/licenses/{licenseId}',
      {
        'PUT /users/{email}/licenses/{licenseId}': { id: 'assignLicense' },
        'DELETE /users/{email}/licenses/{licenseId}': { id: 'unassignLicense' },
      },
    ],
    [
      'a bulk variant',
      'revoke-one',
      'POST /licenses/revoke',
      {
        'POST /licenses/revoke': {
          says: 'Revoke a license',
          body: object({ email: text, licenseId: text }, ['email', 'licenseId']),
        },
        'POST /licenses/bulk-revoke': {
          says: 'Revoke many licenses',
          body: object({ licenseIds: listOf(text) }, ['licenseIds']),
        },
      },
    ],
    [
      'a sentence that denies the trap',
      'revoke-all',
      'DELETE /users/{email}/licenses',
      {
        'DELETE /users/{email}/licenses': {
          says: 'Revoke all licenses of a user',
          more: 'This does not delete the user, and never revokes a token.',
        },
      },
    ],
    [
      'the user under a license',
      'revoke-one',
      'DELETE /licenses/{licenseId}/users/{email}',
      { 'DELETE /licenses/{licenseId}/users/{email}': { says: 'Remove a user from a license' } },
    ],
  ])('%s', (_name, ability, wanted, operations) => {
    const { binding, candidates } = bind(specification({ ...list, ...operations }))[ability];
    expect(binding?.operation.id, JSON.stringify(candidates, null, 1)).toBe(wanted);
  });
});
