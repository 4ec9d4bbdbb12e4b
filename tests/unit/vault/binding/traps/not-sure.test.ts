import { describe } from 'vitest';
import { object, text } from '../specs.ts';
import { areNeverBound } from './trap.ts';

describe('of what only looks like revoking', () => {
  areNeverBound([
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
        'DELETE /users/{email}/licenses/{licenseId}': {
          deprecated: true,
          says: 'Revoke a license',
        },
      },
      'deprecated',
    ],
    [
      'two that say the same',
      'revoke-one',
      {
        'POST /allocations/{allocationId}/release': { says: 'Release a license of a user' },
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
      'a user’s number that cannot be looked up',
      'revoke-all',
      { 'DELETE /people/{personId}/licenses': { path: { personId: { type: 'integer' } } } },
      'needs-input',
    ],
  ]);
});
