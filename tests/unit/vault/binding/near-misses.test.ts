import { describe, expect, it } from 'vitest';
import type { Ability } from '#lib/vault/ability.ts';
import { bind } from '#lib/vault/binding/bind.ts';
import { listOf, object, type Short, specification, text } from './specs.ts';

const row = object({ licenseId: text, allocationId: text, product: text, productCode: text });
const list: Record<string, Short> = {
  'GET /users/{email}/licenses': { says: 'Licenses of a user', answer: listOf(row) },
};
const date = { type: 'string', format: 'date' };
const query = { 'from!': date, 'to!': date };
const at = { type: 'string', format: 'date-time' };
const ran = listOf(object({ user: text, product: text, startedAt: at }));
const denied = listOf(object({ timestamp: text, user: text, product: text }));
const integer = { type: 'integer' };
const counts = object({ product: text, regularInUse: integer, regularTotal: integer });
const ofUser = '/users/{email}/licenses';

type Case = [ability: Ability, at: string, short: Short];

/** Each stands alone: no real one beside it is ahead of it. */
const nearMisses: Case[] = [
  ['revoke-all', `POST ${ofUser}/release`, { says: 'Release the licenses of all users' }],
  ['revoke-all', `POST ${ofUser}/release`, { says: 'Release each user’s licenses' }],
  ['disconnect-product', 'DELETE /products/{productCode}', { id: 'disconnectProductCatalog' }],
  ['disconnect-product', 'DELETE /products/{productCode}/disconnection', {}],
  ['revoke-all', `POST ${ofUser}/revoke-all`, { says: 'Revokes all licenses of the user’s team' }],
  ['revoke-all', `DELETE ${ofUser}`, { says: 'Removes expired licenses of a user' }],
  ['revoke-all', `POST ${ofUser}/release-unused`, { says: 'Releases licenses of a user' }],
  ['revoke-all', `POST ${ofUser}/revoke`, { says: 'Revokes all licenses of a user but one' }],
  ['revoke-all', `POST ${ofUser}/revoke`, { says: 'Revoke licenses', body: { type: 'object' } }],
  [
    'revoke-all',
    `POST ${ofUser}/revoke`,
    { says: 'Revoke licenses of a user', body: object({ items: listOf(text) }) },
  ],
  ['revoke-one', `DELETE ${ofUser}/{licenseId}/revocation`, {}],
  ['revoke-one', `POST ${ofUser}/{licenseId}/revoke`, { says: 'Undoes revoking a license' }],
  ['user-licenses', 'GET /users/{email}/eligible-licenses', { answer: listOf(row) }],
  ['user-licenses', 'GET /users/{email}/expired-licenses', { answer: listOf(row) }],
  ['user-licenses', 'GET /users/{email}/license-requests', { answer: listOf(row) }],
  [
    'user-licenses',
    `GET ${ofUser}`,
    { says: 'Licenses that the user could be given', answer: listOf(row) },
  ],
  [
    'user-licenses',
    `GET ${ofUser}`,
    { says: 'Licenses that the user had before', answer: listOf(row) },
  ],
  [
    'user-licenses',
    'GET /licenses',
    { says: 'Licenses that were bought', query: { email: text }, answer: listOf(row) },
  ],
  [
    'user-licenses',
    'GET /licenses',
    { query: { 'email!': 'E-mail address of the buyer' }, answer: listOf(row) },
  ],
  ['revoke-one', `POST ${ofUser}/{licenseId}/offline-code/revoke`, {}],
  ['revoke-all', 'POST /admins/{email}/licenses/revoke-all', {}],
  [
    'revoke-all',
    'POST /licenses/revoke-all',
    { says: 'Revokes all licenses', query: { 'email!': 'The mail domain of the users' } },
  ],
  ['denials', 'GET /denials/logins', { query: { 'from!': date }, answer: denied }],
  ['denials', 'GET /denials/summary', { query: { 'from!': date }, answer: denied }],
  ['license-counts', 'GET /licenses/usage/forecast', { answer: listOf(counts) }],
  ['usage-report', 'GET /usage/forecast', { query, answer: ran }],
  ['usage-report', 'GET /usage', { says: 'Usage of this API', query, answer: ran }],
  ['usage-report', 'GET /usage/report/summary', { query, answer: ran }],
  ['usage-report', 'GET /usage/report/schedules', { query, answer: ran }],
  ['usage-report', 'GET /usage/report/templates', { query, answer: ran }],
  ['usage-report', 'GET /usage/report/sample', { query, answer: 'csv' }],
];

/** What the words above must not keep from being bound. */
const realOnes: Case[] = [
  ['denials', 'GET /license-denials', { query: { 'from!': date }, answer: denied }],
  ['license-counts', 'GET /licenses/summary/usage', { answer: listOf(counts) }],
  ['revoke-one', `POST ${ofUser}/{licenseId}/actions/revoke`, {}],
  ['revoke-all', 'POST /admin/users/{email}/licenses/revoke-all', {}],
  ['revoke-all', `POST ${ofUser}/release`, { says: 'Release all user licenses' }],
  ['disconnect-product', 'DELETE /products/{productCode}', { id: 'disconnectProduct' }],
  ['disconnect-product', 'DELETE /products/{productCode}', { id: 'disconnectProductUsingDELETE' }],
  ['disconnect-product', 'DELETE /products/{productCode}/connection', {}],
  ['revoke-all', `DELETE ${ofUser}`, { says: 'Removes all licenses of a user' }],
  [
    'revoke-all',
    `POST ${ofUser}/revoke`,
    { says: 'Revokes every license of a user', body: { type: 'object' } },
  ],
  [
    'revoke-one',
    `DELETE ${ofUser}/{licenseId}`,
    { says: 'Revokes a license. It is available to other users at once' },
  ],
  ['revoke-one', `POST ${ofUser}/{licenseId}/revocations`, {}],
  [
    'user-licenses',
    `GET ${ofUser}`,
    { says: 'Lists the licenses that are assigned to a user', answer: listOf(row) },
  ],
  ['usage-report', 'GET /usage/report', { says: 'Usage by user and day', query, answer: ran }],
  [
    'usage-report',
    'GET /reports/usage',
    { says: 'Exports the usage as CSV', query, answer: 'csv' },
  ],
];

const boundTo = ([ability, operation, short]: Case) => {
  const beside = ability === 'user-licenses' ? {} : list;
  return bind(specification({ ...beside, [operation]: short }))[ability];
};
const titled = (all: readonly Case[]) =>
  all.map((one) => [one[0], one[1], one[2].says ?? one[2].id ?? 'no words', one] as const);

describe('what is near, and not the same', () => {
  it.each(titled(nearMisses))('is not %s: %s, %s', (_ability, _at, _says, one) => {
    expect(boundTo(one)).toMatchObject({ binding: null });
  });

  it.each(titled(realOnes))('keeps nothing from being %s: %s, %s', (_ability, id, _says, one) => {
    const { binding, evidence } = boundTo(one);
    expect(binding?.operation.id, JSON.stringify(evidence)).toBe(id);
  });
});
