import { describe } from 'vitest';
import { listOf, object, text } from '../specs.ts';
import { areNot, ofUser } from './near-miss.ts';

const one = `${ofUser}/{licenseId}`;

describe('near the revocation of one license is', () => {
  areNot('revoke-one', [
    // A part of it, or something beside it.
    [`POST ${one}/offline-code/revoke`, {}],
    [`DELETE ${one}/offline-ticket`, { says: 'Revokes the offline ticket of a license' }],
    ['DELETE /license-keys/{licenseId}', { id: 'revokeLicenseKey', says: 'Revoke a license key' }],
    ['POST /keys/{licenseId}/revoke', { says: 'Revokes an activation key', tags: ['Licenses'] }],
    ['POST /certificates/{licenseId}/revoke', { says: 'Revoke a certificate' }],
    [
      'DELETE /users/{email}/entitlements/{licenseId}',
      { says: 'Takes away the right to a license' },
    ],
    ['DELETE /allocations/{allocationId}/pin', { says: 'Unassigns the pin of an allocation' }],
    // Its undoing, its announcement, its rehearsal.
    [`DELETE ${one}/revocation`, {}],
    [`POST ${one}/revoke`, { says: 'Undoes revoking a license' }],
    [`POST ${one}/revocation-requests`, { says: 'Asks for a license to be revoked' }],
    [`POST ${one}/revocation-notice`, { says: 'Tells that a license is going to be revoked' }],
    [
      'POST /licenses/revoke',
      {
        says: 'Revoke a license of a user',
        body: object(
          {
            email: text,
            licenseId: text,
            mode: { type: 'string', enum: ['PREVIEW', 'EXECUTE'], default: 'PREVIEW' },
          },
          ['email', 'licenseId'],
        ),
      },
    ],
    // Something else under the same words.
    ['POST /leases/{allocationId}/release', { says: 'Releases the lock of a node' }],
    ['DELETE /allocations/{allocationId}', { says: 'Removes an allocation', tags: ['Budgets'] }],
    ['POST /licenses/{licenseId}/release', { says: 'Release a license', tags: ['Downloads'] }],
    [`POST ${one}/release`, { says: 'Release a license to a user' }],
    [`POST ${one}/return`, { says: 'Returns a license to the user' }],
    ['POST /rpc/revokeLicenseTransfer', { body: object({ licenseId: text }, ['licenseId']) }],
    ['POST /external-licenses/{licenseId}/revoke', {}],
    // What only the description tells.
    [`DELETE ${one}`, { says: 'Delete license', more: 'Deletes its record from the history.' }],
    [`POST ${one}/release`, { says: 'Release license', more: 'It goes when its lease runs out.' }],
    [`POST ${one}/release`, { says: 'Release license', more: 'It is free. Nothing is done now.' }],
    // A license by itself is everybody's, where holding it has a number of its own.
    ['POST /licenses/{licenseId}/withdraw', { says: 'Withdraw license' }],
    ['POST /licenses/unassign', { says: 'Unassigns a license', body: object({ licenseId: text }) }],
    ['POST /licenses/release', { body: object({ licenseIds: listOf(text) }, ['licenseIds']) }],
  ]);
});
