import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { acted } from '#lib/storage/acted.ts';
import { documents as everyday } from '#lib/storage/documents.ts';
import { learned } from '#lib/storage/learned.ts';
import { rotationDocuments } from '#lib/storage/rotation-state.ts';
import { workerDocuments } from '#lib/storage/worker-documents.ts';

const folder = join(import.meta.dirname, '../../fixtures/stored');
const current = 2;
const documents = {
  ...everyday,
  ...workerDocuments,
  ...learned,
  ...acted,
  ...rotationDocuments,
};

type Name = keyof typeof documents;
type Stored = Partial<Record<Name, { version: number; value: unknown }>>;
const fixture = (version: number) =>
  JSON.parse(readFileSync(join(folder, `v${version}.json`), 'utf8')) as Stored;

beforeEach(() => fakeBrowser.reset());

it('has a fixture for every version that was ever stored, and none of the future', () => {
  for (let version = 1; version <= current; version++) expect(() => fixture(version)).not.toThrow();
  expect(existsSync(join(folder, `v${current + 1}.json`))).toBe(false);
});

it.each(Array.from({ length: current }, (_, index) => index + 1))(
  'reads everything that version %i stored, whole',
  async (version) => {
    const stored = fixture(version);
    await fakeBrowser.storage.local.set(stored);
    const wanted = fixture(current);
    for (const name of Object.keys(stored) as Name[]) {
      expect(await documents[name].read()).toEqual(wanted[name]?.value);
    }
  },
);

it('knows every document that is stored', () => {
  expect(Object.keys(documents).sort()).toEqual(Object.keys(fixture(current)).sort());
});
