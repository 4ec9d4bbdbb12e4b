import { expect, it } from 'vitest';
import { bind } from '#lib/vault/binding/bind.ts';
import { listOf, object, type Short, specification, text } from '../specs.ts';

const query = { 'email!': text };
const answer = listOf(object({ id: text, email: text }));

/** Whoever is found there, the licenses of that number are taken. */
const lookups: [operation: string, short: Short, isTaken: boolean][] = [
  ['GET /users', { query, answer }, true],
  ['GET /users/search', { says: 'Finds the users whose e-mail matches', query, answer }, true],
  ['GET /former-users', { query, answer }, false],
  ['GET /users', { says: 'Users who were deleted', query, answer }, false],
  ['GET /users', { id: 'listInvitedUsers', query, answer }, false],
];

it.each(lookups)('a number that %s %j finds is that of the user: %s', (key, short, isTaken) => {
  const path = { userId: { type: 'integer' } };
  const revoke = { says: 'Revokes all licenses of a user', path };
  const operations = { [key]: short, 'DELETE /users/{userId}/licenses': revoke };
  const { binding } = bind(specification(operations))['revoke-all'];
  expect(binding?.lookup?.operation.id ?? null).toBe(isTaken ? key : null);
});
