import { describe, expect, it } from 'vitest';
import type { Ability } from '#lib/vault/ability.ts';
import { bind } from '#lib/vault/binding/bind.ts';
import { listOf, object, type Short, specification, text } from '../specs.ts';
import { list } from './trap.ts';

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
