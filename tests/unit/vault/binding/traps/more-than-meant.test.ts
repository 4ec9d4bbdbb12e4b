import { describe } from 'vitest';
import { listOf, object, text } from '../specs.ts';
import { areNeverBound } from './trap.ts';

describe('of what only looks like revoking', () => {
  areNeverBound([
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
      {
        'DELETE /licenses/{licenseId}': { says: 'Cancel a license: one less is bought next year' },
      },
      'not-understood',
    ],
    [
      'many at once, none of them named',
      'revoke-all',
      { 'POST /licenses/mass-revoke': { says: 'Revoke all licenses', query: { 'email!': text } } },
      'for-a-group',
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
        'POST /users/{email}/deactivate': {
          says: 'Deactivates a user. All licenses are released.',
        },
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
      'not-understood',
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
      'a pool of licenses that is deleted',
      'revoke-one',
      { 'DELETE /licenses/{licenseId}': { says: 'Delete a license from the vault' } },
      'not-understood',
    ],
    [
      'a server of licenses',
      'revoke-all',
      { 'POST /license-server/users/{email}/revoke': { says: 'Revoke a user' } },
      'weak',
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
  ]);
});
