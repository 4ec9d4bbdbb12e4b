import { describe } from 'vitest';
import { listOf, object, text } from '../specs.ts';
import { areNot, date, ofUser } from './near-miss.ts';

describe('near the revocation of all licenses of a user is', () => {
  areNot('revoke-all', [
    // More than theirs.
    [`POST ${ofUser}/release`, { says: 'Release the licenses of all users' }],
    [`POST ${ofUser}/release`, { says: 'Release each user’s licenses' }],
    [`POST ${ofUser}/revoke-all`, { says: 'Revokes all licenses of the user’s team' }],
    ['POST /admins/{email}/licenses/revoke-all', {}],
    ['POST /managers/{email}/licenses/revoke', { says: 'Revokes licenses of a manager’s people' }],
    [
      'POST /licenses/revoke-all',
      { says: 'Revokes all licenses', query: { 'email!': 'The mail domain of the users' } },
    ],
    [
      'POST /licenses/revoke-all',
      { says: 'Revokes all licenses', query: { 'email!': 'Who is informed when it is done' } },
    ],
    ['POST /users.suspend', { says: 'Suspends a user', body: object({ email: text }, ['email']) }],
    // Less than all.
    [`DELETE ${ofUser}`, { says: 'Removes expired licenses of a user' }],
    [`POST ${ofUser}/release-unused`, { says: 'Releases licenses of a user' }],
    [`POST ${ofUser}/revoke`, { says: 'Revokes all licenses of a user but one' }],
    [`POST ${ofUser}/revoke`, { says: 'Revokes licenses of a user that were idle for 30 days' }],
    [`POST ${ofUser}/revoke`, { says: 'Revoke licenses', query: { idleDays: { default: 30 } } }],
    [`POST ${ofUser}/revoke`, { says: 'Revoke licenses', more: 'Of a user. Only those on trial.' }],
    [`DELETE ${ofUser}`, { says: 'Removes licenses of a user that somebody else holds too' }],
    [`POST ${ofUser}/revoke`, { says: 'Revoke licenses', body: { type: 'object' } }],
    [
      `POST ${ofUser}/revoke`,
      { says: 'Revoke licenses of a user', body: object({ items: listOf(text) }) },
    ],
    // Something else.
    [`DELETE ${ofUser}`, { says: 'Clears what is remembered of former licenses of a user' }],
    [`DELETE ${ofUser}`, { says: 'Clears the wish list of a user', tags: ['Licenses'] }],
    ['DELETE /users/{email}/favorite-licenses', { says: 'Clears the favorite licenses of a user' }],
    ['DELETE /users/{email}/license-names', { says: 'Clears the license names of a user' }],
    ['DELETE /users/{email}/license-server', { says: 'Unassigns the license server of a user' }],
    ['DELETE /users/{email}/tickets', { says: 'Removes all tickets of a user' }],
    [`POST ${ofUser}/withdraw`, { says: 'Withdraws the application of a user for licenses' }],
    // The other direction.
    [`POST ${ofUser}/release`, { says: 'Releases licenses to a user' }],
    [`POST ${ofUser}/release`, { id: 'releaseLicensesToUser' }],
    [`POST ${ofUser}/reclaim`, { says: 'Reclaims licenses for a user' }],
    // Not now.
    [`POST ${ofUser}/revoke-all`, { says: 'Opens an approval by which licenses can be revoked' }],
    [
      `PUT ${ofUser}/release`,
      { says: 'Release all licenses', more: 'On the date of leaving.', body: object({ date }) },
    ],
  ]);
});
