import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { beforeEach, expect, it, vi } from 'vitest';
import {
  readStoredSpecification,
  removeSpecification,
  storeSpecification,
} from '#lib/storage/specification-db.ts';
import { operation, parameter, specification } from '../bindings/samples.ts';

const NAME = 'seatkeeper-specifications';
const names = async () => (await indexedDB.databases()).map(({ name }) => name);
const one = specification(operation('GET /a', { parameters: [parameter('from')] }));

beforeEach(async () => {
  for (const { name = '' } of await indexedDB.databases()) await deleteDB(name);
});

it('keeps a specification a vault, and gives it back whole', async () => {
  expect(await storeSpecification('a', one)).toBe(true);
  await storeSpecification('b', specification());
  expect(await readStoredSpecification('a')).toEqual(one);
  expect(await readStoredSpecification('c')).toBeNull();
});

it('leaves no database behind the last vault, nor where there was none', async () => {
  await storeSpecification('a', one);
  await storeSpecification('b', one);
  await removeSpecification('a');
  expect(await readStoredSpecification('b')).toEqual(one);
  await removeSpecification('b');
  await readStoredSpecification('b');
  expect(await names()).toEqual([]);
});

it('takes what it cannot understand for lost', async () => {
  await storeSpecification('a', one);
  const db = await openDB(NAME);
  await db.put('specifications', { title: 7 }, 'a');
  db.close();
  expect(await readStoredSpecification('a')).toBeNull();
});

it('begins anew when the database is damaged', async () => {
  const db = await openDB(NAME, 1, { upgrade: (fresh) => void fresh.createObjectStore('wrong') });
  db.close();
  expect(await readStoredSpecification('a')).toBeNull();
  expect(await storeSpecification('a', one)).toBe(true);
  expect(await readStoredSpecification('a')).toEqual(one);
});

it('leaves the database of a newer version alone', async () => {
  const db = await openDB(NAME, 7, { upgrade: (fresh) => void fresh.createObjectStore('newer') });
  await db.put('newer', 'kept', 'a');
  db.close();
  expect(await readStoredSpecification('a')).toBeNull();
  expect(await storeSpecification('a', one)).toBe(false);
  const again = await openDB(NAME);
  expect(await again.get('newer', 'a')).toBe('kept');
  again.close();
});

it('works without any database', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError');
  });
  expect(await storeSpecification('a', one)).toBe(false);
  expect(await readStoredSpecification('a')).toBeNull();
  await removeSpecification('a');
});
