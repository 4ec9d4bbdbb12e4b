import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { defineDocument } from '#lib/storage/document.ts';

const definition = {
  key: 'things',
  version: 3,
  schema: v.array(v.object({ name: v.string(), size: v.number() })),
  fallback: [] as { name: string; size: number }[],
  migrations: [
    (old: unknown) => (old as string[]).map((name) => ({ name })),
    (old: unknown) => (old as { name: string }[]).map((thing) => ({ ...thing, size: 0 })),
  ],
};
const stored = async () => await fakeBrowser.storage.local.get(null);
const document = defineDocument(definition);

beforeEach(() => fakeBrowser.reset());

describe('a stored document', () => {
  it('is its fallback before anything was written', async () => {
    expect(await document.read()).toEqual([]);
  });

  it('is written with its version', async () => {
    await document.update(() => [{ name: 'a', size: 1 }]);
    expect(await stored()).toEqual({ things: { version: 3, value: [{ name: 'a', size: 1 }] } });
  });

  it('comes up to date from every earlier version', async () => {
    for (const raw of [
      { version: 1, value: ['a'] },
      { version: 2, value: [{ name: 'a' }] },
      { version: 3, value: [{ name: 'a', size: 0 }] },
    ]) {
      expect(document.decode(raw)).toEqual([{ name: 'a', size: 0 }]);
    }
  });

  it('leaves nothing behind when it is its fallback again', async () => {
    await document.update(() => [{ name: 'a', size: 1 }]);
    await document.update(() => []);
    expect(await stored()).toEqual({});
  });

  it.each([
    ['no envelope', 'garbage'],
    ['a wrong shape', { version: 3, value: [{ name: 7 }] }],
    ['a migration that throws', { version: 1, value: null }],
    ['no version', { value: [] }],
  ])(
    'with %s reads as its fallback and is set aside before it is written over',
    async (_what, raw) => {
      await fakeBrowser.storage.local.set({ things: raw });
      expect(await document.read()).toEqual([]);
      await document.update(() => [{ name: 'new', size: 1 }]);
      expect(await stored()).toEqual({
        things: { version: 3, value: [{ name: 'new', size: 1 }] },
        'unreadable:things': raw,
      });
    },
  );

  it('of a newer Seatkeeper is not touched', async () => {
    const raw = { version: 4, value: 'future' };
    await fakeBrowser.storage.local.set({ things: raw });
    await expect(document.update(() => [])).rejects.toThrow('things');
    expect(await stored()).toEqual({ things: raw });
  });

  it('is not written in a shape that it could not be read back by', async () => {
    await document.update(() => [{ name: 'a', size: 1 }]);
    const before = await stored();
    await expect(document.update(() => [{ name: 'a', size: Number.NaN }])).rejects.toThrow(
      'things',
    );
    expect(await stored()).toEqual(before);
  });

  it('loses no change when two come at once', async () => {
    const add = (name: string) => document.update((all) => [...all, { name, size: 1 }]);
    await Promise.all([add('a'), add('b'), add('c')]);
    expect((await document.read()).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });
});
