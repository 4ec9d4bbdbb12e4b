import { beforeEach, describe, expect, it } from 'vitest';
import type { Act } from '#lib/acts/act.ts';
import { acted } from '#lib/storage/acted.ts';
import { documents } from '#lib/storage/documents.ts';
import type { Plan } from '#lib/vault/connection.ts';
import { createVault } from '#tests/vault/vault.ts';
import { createLab, type Lab, START } from './lab.ts';
import { createTinyVault, type TinyVault } from './tiny-vault.ts';

const TOKEN = 'the-token-in-use-0123456789';
const second = 1_000;
const ALICE = 'alice@acme.example';

let vault: TinyVault;
let lab: Lab;
let id: string;

beforeEach(async () => {
  const standIn = createVault({ now: () => START });
  standIn.tokens.set(TOKEN);
  const clock = { now: () => START };
  vault = createTinyVault(() => clock.now());
  lab = await createLab({ 'acme.fls.jetbrains.com': standIn.handler }, vault.vaults);
  clock.now = () => lab.clock.now;
  id = await connect('unknown');
  vault.allocate(ALICE, 'PyCharm');
  vault.allocate(ALICE, 'GoLand');
});

async function connect(plan: Plan): Promise<string> {
  const answer = await lab.ask<'vault.connect'>({
    name: 'vault.connect',
    address: 'acme',
    apiAddress: null,
    token: TOKEN,
    keep: 'device',
    flavour: 'cloud',
    plan,
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value.id;
}

async function revoke(product = 'PyCharm', beyondBudget = false, user = ALICE) {
  const license = vault.holdings.get(user)?.find((one) => one.product === product);
  if (!license) throw new Error(`${user} does not hold ${product}`);
  return await lab.ask<'acts.revokeOne'>({
    name: 'acts.revokeOne',
    vault: id,
    user,
    license,
    beyondBudget,
  });
}
async function begun(answer: ReturnType<typeof revoke>): Promise<string> {
  const begun = await answer;
  if (!begun.ok) throw new Error(JSON.stringify(begun.problem));
  return begun.value.act;
}
const revokeAll = (typed = ALICE) =>
  lab.ask<'acts.revokeAll'>({ name: 'acts.revokeAll', vault: id, user: ALICE, typed, held: 2 });
const disconnect = (typed = 'CLion') =>
  lab.ask<'acts.disconnect'>({
    name: 'acts.disconnect',
    vault: id,
    product: { code: 'CL', name: 'CLion' },
    typed,
  });
const undo = (act: string) => lab.ask<'acts.undo'>({ name: 'acts.undo', act });
const state = async (index = 0): Promise<Act['state'] | undefined> =>
  (await acted.acts.read())[index]?.state;
const log = async () => await acted.audit.read();

describe('revoking one license', () => {
  it('sends nothing for eight seconds, and then the one request', async () => {
    await begun(revoke());
    await lab.pass(8 * second - 1);
    expect(vault.writes).toEqual([]);
    await lab.pass(1);
    expect(vault.writes).toEqual([`revoke PyCharm of ${ALICE}`]);
    expect(vault.state()).toEqual([`${ALICE}: GoLand`]);
  });

  it('waits as long as the admin has set', async () => {
    await lab.ask({ name: 'acts.settings', undoSeconds: 20 });
    await begun(revoke());
    await lab.pass(19 * second);
    expect(vault.writes).toEqual([]);
    await lab.pass(second);
    expect(vault.writes).toHaveLength(1);
  });

  it('undone in time leaves the vault as it was', async () => {
    const act = await begun(revoke());
    await lab.pass(7 * second);
    expect(await undo(act)).toEqual({ ok: true, value: null });
    await lab.pass(600 * second);
    expect(vault.writes).toEqual([]);
    expect(await state()).toMatchObject({ stage: 'over', result: 'undone' });
    expect(await log()).toEqual([]);
    expect(await lab.alarmAt('acts')).toBeNull();
  });

  it('undone at the very last moment, while its token is being read, is not sent', async () => {
    const act = await begun(revoke());
    const { promise: open, resolve } = Promise.withResolvers<void>();
    vault.gate = open;
    const passed = lab.pass(8 * second);
    await expect.poll(() => lab.clock.now).toBe(START + 8 * second);
    expect(await undo(act)).toMatchObject({ ok: true });
    resolve();
    await passed;
    expect(vault.writes).toEqual([]);
    expect(await state()).toMatchObject({ result: 'undone' });
  });

  it('is sent once, though timer and alarm come at the same moment', async () => {
    await begun(revoke());
    lab.clock.now += 8 * second;
    await Promise.all([lab.ringAlarm('acts'), lab.pass(0), lab.ringAlarm('acts')]);
    expect(vault.writes).toHaveLength(1);
    lab.clock.now += 60 * second;
    await Promise.all([lab.ringAlarm('acts'), lab.pass(0), lab.ringAlarm('acts')]);
    expect(vault.reads).toHaveLength(1);
  });

  it('undone in two tabs at once is undone, in both', async () => {
    const act = await begun(revoke());
    expect(await Promise.all([undo(act), undo(act)])).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    await lab.pass(600 * second);
    expect(vault.writes).toEqual([]);
  });

  it('cannot be undone once it was sent, and says so', async () => {
    const act = await begun(revoke());
    await lab.pass(8 * second);
    expect(await undo(act)).toMatchObject({ problem: { kind: 'too-late-to-undo' } });
    expect(vault.writes).toHaveLength(1);
  });

  it('asked for twice is sent once', async () => {
    const [first, again] = await Promise.all([revoke(), revoke()]);
    expect([first.ok, again.ok].sort()).toEqual([false, true]);
    expect(await revoke()).toMatchObject({ problem: { kind: 'already-under-way' } });
    await lab.pass(600 * second);
    expect(vault.writes).toHaveLength(1);
  });

  it('stores nothing of where the license ran', async () => {
    await begun(revoke());
    expect(JSON.stringify(await lab.dump())).not.toContain('pc-1.acme.example');
  });

  it('is refused where nothing says how, before any delay', async () => {
    vault.bound.delete('revoke-one');
    expect(await revoke()).toMatchObject({ problem: { kind: 'not-bound' } });
    expect(await acted.acts.read()).toEqual([]);
  });

  it('is refused for a vault that is not there', async () => {
    id = 'nobody';
    expect(await revoke()).toMatchObject({ problem: { kind: 'unknown-vault' } });
  });
});

describe('whether it came back', () => {
  it.each([
    ['a new license of the product came', () => vault.allocate(ALICE, 'PyCharm'), 'came-back'],
    ['nothing came', () => undefined, 'stayed-away'],
    ['another product came', () => vault.allocate(ALICE, 'Rider'), 'stayed-away'],
    [
      'the vault cannot be asked',
      () => {
        vault.blind = { kind: 'unreachable' };
      },
      'could-not-look',
    ],
  ])('is told after a minute: %s', async (_what, happens, told) => {
    await begun(revoke());
    await lab.pass(8 * second);
    happens();
    await lab.pass(59 * second);
    expect(vault.reads).toEqual([]);
    await lab.pass(second);
    expect(vault.reads).toEqual([ALICE]);
    expect(await state()).toMatchObject({ stage: 'over', result: 'done', after: told });
    expect(await log()).toMatchObject([{ result: 'done', after: told }]);
  });

  it('is looked at after the wait that was set', async () => {
    await lab.ask({ name: 'acts.settings', cameBackSeconds: 1 });
    await begun(revoke());
    await lab.pass(9 * second);
    expect(await state()).toMatchObject({ after: 'stayed-away' });
  });

  it('is told late rather than never when the worker died meanwhile', async () => {
    await begun(revoke());
    await lab.pass(8 * second);
    vault.allocate(ALICE, 'PyCharm');
    lab.clock.now += 3_600 * second;
    await lab.restartWorker();
    await expect.poll(() => state()).toMatchObject({ stage: 'over', after: 'came-back' });
    expect(vault.writes).toHaveLength(1);
    expect(await log()).toMatchObject([{ after: 'came-back' }]);
  });

  it('is looked at on time by a new worker that begins before it', async () => {
    await begun(revoke());
    await lab.pass(8 * second);
    await lab.restartWorker();
    await lab.ringAlarm('acts');
    await lab.pass(59 * second);
    expect(vault.reads).toEqual([]);
    await lab.pass(second);
    expect(await state()).toMatchObject({ after: 'stayed-away' });
  });
});

describe('a worker that dies before the request', () => {
  it('and wakes in time sends on time', async () => {
    await begun(revoke());
    await lab.pass(3 * second);
    await lab.restartWorker();
    await lab.ringAlarm('acts');
    await lab.pass(5 * second - 1);
    expect(vault.writes).toEqual([]);
    await lab.pass(1);
    expect(vault.writes).toHaveLength(1);
  });

  it.each([
    ['a moment after the time', 8 * second],
    ['after half a minute', 30 * second],
    ['after a night', 36_000 * second],
  ])('and wakes %s has cancelled, and says so', async (_when, ms) => {
    await begun(revoke());
    lab.clock.now += ms;
    await lab.restartWorker();
    await lab.ringAlarm('acts');
    await lab.pass(600 * second);
    expect(vault.writes).toEqual([]);
    expect(await state()).toMatchObject({ stage: 'over', result: 'too-late' });
    expect(await log()).toEqual([]);
  });

  it('with the browser has cancelled too', async () => {
    await begun(revoke());
    lab.clock.now += 600 * second;
    await lab.restartBrowser();
    await lab.pass(600 * second);
    expect(vault.writes).toEqual([]);
    expect(await state()).toMatchObject({ result: 'too-late' });
  });

  it('is cancelled as soon as a page asks what became of it, and not only with the alarm', async () => {
    await begun(revoke());
    lab.clock.now += 11 * second;
    await lab.restartWorker();
    expect(await lab.ask({ name: 'acts.sweep' })).toEqual({ ok: true, value: null });
    expect(await state()).toMatchObject({ result: 'too-late' });
    expect(vault.writes).toEqual([]);
  });

  it('leaves an alarm that sweeps up', async () => {
    await begun(revoke());
    expect(await lab.alarmAt('acts')).toBe(lab.clock.now + 30 * second);
  });

  it('and whose clock was set back meanwhile does not send later', async () => {
    await begun(revoke());
    lab.clock.now -= 3_600 * second;
    await lab.restartWorker();
    await lab.pass(7_200 * second);
    expect(vault.writes).toEqual([]);
    expect(await state()).toMatchObject({ result: 'too-late' });
  });
});

it('a timer that fires late, after a sleep of the computer, sends nothing', async () => {
  await begun(revoke());
  lab.clock.now += 600 * second;
  await lab.pass(0);
  expect(vault.writes).toEqual([]);
  expect(await state()).toMatchObject({ result: 'too-late' });
});

describe('a worker that dies while the request is under way', () => {
  /** The request has left, and its worker dies before an answer. */
  async function dieWhileSending(kind: 'hangs' | 'does-and-hangs') {
    vault.troubles = [{ kind }];
    await begun(revoke());
    void lab.pass(8 * second);
    await expect.poll(() => vault.writes).toHaveLength(1);
    expect(await state()).toMatchObject({ stage: 'sending' });
    expect(await log()).toMatchObject([{ result: 'unknown' }]);
    lab.clock.now += 30 * second;
    await lab.restartWorker();
    await lab.ringAlarm('acts');
  }

  it('finds out afterwards that it was done', async () => {
    await dieWhileSending('does-and-hangs');
    await expect.poll(() => state()).toMatchObject({ stage: 'watching' });
    await lab.pass(60 * second);
    expect(await state()).toMatchObject({ result: 'done', after: 'stayed-away' });
    expect(vault.writes).toHaveLength(1);
    expect(await log()).toMatchObject([{ result: 'done', after: 'stayed-away' }]);
  });

  it('finds out afterwards that it was not, after a second look, and does not send again', async () => {
    await dieWhileSending('hangs');
    await expect.poll(() => state()).toMatchObject({ stage: 'looking', looks: 1 });
    await lab.pass(60 * second);
    expect(await state()).toMatchObject({ result: 'not-done' });
    await lab.pass(600 * second);
    expect(vault.writes).toHaveLength(1);
    expect(vault.state()).toEqual([`${ALICE}: PyCharm, GoLand`]);
    expect(await log()).toMatchObject([{ result: 'not-done' }]);
  });

  it('says that the outcome is unknown where the vault cannot be asked either', async () => {
    vault.blind = { kind: 'unreachable' };
    await dieWhileSending('does-and-hangs');
    await expect.poll(() => state()).toMatchObject({ looks: 1 });
    await lab.pass(600 * second);
    expect(await state()).toMatchObject({ stage: 'over', result: 'unknown' });
    expect(vault.writes).toHaveLength(1);
  });
});

describe('an answer without a clear outcome', () => {
  it.each([
    { kind: 'timeout', limitMs: 20_000 },
    { kind: 'unreachable' },
    { kind: 'server-error', status: 502 },
  ] as const)('of %o is looked up and never repeated', async (failure) => {
    vault.troubles = [{ kind: 'does-and-fails', failure }];
    await begun(revoke());
    await lab.pass(8 * second);
    expect(await state()).toMatchObject({ stage: 'watching' });
    await lab.pass(600 * second);
    expect(vault.writes).toHaveLength(1);
    expect(await log()).toMatchObject([{ result: 'done' }]);
  });

  it.each([
    { kind: 'wrong-token' },
    { kind: 'not-permitted' },
    { kind: 'rate-limited', until: START },
    { kind: 'server-error', status: 400 },
  ] as const)('is not what %o is: that has failed', async (failure) => {
    vault.troubles = [{ kind: 'refuses', failure }];
    await begun(revoke());
    await lab.pass(8 * second);
    expect(await state()).toMatchObject({ stage: 'over', result: 'failed', failure });
    expect(vault.reads).toEqual([]);
    expect(await log()).toMatchObject([{ result: 'failed', failure }]);
  });
});

describe('revoking all licenses of a user', () => {
  it('wants the name typed, also in the background', async () => {
    for (const typed of ['', 'alice', `${ALICE}x`]) {
      expect(await revokeAll(typed)).toMatchObject({ problem: { kind: 'typed-name' } });
    }
    await lab.pass(600 * second);
    expect(vault.writes).toEqual([]);
  });

  it('sends one request after the delay, and looks whether anything came back', async () => {
    expect(await revokeAll()).toMatchObject({ ok: true });
    await lab.pass(8 * second);
    expect(vault.writes).toEqual([`revoke all of ${ALICE}`]);
    expect(vault.state()).toEqual([]);
    vault.allocate(ALICE, 'Rider');
    await lab.pass(60 * second);
    expect(await state()).toMatchObject({ result: 'done', after: 'came-back' });
    expect(await log()).toMatchObject([{ act: 'revoke-all', user: ALICE, revocations: 2 }]);
  });
});

describe('disconnecting a product', () => {
  it('wants the name typed, also in the background', async () => {
    expect(await disconnect('clion')).toMatchObject({ problem: { kind: 'typed-name' } });
    await lab.pass(600 * second);
    expect(vault.disconnected).toEqual(new Set());
  });

  it('is done after the delay, and there is nothing to come back', async () => {
    expect(await disconnect()).toMatchObject({ ok: true });
    await lab.pass(8 * second);
    expect(vault.writes).toEqual(['disconnect CLion']);
    expect(await state()).toMatchObject({ stage: 'over', result: 'done', after: null });
    expect(await log()).toMatchObject([
      { act: 'disconnect-product', product: 'CLion', user: null },
    ]);
  });

  it('with an unknown outcome is looked up in the counts', async () => {
    vault.troubles = [{ kind: 'does-and-fails', failure: { kind: 'unreachable' } }];
    await disconnect();
    await lab.pass(8 * second);
    expect(await state()).toMatchObject({ stage: 'over', result: 'done' });
  });
});

describe('read-only mode', () => {
  it('refuses everything that changes a vault', async () => {
    await lab.ask({ name: 'acts.settings', readOnly: true });
    for (const answer of [await revoke(), await revokeAll(), await disconnect()]) {
      expect(answer).toMatchObject({ problem: { kind: 'read-only' } });
    }
    await lab.pass(600 * second);
    expect(vault.writes).toEqual([]);
  });

  it('switched on calls off what has not been sent', async () => {
    await begun(revoke());
    await lab.ask({ name: 'acts.settings', readOnly: true });
    await lab.pass(600 * second);
    expect(vault.writes).toEqual([]);
    expect(await state()).toMatchObject({ result: 'read-only' });
  });

  it('switched on by whomever is looked at once more before sending', async () => {
    await begun(revoke());
    await documents.settings.update((settings) => ({ ...settings, readOnly: true }));
    await lab.pass(600 * second);
    expect(vault.writes).toEqual([]);
    expect(await state()).toMatchObject({ result: 'read-only' });
  });
});

describe('the month’s revocations', () => {
  const products = ['A', 'B', 'C', 'D', 'E', 'F'];
  beforeEach(async () => {
    await lab.ask({ name: 'vault.edit', id, plan: 'trial' });
    for (const product of products) vault.allocate('bob', product);
  });

  it('are five on a plan that rations them: the sixth asks again', async () => {
    for (const product of products.slice(0, 5)) await begun(revoke(product, false, 'bob'));
    expect(await revoke('F', false, 'bob')).toMatchObject({
      problem: { kind: 'budget', limit: 5, used: 5, wanted: 1 },
    });
    await lab.pass(60 * second);
    expect(vault.writes).toHaveLength(5);
    expect(await revoke('F', false, 'bob')).toMatchObject({ problem: { kind: 'budget', used: 5 } });
    await begun(revoke('F', true, 'bob'));
    await lab.pass(8 * second);
    expect(vault.writes).toHaveLength(6);
  });

  it('are not all taken by two that come at the same moment', async () => {
    for (const product of products.slice(0, 4)) await begun(revoke(product, false, 'bob'));
    const both = await Promise.all([revoke('E', false, 'bob'), revoke('F', false, 'bob')]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it('come again when one is undone', async () => {
    const acts: string[] = [];
    for (const product of products.slice(0, 5))
      acts.push(await begun(revoke(product, false, 'bob')));
    await undo(acts[0] ?? '');
    expect(await revoke('F', false, 'bob')).toMatchObject({ ok: true });
  });

  it('come again with the next month', async () => {
    for (const product of products.slice(0, 5)) await begun(revoke(product, false, 'bob'));
    await lab.pass(31 * 86_400 * second);
    expect(await revoke('F', false, 'bob')).toMatchObject({ ok: true });
  });

  it('are as many as are known to be held when all are revoked', async () => {
    for (const product of products.slice(0, 4)) await begun(revoke(product, false, 'bob'));
    expect(await revokeAll()).toMatchObject({ problem: { kind: 'budget', used: 4, wanted: 2 } });
  });

  it('have no limit on other plans', async () => {
    await lab.ask({ name: 'vault.edit', id, plan: 'enterprise-floating' });
    for (const product of products) await begun(revoke(product, false, 'bob'));
    await lab.pass(8 * second);
    expect(vault.writes).toHaveLength(6);
  });
});

describe('forgetting the vault', () => {
  it('ends what is under way and keeps the audit log, unless that is ticked', async () => {
    await begun(revoke());
    await lab.pass(8 * second);
    await begun(revoke('GoLand'));
    await lab.ask({ name: 'vault.forget', id });
    await lab.pass(600 * second);
    expect(vault.writes).toHaveLength(1);
    expect(Object.keys((await lab.dump()).local)).toEqual(['audit']);
    expect(await log()).toMatchObject([{ vault: { name: 'acme' }, user: ALICE }]);
  });

  it('with its audit log leaves nothing at all', async () => {
    await begun(revoke());
    await lab.pass(8 * second);
    await lab.ask({ name: 'users.suggest', vault: id, text: '' });
    await lab.ask({ name: 'vault.forget', id, audit: true });
    expect(await lab.dump()).toEqual({ local: {}, session: {}, databases: [] });
  });
});

describe('what is over', () => {
  it('can be taken off the pages; the audit log keeps it', async () => {
    const act = await begun(revoke());
    await lab.ask({ name: 'acts.dismiss', act });
    expect(await acted.acts.read()).toHaveLength(1);
    await lab.pass(70 * second);
    await lab.ask({ name: 'acts.dismiss', act });
    expect(await acted.acts.read()).toEqual([]);
    expect(await log()).toHaveLength(1);
  });

  it('goes by itself after a day', async () => {
    await begun(revoke());
    await lab.pass(70 * second);
    lab.clock.now += 25 * 3_600 * second;
    await lab.restartWorker();
    expect(await acted.acts.read()).toEqual([]);
    expect(await log()).toHaveLength(1);
  });
});

describe('finding a user', () => {
  it('tells what they hold, and why not where it cannot be told', async () => {
    const find = () => lab.ask<'users.find'>({ name: 'users.find', vault: id, user: ALICE });
    expect(await find()).toMatchObject({
      value: { licenses: [{ product: 'PyCharm' }, { product: 'GoLand' }], failure: null },
    });
    vault.blind = { kind: 'not-permitted' };
    expect(await find()).toMatchObject({ value: { licenses: [], failure: vault.blind } });
  });

  it('tells their last denials, newest first, without host and address', async () => {
    const answer = await lab.ask<'users.denials'>({
      name: 'users.denials',
      vault: id,
      user: 'ALICE',
    });
    expect(answer).toMatchObject({
      value: { days: 7, denials: [{ product: 'PyCharm' }, { product: 'CLion' }] },
    });
    expect(JSON.stringify(answer)).not.toMatch(/pc-1|192\.0\.2/);
  });

  it('suggests names seen in denials, and keeps them off the disk', async () => {
    const suggest = (text: string) =>
      lab.ask<'users.suggest'>({ name: 'users.suggest', vault: id, text });
    expect(await suggest('BO')).toEqual({ ok: true, value: { names: ['Bob'] } });
    expect(await suggest('')).toEqual({ ok: true, value: { names: ['alice', 'Bob'] } });
    const { local, session } = await lab.dump();
    expect(JSON.stringify(local)).not.toContain('Bob');
    expect(JSON.stringify(session)).toContain('Bob');
  });

  it('suggests names that a report has shown, until the browser closes', async () => {
    const suggest = (text: string) =>
      lab.ask<'users.suggest'>({ name: 'users.suggest', vault: id, text });
    const seen = (vault: string) =>
      lab.ask<'users.seen'>({ name: 'users.seen', vault, names: ['zoe@acme.example', 'alice'] });
    expect(await seen('gone')).toMatchObject({ ok: false, problem: { kind: 'unknown-vault' } });
    await seen(id);
    expect(await suggest('zoe')).toEqual({ ok: true, value: { names: ['zoe@acme.example'] } });
    // A name that both have seen is one name.
    expect(await suggest('alice')).toEqual({ ok: true, value: { names: ['alice'] } });
    expect(JSON.stringify((await lab.dump()).local)).not.toContain('zoe@');
    await lab.restartBrowser();
    expect(await suggest('zoe')).toEqual({ ok: true, value: { names: [] } });
  });
});
