import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createRotationLab, type RotationLab } from './rotation/rotation-lab.ts';

let lab: RotationLab;
beforeEach(async () => {
  lab = await createRotationLab();
});

const { local } = fakeBrowser.storage;

it('a token that no connection names is swept at the next start', async () => {
  const before = await lab.secrets();
  await local.set({ [`token:${lab.id}:orphan`]: { version: 1, iv: 'AAAA', data: 'AAAA' } });
  await lab.restartWorker();
  expect(await lab.secrets()).toEqual(before);
});

it.each([
  ['a newer version of Seatkeeper wrote', { version: 99, value: 'of some other shape' }],
  ['are damaged', { version: 2, value: [{ id: 1 }] }],
])('no token is swept where the connections %s', async (_why, connections) => {
  const { connections: sound } = await local.get('connections');
  const before = await lab.secrets();
  await local.set({ connections });
  await lab.restartWorker();
  await lab.restartBrowser();
  expect(await lab.secrets()).toEqual(before);
  // The version that can read them finds everything in its place.
  await local.set({ connections: sound });
  await lab.restartWorker();
  expect(await lab.ask<'vault.test'>({ name: 'vault.test', id: lab.id })).toMatchObject({
    value: { checks: [{ failure: null }, { failure: null }] },
  });
});
