import { describe } from 'vitest';
import { object } from '../specs.ts';
import {
  are,
  type Case,
  counts,
  date,
  denied,
  licenses,
  ofUser,
  period,
  ran,
} from './near-miss.ts';

const one = `${ofUser}/{licenseId}`;
const says = (operation: string, short: Case[1], sentences: readonly string[]): Case[] =>
  sentences.map((sentence) => [operation, { ...short, says: sentence }]);

const told = (operation: string, short: Case[1], all: readonly [string, string][]): Case[] =>
  all.map(([sentence, more]) => [operation, { ...short, says: sentence, more }]);

/** What a binder must not refuse that is afraid of every word it does not know. */
describe('it is not too careful:', () => {
  are('revoke-one', [
    [`POST ${one}/actions/revoke`, {}],
    [`POST ${one}/revocations`, {}],
    ...says(`POST ${one}/revoke`, {}, [
      'Revokes a license. It is available to other users at once',
      'Takes the license away from the user',
      'Revokes a user’s license by its ID',
      'Releases a license that is allocated to a user',
      'Revokes one of the licenses assigned to a user',
      'Reclaim a license from a user and return it to the pool',
      'Revokes a license for the given user',
      'This endpoint unassigns the given license from the given user.',
      'Reclaim a license so that it is available for others',
    ]),
    [
      `POST ${one}/revoke`,
      { says: 'Revoke a license', more: 'The license returns to the pool. An IDE may ask again.' },
    ],
    [`POST ${one}/revoke`, { says: 'Revoke a license', more: 'This does not delete the user.' }],
    ...told(`DELETE ${one}`, {}, [
      ['Revokes an allocated license.', 'Once revoked, the license can go to someone else.'],
      ['Remove a license from a user', 'Returns 204 when the license was removed.'],
      [
        'Revoke a user license',
        'Revoke the license identified by its id. A running IDE may ask again.',
      ],
    ]),
    [`POST ${one}/revoke`, { path: { licenseId: 'ID of the license to revoke' } }],
  ]);
  are('revoke-all', [
    ['POST /admin/users/{email}/licenses/revoke-all', {}],
    ...told(`DELETE ${ofUser}`, {}, [
      ['Revokes all licenses of a user', 'All licenses will be returned to the pool.'],
      ['Release all licenses held by a user', 'Useful when somebody leaves the company.'],
    ]),
    [`POST ${ofUser}/revoke`, { says: 'Revokes every license', body: { type: 'object' } }],
    [`POST ${ofUser}/revoke`, { id: 'revokeAllLicensesForUser', body: object({}) }],
    ...says(`DELETE ${ofUser}`, {}, [
      'Removes all licenses of a user',
      'Release all user licenses',
    ]),
    ...says(`POST ${ofUser}/revoke-all`, {}, [
      'Revoke all licenses for a user',
      'Releases every license that a user currently holds',
      'Takes all licenses back from a user',
      'Unassign all licenses of the user with the given email',
      'Returns all of a user’s licenses to the pool',
    ]),
  ]);
  are('disconnect-product', [
    ['DELETE /products/{productCode}', { id: 'disconnectProduct' }],
    ['DELETE /products/{productCode}', { id: 'disconnectProductUsingDELETE' }],
    ['DELETE /products/{productCode}/connection', {}],
    ...says('POST /products/{productCode}/disconnect', {}, [
      'Disconnects the product with the given code from your License Vault',
      'Removes the connection of a product to the vault',
    ]),
  ]);
  are('user-licenses', [
    ...says(`GET ${ofUser}`, { answer: licenses }, [
      'Lists the licenses that are assigned to a user',
      'Returns the list of licenses currently allocated to the specified user',
      'Get a list of a user’s active licenses',
      'Shows what licenses are in use by a user',
      'Lists the licenses a user holds, with their products',
      'Returns information about the licenses of a user',
    ]),
  ]);
  are('denials', [
    ['GET /license-denials', { query: { 'from!': date }, answer: denied }],
    ...says('GET /denials/report', { query: { 'from!': date }, answer: denied }, [
      'Lists all denied license requests',
      'Returns the report on license denials since the given date',
      'Reports when and why users were denied a license',
    ]),
  ]);
  are('license-counts', [
    ['GET /licenses/summary/usage', { answer: counts }],
    ...says('GET /licenses/usage', { answer: counts }, [
      'Returns the number of available and used licenses for each product',
      'Returns how many licenses are in use and how many are free',
    ]),
  ]);
  are('usage-report', [
    ...says('GET /reports/usage', { query: period, answer: ran }, [
      'Usage by user and day',
      'Generates a usage report for the specified time range',
      'Usage of all products in a period',
    ]),
    ...says('GET /reports/usage', { query: period, answer: 'csv' }, [
      'Exports the usage as CSV',
      'Returns the same report as the export in the UI',
      'Generate a usage report similar to the one exported from the UI',
    ]),
  ]);
});
