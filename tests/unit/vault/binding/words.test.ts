import { describe, expect, it } from 'vitest';
import { readSentence } from '#lib/vault/binding/sentence.ts';
import { wordsOf } from '#lib/vault/binding/words.ts';

describe('a name is taken apart', () => {
  it.each([
    ['userLicenseIds', ['user', 'license', 'id']],
    ['user_license_ids', ['user', 'license', 'id']],
    ['User-License-IDs', ['user', 'license', 'id']],
    ['userlicenseids', ['user', 'license', 'id']],
    ['IDEVersion', ['ide', 'version']],
    ['lastseenat', ['last', 'seen', 'at']],
    ['hostname', ['host', 'name']],
    ['e-mail', ['email']],
    ['eMailAddress', ['email']],
    ['ipAddress', ['ip', 'address']],
    ['unassignLicense', ['unassign', 'license']],
    ['un-assign', ['unassign']],
    ['deAllocate', ['deallocate']],
    ['entries', ['entry']],
    ['addresses', ['address']],
    ['status', ['status']],
    ['v2', ['v', '2']],
    ['@odata.nextLink', ['odata', 'next', 'link']],
    ['constructor', ['constructor']],
    ['__proto__', ['proto']],
    ['Größe', ['gr', 'e']],
    ['', []],
  ])('%j', (name, words) => {
    expect(wordsOf(name)).toEqual(words);
  });

  it('in no time, however long it is', () => {
    expect(wordsOf('user'.repeat(5000)).length).toBeGreaterThan(0);
    expect(wordsOf('aB'.repeat(5000)).length).toBeGreaterThan(0);
  });
});

describe('a sentence says what is done to what', () => {
  it.each([
    ['Revoke all licenses of a user', 'take license'],
    ['Revokes the user’s license', 'take license'],
    ['Revoke user tokens', 'take credential'],
    ['A license is revoked from its user', 'take license'],
    ['Takes a seat back from a member', 'take allocation'],
    ['Frees up a seat', 'take allocation'],
    ['Returns a license to the pool', 'take license'],
    ['Un-assign a license', 'take license'],
    ['Lists licenses that are assigned to a user', 'give license'],
    ['Lists revoked licenses', ''],
    ['Returns the licenses of a user', ''],
    ['Does not delete the user', ''],
    ['Deletes a user and releases all licenses', 'remove user, take license'],
    ['Disconnects a product from the License Vault', 'detach product'],
    ['Disconnect IDEs from a product', 'detach machine'],
    ['', ''],
  ])('%j', (text, acts) => {
    const read = readSentence(text).acts.map(({ act, head }) => `${act} ${head}`);
    expect(read.join(', ')).toBe(acts);
  });
});
