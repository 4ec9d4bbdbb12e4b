import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createVault } from '#tests/vault/vault.ts';
import { createActsLab } from './acts/acts-lab.ts';
import { createLab, START } from './lab.ts';
import { createLeaversLab } from './leavers/leavers-lab.ts';
import { second } from './tiny-lab.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Signs of life in a minute: a browser lets a background die that gives none for half of one. */
function signsOfLife(): number {
  const awake = vi.spyOn(fakeBrowser.runtime, 'getPlatformInfo');
  vi.advanceTimersByTime(60 * second);
  const { length } = awake.mock.calls;
  awake.mockRestore();
  return length;
}

it('stays awake while a vault that nobody waits for takes its time, and no longer', async () => {
  const vault = createVault({ now: () => START });
  vault.tokens.set('the-token-in-use-0123456789');
  const lab = await createLab({ 'acme.fls.jetbrains.com': vault.handler });
  await lab.ask({
    name: 'vault.connect',
    address: 'acme',
    apiAddress: null,
    token: 'the-token-in-use-0123456789',
    keep: 'device',
    flavour: 'cloud',
    plan: 'unknown',
  });
  const id = (await lab.state()).connections[0]?.id ?? '';
  expect(signsOfLife()).toBe(0);
  vault.faults.set({ kind: 'headers-never' });
  lab.clock.now += 1_200 * second;
  await lab.ringAlarm();
  await expect.poll(() => lab.schedule(id)).toMatchObject({ leaseUntil: expect.any(Number) });
  expect(signsOfLife()).toBe(3);
  await expect.poll(() => lab.schedule(id), { timeout: 20_000 }).toMatchObject({ failures: 1 });
  await expect.poll(signsOfLife).toBe(0);
});

it('stays awake while an act is carried out', async () => {
  const lab = await createActsLab();
  lab.vault.troubles.push({ kind: 'hangs' });
  await lab.begun(lab.revoke());
  expect(signsOfLife()).toBe(0);
  void lab.pass(8 * second);
  await expect.poll(() => lab.vault.writes).toHaveLength(1);
  expect(signsOfLife()).toBe(3);
});

it('stays awake while somebody of a list is looked up', async () => {
  const lab = await createLeaversLab();
  let open: () => void = () => undefined;
  lab.vault.gate = new Promise((resolve) => {
    open = resolve;
  });
  await lab.check();
  expect(signsOfLife()).toBe(0);
  const passed = lab.pass(60 * second);
  await Promise.resolve();
  expect(signsOfLife()).toBe(3);
  lab.vault.gate = null;
  open();
  await passed;
  expect(signsOfLife()).toBe(0);
});
