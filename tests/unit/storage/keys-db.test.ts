import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { ensureKey, readKey, removeKey } from '#lib/storage/keys-db.ts';

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
};

it('a key that is made while the last one is removed does not go with the database', async () => {
  // Nothing but turns of the loop lies between the two, so that every moment comes.
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  vi.spyOn(crypto.subtle, 'generateKey').mockImplementation(async () => made as never);
  for (let later = -10; later <= 10; later++) {
    await ensureKey('old');
    await Promise.all([
      turns(-later).then(() => removeKey('old')),
      turns(later).then(() => ensureKey('new')),
    ]);
    expect(await readKey('new'), `${later} turns later`).toBeDefined();
    await removeKey('new');
  }
});
