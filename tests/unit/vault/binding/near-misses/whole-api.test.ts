import { expect, it } from 'vitest';
import { abilities } from '#lib/vault/ability.ts';
import { bind } from '#lib/vault/binding/bind.ts';
import { type Short, specification } from '../specs.ts';
import { counts, date, denied, licenses, ofUser, period, ran } from './near-miss.ts';

const since = { 'from!': date };
const one = `${ofUser}/{licenseId}`;

/** What stands around the abilities in an API for administrators, and is none of them. */
const around: Record<string, Short> = {
  'GET /users/{email}/license-preferences': { says: 'Preferences of a user', answer: licenses },
  'DELETE /users/{email}/license-preferences': { says: 'Resets the preferences of a user' },
  [`GET ${ofUser}/eligible`]: { says: 'Licenses a user qualifies for', answer: licenses },
  'GET /users/{email}/backup-licenses': { says: 'Fallback licenses of a user', answer: licenses },
  [`POST ${one}/suspend`]: { says: 'Suspends a license for a while' },
  [`POST ${one}/downgrade`]: { says: 'Takes the pack from the user and gives a single product' },
  [`DELETE ${one}/expiration`]: { says: 'Removes the expiration of a license' },
  [`POST ${one}/unassign-machine`]: { says: 'Unassigns the machine' },
  'POST /licenses/{licenseId}/release-hold': { says: 'Releases the hold on a license' },
  'DELETE /license-pools/{licenseId}': { says: 'Deletes a pool of licenses' },
  [`DELETE ${ofUser}/auto-assignment`]: { says: 'Turns off automatic assignment for a user' },
  [`POST ${ofUser}/rotate`]: { says: 'Revokes all licenses of a user and assigns new ones' },
  'POST /users/{email}/purge': { says: 'Erases a user and revokes all licenses' },
  'POST /users/{email}/offline-tickets/revoke-all': { says: 'Revokes all offline tickets' },
  'DELETE /users/{email}/tickets/{licenseId}': { says: 'Closes a ticket', tags: ['Support'] },
  'POST /products/{productCode}/reconnect': { says: 'Disconnects and connects it again' },
  'DELETE /products/{productCode}/mapping': { says: 'Unlinks a product from a group' },
  'DELETE /connections/{productCode}': { says: 'Deletes a connection to an identity provider' },
  'GET /denials/muted': { says: 'Muted denials', query: since, answer: denied },
  'GET /denials/thresholds': { query: since, answer: denied },
  'GET /licenses/usage/peak': { says: 'Peak usage of licenses', answer: counts },
  'GET /licenses/usage/previous-month': { answer: counts },
  'GET /teams/licenses/usage': { says: 'License usage of teams', answer: counts },
  'GET /usage/anomalies': { says: 'Unusual usage of products', query: period, answer: ran },
  'GET /usage/features': { says: 'Usage of features of products', query: period, answer: ran },
  'GET /builds/usage-report': { says: 'Usage of build agents', query: period, answer: 'csv' },
};

const real: Record<string, Short> = {
  'GET /licenses/usage': { says: 'License usage', answer: counts },
  'GET /denials': { says: 'Denials', query: since, answer: denied },
  [`GET ${ofUser}`]: { says: 'Licenses of a user', answer: licenses },
  [`POST ${ofUser}/{allocationId}/revoke`]: { says: 'Revokes a license of a user' },
  [`POST ${ofUser}/revoke-all`]: { says: 'Revokes all licenses of a user' },
  'GET /usage/report': { says: 'Usage report', query: period, answer: ran },
  'POST /products/{productCode}/disconnect': { says: 'Disconnects a product from the vault' },
};

const boundIn = (operations: Record<string, Short>) => {
  const proposals = bind(specification(operations));
  return abilities.flatMap((ability) => proposals[ability].binding?.operation.id ?? []);
};

it('binds nothing of a whole API that serves none of the abilities', () => {
  expect(boundIn(around)).toEqual([]);
});

it('binds nothing more where it serves the licenses of a user, which fill a revocation', () => {
  const list = `GET ${ofUser}`;
  expect(boundIn({ ...around, [list]: real[list] ?? {} })).toEqual([list]);
});

it('binds the real ones among all of that', () => {
  expect(boundIn({ ...around, ...real }).toSorted()).toEqual(Object.keys(real).toSorted());
});
