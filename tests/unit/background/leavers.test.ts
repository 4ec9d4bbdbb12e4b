import { beforeEach, describe, expect, it } from 'vitest';
import type { LeaversRun } from '#lib/acts/leavers-run.ts';
import { acted } from '#lib/storage/acted.ts';
import { readLeavers } from '#lib/storage/leavers.ts';
import { createVault } from '#tests/vault/vault.ts';
import { createLab, type Lab, START } from './lab.ts';
import { createTinyVault, type TinyVault } from './tiny-vault.ts';

const TOKEN = 'the-token-in-use-0123456789';
const second = 1_000;

let vault: TinyVault;
let lab: Lab;
let id: string;

beforeEach(async () => {
  const standIn = createVault({ now: () => START });
  standIn.tokens.set(TOKEN);
  vault = createTinyVault(() => lab.clock.now);
  lab = await createLab({ 'acme.fls.jetbrains.com': standIn.handler }, vault.vaults);
  const answer = await lab.ask<'vault.connect'>({
    name: 'vault.connect',
    address: 'acme',
    apiAddress: null,
    token: TOKEN,
    keep: 'device',
    flavour: 'cloud',
    plan: 'unknown',
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  id = answer.value.id;
  for (const user of ['ann', 'ben', 'cleo']) vault.allocate(user, 'PyCharm');
  vault.allocate('ben', 'GoLand');
});

const check = (users = ['ann', 'nobody', 'ben', 'cleo']) =>
  lab.ask<'leavers.check'>({ name: 'leavers.check', vault: id, users });
const revoke = (beyondBudget = false) =>
  lab.ask<'leavers.revoke'>({ name: 'leavers.revoke', beyondBudget });
const resume = (beyondBudget = false) =>
  lab.ask<'leavers.resume'>({ name: 'leavers.resume', beyondBudget });
const pause = () => lab.ask({ name: 'leavers.pause' });
async function checked(users?: string[]) {
  expect(await check(users)).toEqual({ ok: true, value: null });
  await lab.pass(60 * second);
}
async function run(): Promise<LeaversRun> {
  const current = await readLeavers();
  if (!current) throw new Error('There is no list');
  return current;
}
const states = async () =>
  (await run()).rows.map(
    ({ user, items }) => `${user}: ${items.map(({ state }) => state).join(', ')}`,
  );
const log = async () =>
  (await acted.audit.read()).map(({ user, product, result }) => [user, product, result]);

const all = [
  'revoke PyCharm of ann',
  'revoke PyCharm of ben',
  'revoke GoLand of ben',
  'revoke PyCharm of cleo',
];

describe('checking a list', () => {
  it('looks everybody up, one after another, and changes nothing', async () => {
    await check();
    await lab.pass(0);
    expect(vault.reads).toEqual(['ann']);
    expect(await run()).toMatchObject({ phase: 'check', status: 'running' });
    expect((await lab.dump()).local).not.toHaveProperty('leavers');
    await lab.pass(60 * second);
    expect(vault.reads).toEqual(['ann', 'nobody', 'ben', 'cleo']);
    expect(await run()).toMatchObject({ phase: 'check', status: 'done' });
    expect(await states()).toEqual(['ann: held', 'nobody: ', 'ben: held, held', 'cleo: held']);
    expect((await run()).rows.map(({ chosen }) => chosen)).toEqual([true, false, true, true]);
    expect(vault.writes).toEqual([]);
  });

  it('keeps the list in memory alone, and without where licenses ran', async () => {
    await checked();
    const { local, session } = await lab.dump();
    expect(JSON.stringify(local)).not.toContain('cleo');
    expect(JSON.stringify(session)).toContain('cleo');
    expect(JSON.stringify(session)).not.toContain('pc-1');
  });

  it('stops where asking on would not help, and goes on where it stopped', async () => {
    await check();
    await lab.pass(0);
    vault.blind = { kind: 'rate-limited', until: START };
    await lab.pass(60 * second);
    expect(vault.reads).toEqual(['ann', 'nobody']);
    expect(await run()).toMatchObject({
      status: 'stopped',
      why: { kind: 'failure', failure: { kind: 'rate-limited' } },
    });
    vault.blind = null;
    await resume();
    await lab.pass(60 * second);
    expect(await states()).toEqual(['ann: held', 'nobody: ', 'ben: held, held', 'cleo: held']);
  });

  it('tells a fault of one person with that person, and goes on', async () => {
    await check();
    await lab.pass(0);
    vault.blind = { kind: 'server-error', status: 500 };
    await lab.pass(100);
    vault.blind = null;
    await lab.pass(60 * second);
    expect(await run()).toMatchObject({
      status: 'done',
      rows: [{ check: 'done' }, { check: 'failed', failure: { status: 500 } }, {}, {}],
    });
  });

  it('of another tab takes its place, and what was seen of the first one is not done to it', async () => {
    await checked();
    const { id: seen } = await run();
    await checked(['cleo']);
    const choose = { name: 'leavers.choose', run: seen, row: 0, chosen: false } as const;
    for (const command of [choose, { name: 'leavers.revoke', run: seen } as const]) {
      expect(await lab.ask(command)).toMatchObject({ problem: { kind: 'list-state' } });
    }
    await lab.pass(600 * second);
    expect(vault.writes).toEqual([]);
    const { id: now } = await run();
    expect(await lab.ask({ name: 'leavers.revoke', run: now })).toMatchObject({ ok: true });
  });

  it('can be paused, taken up again, and cancelled', async () => {
    await check();
    await lab.pass(0);
    await pause();
    await lab.pass(60 * second);
    expect(vault.reads).toEqual(['ann']);
    await resume();
    await lab.pass(60 * second);
    expect(vault.reads).toHaveLength(4);
    await lab.ask({ name: 'leavers.cancel' });
    expect(await readLeavers()).toBeNull();
    expect((await lab.dump()).session).toEqual({});
  });

  it('of nobody, or where a user’s licenses cannot be looked up, is refused', async () => {
    expect(await check([])).toMatchObject({ problem: { kind: 'list-empty' } });
    vault.bound.delete('user-licenses');
    expect(await check()).toMatchObject({ problem: { kind: 'not-bound' } });
  });

  it('does not go on by itself under a new worker', async () => {
    await check();
    await lab.pass(0);
    lab.clock.now += second;
    await lab.restartWorker();
    await lab.pass(60 * second);
    expect(vault.reads).toEqual(['ann']);
    expect(await run()).toMatchObject({ status: 'paused', why: { kind: 'interrupted' } });
    await resume();
    await lab.pass(60 * second);
    expect(await run()).toMatchObject({ status: 'done' });
  });
});

describe('revoking the checked', () => {
  it('begins after the undo delay and revokes one at a time, with a pause between', async () => {
    await checked();
    expect(await revoke()).toMatchObject({ ok: true });
    await lab.pass(8 * second - 1);
    expect(vault.writes).toEqual([]);
    await lab.pass(1);
    expect(vault.writes).toEqual(all.slice(0, 1));
    await lab.pass(second - 1);
    expect(vault.writes).toHaveLength(1);
    await lab.pass(1);
    expect(vault.writes).toEqual(all.slice(0, 2));
    await lab.pass(10 * second);
    expect(vault.writes).toEqual(all);
    expect(vault.state()).toEqual([]);
    expect(await run()).toMatchObject({ phase: 'revoke', status: 'done' });
  });

  it('pauses as long as is set', async () => {
    await lab.ask({ name: 'acts.settings', bulkPauseMs: 0, undoSeconds: 5 });
    await checked();
    await revoke();
    await lab.pass(5 * second);
    expect(vault.writes).toEqual(all);
  });

  it('undone in time is a checked list again', async () => {
    await checked();
    await revoke();
    await lab.pass(7 * second);
    expect(await lab.ask({ name: 'leavers.undo' })).toMatchObject({ ok: true });
    await lab.pass(600 * second);
    expect(vault.writes).toEqual([]);
    expect(await run()).toMatchObject({ phase: 'check', status: 'done' });
    expect((await lab.dump()).local).not.toHaveProperty('leavers');
  });

  it('cannot be undone once it has begun', async () => {
    await checked();
    await revoke();
    await lab.pass(8 * second);
    expect(await lab.ask({ name: 'leavers.undo' })).toMatchObject({
      problem: { kind: 'list-state' },
    });
  });

  it('leaves out whoever is not ticked', async () => {
    await checked();
    await lab.ask({ name: 'leavers.choose', row: 2, chosen: false });
    await revoke();
    await lab.pass(60 * second);
    expect(vault.state()).toEqual(['ben: PyCharm, GoLand']);
  });

  it('writes each one to the audit log', async () => {
    await checked();
    await revoke();
    await lab.pass(60 * second);
    expect(await log()).toEqual([
      ['ann', 'PyCharm', 'done'],
      ['ben', 'PyCharm', 'done'],
      ['ben', 'GoLand', 'done'],
      ['cleo', 'PyCharm', 'done'],
    ]);
    expect(await acted.audit.read()).toMatchObject([{ by: 'leavers', revocations: 1 }, {}, {}, {}]);
  });

  it('tells afterwards who came back, and then keeps the list in memory alone', async () => {
    await checked();
    await revoke();
    await lab.pass(13 * second);
    vault.allocate('ben', 'GoLand');
    expect((await lab.dump()).local).toHaveProperty('leavers');
    await lab.pass(60 * second);
    expect((await run()).rows.map(({ items }) => items.map(({ after }) => after))).toEqual([
      ['stayed-away'],
      [],
      ['stayed-away', 'came-back'],
      ['stayed-away'],
    ]);
    const { local, session } = await lab.dump();
    expect(local).not.toHaveProperty('leavers');
    expect(session).toHaveProperty('leavers');
    expect((await acted.audit.read())[2]).toMatchObject({ after: 'came-back' });
    expect(await lab.alarmAt('acts')).toBeNull();
  });

  it.each([
    { kind: 'wrong-token' },
    { kind: 'not-permitted' },
    { kind: 'rate-limited', until: START },
  ] as const)('stops at the first %o, and goes on with the same one', async (failure) => {
    await checked();
    await revoke();
    await lab.pass(8 * second);
    vault.troubles = [{ kind: 'refuses', failure }];
    await lab.pass(60 * second);
    expect(vault.writes).toEqual(all.slice(0, 2));
    expect(await run()).toMatchObject({ status: 'stopped', why: { kind: 'failure', failure } });
    expect(await states()).toEqual(['ann: revoked', 'nobody: ', 'ben: held, held', 'cleo: held']);
    expect(await log()).toEqual([
      ['ann', 'PyCharm', 'done'],
      ['ben', 'PyCharm', 'failed'],
    ]);
    await resume();
    await lab.pass(60 * second);
    expect(vault.writes).toEqual([all[0], all[1], all[1], all[2], all[3]]);
    expect(vault.state()).toEqual([]);
    expect((await log())[1]).toEqual(['ben', 'PyCharm', 'done']);
  });

  it('goes on after a fault of one, which is told with that one', async () => {
    await checked();
    await revoke();
    vault.troubles = [{ kind: 'refuses', failure: { kind: 'server-error', status: 409 } }];
    await lab.pass(60 * second);
    expect(await states()).toEqual([
      'ann: failed',
      'nobody: ',
      'ben: revoked, revoked',
      'cleo: revoked',
    ]);
  });

  it('looks up what has no clear answer, and does not repeat it', async () => {
    await checked();
    await revoke();
    const failure = { kind: 'server-error', status: 502 } as const;
    vault.troubles = [
      { kind: 'does-and-fails', failure },
      { kind: 'refuses', failure },
    ];
    await lab.pass(20 * second);
    expect(await states()).toEqual([
      'ann: revoked',
      'nobody: ',
      'ben: not-done, revoked',
      'cleo: revoked',
    ]);
    await lab.pass(600 * second);
    expect(vault.writes).toEqual(all);
    expect(vault.state()).toEqual(['ben: PyCharm']);
  });

  it('stops where an unclear answer cannot be looked up either', async () => {
    await checked();
    await revoke();
    await lab.pass(8 * second);
    vault.troubles = [{ kind: 'does-and-fails', failure: { kind: 'unreachable' } }];
    vault.blind = { kind: 'unreachable' };
    await lab.pass(60 * second);
    expect(vault.writes).toHaveLength(2);
    expect(await states()).toEqual([
      'ann: revoked',
      'nobody: ',
      'ben: unknown, held',
      'cleo: held',
    ]);
    vault.blind = null;
    await resume();
    await lab.pass(600 * second);
    expect(vault.writes).toEqual(all);
    expect(await states()).toEqual([
      'ann: revoked',
      'nobody: ',
      'ben: revoked, revoked',
      'cleo: revoked',
    ]);
  });

  it('uses one request a person where only that is known', async () => {
    vault.bound.delete('revoke-one');
    await checked();
    await revoke();
    await lab.pass(60 * second);
    expect(vault.writes).toEqual(['revoke all of ann', 'revoke all of ben', 'revoke all of cleo']);
    expect(await states()).toEqual([
      'ann: revoked',
      'nobody: ',
      'ben: revoked, revoked',
      'cleo: revoked',
    ]);
    expect(await acted.audit.read()).toHaveLength(4);
  });

  it('is refused where neither is known, and in read-only mode', async () => {
    await checked();
    await lab.ask({ name: 'acts.settings', readOnly: true });
    expect(await revoke()).toMatchObject({ problem: { kind: 'read-only' } });
    await lab.ask({ name: 'acts.settings', readOnly: false });
    vault.bound.delete('revoke-one');
    vault.bound.delete('revoke-all');
    expect(await revoke()).toMatchObject({ problem: { kind: 'not-bound' } });
    await lab.pass(600 * second);
    expect(vault.writes).toEqual([]);
  });

  it('stops when read-only mode is switched on', async () => {
    await checked();
    await revoke();
    await lab.pass(8 * second);
    await lab.ask({ name: 'acts.settings', readOnly: true });
    await lab.pass(600 * second);
    expect(vault.writes).toHaveLength(1);
    expect(await run()).toMatchObject({ status: 'stopped', why: { kind: 'read-only' } });
  });

  it('paused and taken up again loses and repeats nothing', async () => {
    await checked();
    await revoke();
    await lab.pass(9 * second);
    await pause();
    await lab.pass(600 * second);
    expect(vault.writes).toEqual(all.slice(0, 2));
    await resume();
    await lab.pass(60 * second);
    expect(vault.writes).toEqual(all);
  });

  it('paused at the last moment sends nothing more', async () => {
    await checked();
    await revoke();
    const { promise: open, resolve } = Promise.withResolvers<void>();
    vault.gate = open;
    const passed = lab.pass(8 * second);
    await expect
      .poll(() => lab.clock.now % (8 * second))
      .toBe((START + 68 * second) % (8 * second));
    await pause();
    resolve();
    await passed;
    expect(vault.writes).toEqual([]);
    expect(await run()).toMatchObject({ status: 'paused' });
  });

  it('is not overtaken by another list', async () => {
    await checked();
    await revoke();
    expect(await check(['ann'])).toMatchObject({ problem: { kind: 'list-state' } });
    await lab.pass(600 * second);
    expect(await check(['ann'])).toMatchObject({ ok: true });
  });

  it('counts each one against the month, and asks before it would go beyond', async () => {
    await lab.ask({ name: 'vault.edit', id, plan: 'trial' });
    for (const product of ['Rider', 'WebStorm']) vault.allocate('cleo', product);
    await checked();
    expect(await revoke()).toMatchObject({
      problem: { kind: 'budget', limit: 5, used: 0, wanted: 6 },
    });
    await lab.ask({ name: 'leavers.choose', row: 0, chosen: false });
    expect(await revoke()).toMatchObject({ ok: true });
    await lab.pass(600 * second);
    expect(vault.writes).toHaveLength(5);
    await checked(['ann']);
    expect(await revoke()).toMatchObject({ problem: { kind: 'budget', used: 5, wanted: 1 } });
    expect(await revoke(true)).toMatchObject({ ok: true });
    await lab.pass(600 * second);
    expect(vault.state()).toEqual([]);
  });
});

describe('a worker that dies in the middle of a list', () => {
  async function dieWhileSending(kind: 'hangs' | 'does-and-hangs') {
    await checked();
    await revoke();
    await lab.pass(8 * second);
    vault.troubles = [{ kind }];
    void lab.pass(second);
    await expect.poll(() => vault.writes).toHaveLength(2);
    lab.clock.now += 30 * second;
  }

  it.each([
    ['the worker', () => lab.restartWorker()],
    ['the whole browser', () => lab.restartBrowser()],
  ])(
    'with %s: nothing goes on by itself, what was under way is looked up, nothing is lost',
    async (_who, restart) => {
      await dieWhileSending('does-and-hangs');
      await restart();
      await expect
        .poll(states)
        .toEqual(['ann: revoked', 'nobody: ', 'ben: revoked, held', 'cleo: held']);
      await lab.ringAlarm('acts');
      await lab.pass(600 * second);
      expect(vault.writes).toEqual(all.slice(0, 2));
      expect(await run()).toMatchObject({ status: 'paused', why: { kind: 'interrupted' } });
      await resume();
      await lab.pass(600 * second);
      expect(vault.writes).toEqual(all);
      expect(vault.state()).toEqual([]);
      expect(await log()).toHaveLength(4);
    },
  );

  it('does not send again what the vault did not carry out', async () => {
    await dieWhileSending('hangs');
    await lab.restartWorker();
    await expect
      .poll(states)
      .toEqual(['ann: revoked', 'nobody: ', 'ben: not-done, held', 'cleo: held']);
    await resume();
    await lab.pass(600 * second);
    expect(vault.writes).toEqual(all);
    expect(vault.state()).toEqual(['ben: PyCharm']);
    expect((await log())[1]).toEqual(['ben', 'PyCharm', 'not-done']);
  });

  it('in the undo delay sends nothing late', async () => {
    await checked();
    await revoke();
    lab.clock.now += 60 * second;
    await lab.restartWorker();
    await lab.ringAlarm('acts');
    await lab.pass(600 * second);
    expect(vault.writes).toEqual([]);
    expect(await run()).toMatchObject({
      phase: 'revoke',
      status: 'paused',
      why: { kind: 'interrupted' },
    });
  });

  it('in the undo delay, with a new one in time, begins on time', async () => {
    await checked();
    await revoke();
    await lab.pass(3 * second);
    await lab.restartWorker();
    await lab.ringAlarm('acts');
    await lab.pass(5 * second - 1);
    expect(vault.writes).toEqual([]);
    await lab.pass(1);
    expect(vault.writes).toHaveLength(1);
  });

  it('whose clock was set back meanwhile is looked at now, and not hours later', async () => {
    await checked(['cleo']);
    await revoke();
    await lab.pass(10 * second);
    expect(await states()).toEqual(['cleo: revoked']);
    lab.clock.now -= 7_200 * second;
    await lab.ringAlarm('acts');
    expect((await run()).rows[0]?.items).toMatchObject([{ after: 'stayed-away' }]);
  });

  it('in the wait after the last one still looks who came back', async () => {
    await checked();
    await revoke();
    await lab.pass(13 * second);
    vault.allocate('ann', 'PyCharm');
    lab.clock.now += 600 * second;
    await lab.restartBrowser();
    await expect.poll(async () => (await run()).rows[0]?.items[0]?.after).toBe('came-back');
    expect(vault.writes).toHaveLength(4);
  });
});

it('a computer that slept in the middle of a list goes on only when it is told to', async () => {
  await checked();
  await revoke();
  await lab.pass(8 * second);
  lab.clock.now += 3_600 * second;
  await lab.pass(0);
  expect(vault.writes).toHaveLength(1);
  expect(await run()).toMatchObject({ status: 'paused', why: { kind: 'interrupted' } });
});

it('a list that is cancelled while one is under way ends with that one', async () => {
  await checked();
  await revoke();
  await lab.pass(8 * second);
  await lab.ask({ name: 'leavers.cancel' });
  await lab.pass(600 * second);
  expect(vault.writes).toHaveLength(1);
  const { local, session } = await lab.dump();
  expect(JSON.stringify({ ...local, audit: null })).not.toContain('cleo');
  expect(session).toEqual({});
  expect(await log()).toEqual([['ann', 'PyCharm', 'done']]);
});

it('forgetting the vault forgets the list', async () => {
  await checked();
  await revoke();
  await lab.ask({ name: 'vault.forget', id });
  expect(await lab.dump()).toMatchObject({ local: {}, session: {} });
  expect(await readLeavers()).toBeNull();
  await lab.pass(600 * second);
  expect(vault.writes).toEqual([]);
  expect(await lab.dump()).toMatchObject({ local: {}, session: {} });
});
