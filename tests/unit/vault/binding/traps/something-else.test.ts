import { describe } from 'vitest';
import { object, text } from '../specs.ts';
import { areNeverBound } from './trap.ts';

describe('of what only looks like revoking', () => {
  areNeverBound([
    [
      'a rehearsal that the path tells of',
      'revoke-all',
      { 'POST /users/{email}/licenses/simulate-revoke-all': {} },
      'not-understood',
    ],
    [
      'a rehearsal that only the sentence tells of',
      'revoke-all',
      {
        'POST /users/{email}/licenses/revoke-all': {
          says: 'Tells what revoking all licenses of a user would free',
        },
      },
      'not-understood',
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
      'not-understood',
    ],
    [
      'a sentence that lies about the method',
      'revoke-all',
      { 'DELETE /users/{email}/licenses': { says: 'List licenses' } },
      'not-understood',
    ],
    [
      'a name that lies about the method',
      'revoke-all',
      { 'DELETE /users/{email}/licenses': { id: 'listLicenses' } },
      'not-understood',
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
      'not-understood',
    ],
    [
      'sessions that only the name tells of',
      'revoke-all',
      { 'POST /users/{email}/licenses/revoke': { id: 'revokeUserSessions' } },
      'not-understood',
    ],
    [
      'access rather than licenses',
      'revoke-all',
      { 'POST /users/{email}/revoke': { says: 'Revokes the access of a user' } },
      'not-understood',
    ],
  ]);
});
