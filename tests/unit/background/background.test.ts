import { beforeEach, describe, expect, it } from 'vitest';
import { newSchedule } from '#lib/refresh/schedule.ts';
import { workerDocuments } from '#lib/storage/worker-documents.ts';
import { createVault, type StandInVault } from '#tests/vault/vault.ts';
import { createLab, type Lab, START } from './lab.ts';

const TOKEN = 'the-token-in-use-0123456789';
const NEWER = 'the-newer-token-0123456789';
const minute = 60_000;

let vault: StandInVault;
let lab: Lab;

beforeEach(async () => {
  vault = createVault({ now: () => START });
  vault.tokens.set(TOKEN);
  lab = await createLab({ 'acme.fls.jetbrains.com': vault.handler });
});

function ideServices(): StandInVault {
  const other = createVault({ flavour: 'ide-services', now: () => START });
  other.tokens.add('seatkeeper', TOKEN, Number.POSITIVE_INFINITY);
  return other;
}

const connect = (rest: Partial<Parameters<Lab['ask']>[0]> = {}) =>
  lab.ask<'vault.connect'>({
    name: 'vault.connect',
    address: 'acme',
    apiAddress: null,
    token: TOKEN,
    keep: 'device',
    flavour: 'find',
    plan: 'unknown',
    ...(rest as object),
  });

async function connected(): Promise<string> {
  const answer = await connect();
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value.id;
}
const view = async (id: string) => (await lab.state()).views[id];
const paths = () => lab.sent.map(({ url }) => new URL(url).pathname);

describe('connecting', () => {
  it('saves the vault and shows its numbers', async () => {
    const answer = await connect();
    expect(answer).toMatchObject({
      ok: true,
      value: {
        title: 'acme',
        flavour: 'cloud',
        checks: [
          { ability: 'license-counts', failure: null },
          { ability: 'denials', failure: null },
        ],
      },
    });
    const { connections, views } = await lab.state();
    expect(connections).toMatchObject([{ name: 'acme', origin: 'https://acme.fls.jetbrains.com' }]);
    expect(Object.values(views)).toMatchObject([
      { counts: { at: lab.clock.now, products: { length: 15 } }, attempt: { failure: null } },
    ]);
  });

  it('sets the alarm for the next refresh', async () => {
    await connected();
    expect(await lab.alarmAt()).toBe(lab.clock.now + 15 * minute);
  });

  it('never writes the token in the clear, nor answers with it', async () => {
    const answer = await connect();
    expect(JSON.stringify([answer, await lab.dump()])).not.toContain(TOKEN);
  });

  it('finds the flavour by trying, at the same origin only', async () => {
    vault = ideServices();
    lab = await createLab({ 'acme.fls.jetbrains.com': vault.handler });
    expect(await connect()).toMatchObject({ ok: true, value: { flavour: 'ide-services' } });
    expect(new Set(lab.sent.map(({ url }) => new URL(url).origin)).size).toBe(1);
  });

  it('says that the chosen flavour is wrong when only the other works', async () => {
    lab = await createLab({ 'acme.fls.jetbrains.com': ideServices().handler });
    expect(await connect({ flavour: 'cloud' } as never)).toMatchObject({
      ok: false,
      problem: {
        kind: 'checks-failed',
        checks: [{ failure: { kind: 'wrong-flavour', works: 'ide-services' } }],
      },
    });
  });

  it('connects although denials cannot be read, and says so', async () => {
    vault.faults.set({ kind: 'status', status: 403 }, { ability: 'denials' });
    expect(await connect()).toMatchObject({
      ok: true,
      value: { checks: [{ failure: null }, { failure: { kind: 'not-permitted' } }] },
    });
  });

  it.each([
    ['a wrong token', { token: 'not-the-token-0123456789' }, 'checks-failed'],
    ['a token that cannot be one', { token: 'short' }, 'token-shape'],
    ['a hostile address', { address: 'acme.fls.jetbrains.com.evil.example' }, 'address'],
    ['a vault that does not exist', { address: 'nobody' }, 'checks-failed'],
  ])('leaves nothing behind after %s', async (_what, change, kind) => {
    lab.allowed.add('https://nobody.fls.jetbrains.com');
    expect(await connect(change as never)).toMatchObject({ ok: false, problem: { kind } });
    expect(await lab.dump()).toEqual({ local: {}, session: {}, databases: [] });
  });

  it('asks nothing of an origin the browser does not allow', async () => {
    lab.allowed.clear();
    expect(await connect()).toMatchObject({
      problem: { checks: [{ failure: { kind: 'no-access' } }] },
    });
    expect(lab.sent).toEqual([]);
  });

  it('twice, also at the same moment, saves one vault', async () => {
    const answers = await Promise.all([connect(), connect()]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await connect()).toMatchObject({
      problem: { kind: 'already-connected', title: 'acme' },
    });
    expect((await lab.state()).connections).toHaveLength(1);
  });

  it('takes the API host of IDE Services only as the admin confirmed it', async () => {
    const host = 'acme.lv.jetbrains-ide-services.com';
    lab = await createLab({ [host]: ideServices().handler });
    const address = 'https://acme.jetbrains-ide-services.com/x';
    expect(await connect({ address } as never)).toMatchObject({ problem: { kind: 'address' } });
    expect(lab.sent).toEqual([]);
    expect(await connect({ address, apiAddress: host } as never)).toMatchObject({ ok: true });
    expect((await lab.state()).connections).toMatchObject([
      { pageOrigin: 'https://acme.jetbrains-ide-services.com', origin: `https://${host}` },
    ]);
  });
});

describe('refreshing', () => {
  it('makes one request of two popups, a person and the alarm', async () => {
    const id = await connected();
    lab.sent.length = 0;
    lab.clock.now += 20 * minute;
    await Promise.all([
      lab.ask({ name: 'vault.refresh', id, by: 'popup' }),
      lab.ask({ name: 'vault.refresh', id, by: 'popup' }),
      lab.ask({ name: 'vault.refresh', id, by: 'person' }),
      lab.ringAlarm(),
    ]);
    expect(paths()).toEqual(['/public-api/licenses/usage', '/public-api/denials/report']);
  });

  it('keeps the old numbers and their age through a failure, and tells the reason', async () => {
    const id = await connected();
    const before = (await view(id))?.counts;
    vault.faults.set({ kind: 'status', status: 503 });
    lab.clock.now += 20 * minute;
    await lab.ask({ name: 'vault.refresh', id, by: 'person' });
    expect(await view(id)).toMatchObject({
      counts: before,
      attempt: { at: lab.clock.now, failure: { kind: 'server-error', status: 503 } },
    });
    expect((await lab.badge()).text).toBe('!');
  });

  it('lets a person ask again only after 30 seconds', async () => {
    const id = await connected();
    const person = () => lab.ask({ name: 'vault.refresh', id, by: 'person' });
    expect(await person()).toMatchObject({ ok: true, value: { asked: true } });
    lab.clock.now += 29_000;
    expect(await person()).toMatchObject({
      problem: { kind: 'too-soon', until: lab.clock.now + 1000 },
    });
    lab.clock.now += 1000;
    expect(await person()).toMatchObject({ ok: true, value: { asked: true } });
  });

  it('asks nothing when a popup opens on fresh numbers', async () => {
    const id = await connected();
    await lab.ask({ name: 'vault.refresh', id, by: 'popup' });
    lab.clock.now += minute;
    lab.sent.length = 0;
    await lab.ask({ name: 'vault.refresh', id, by: 'popup' });
    await lab.ask({ name: 'vault.refresh', id, by: 'popup' });
    expect(paths()).toHaveLength(2);
  });

  it('stops by itself after a 401 until a person asks', async () => {
    const id = await connected();
    vault.tokens.set(NEWER);
    lab.clock.now += 20 * minute;
    await lab.ringAlarm();
    await expect
      .poll(async () => (await view(id))?.attempt?.failure)
      .toEqual({ kind: 'wrong-token' });
    lab.sent.length = 0;
    lab.clock.now += 24 * 60 * minute;
    await lab.ringAlarm();
    await lab.ask({ name: 'vault.refresh', id, by: 'popup' });
    expect(lab.sent).toEqual([]);
    vault.tokens.set(TOKEN);
    await lab.ask({ name: 'vault.refresh', id, by: 'person' });
    expect((await view(id))?.attempt?.failure).toBeNull();
  });

  it('is silent as long as the vault asked for, whoever wants numbers', async () => {
    const id = await connected();
    vault.faults.set({ kind: 'status', status: 429 });
    lab.clock.now += 20 * minute;
    await lab.ask({ name: 'vault.refresh', id, by: 'person' });
    const until = lab.clock.now + minute;
    expect((await view(id))?.attempt?.failure).toEqual({ kind: 'rate-limited', until });
    vault.faults.clear();
    lab.sent.length = 0;
    lab.clock.now += 50_000;
    await lab.ringAlarm();
    expect(await lab.ask({ name: 'vault.refresh', id, by: 'person' })).toMatchObject({
      problem: { kind: 'too-soon', until },
    });
    expect(lab.sent).toEqual([]);
  });

  it('goes on after a worker that died in the middle of one', async () => {
    const id = await connected();
    lab.clock.now += 20 * minute;
    await workerDocuments.schedules.update((all) => ({
      [id]: { ...(all[id] ?? newSchedule), leaseUntil: lab.clock.now + minute },
    }));
    lab.sent.length = 0;
    await lab.ask({ name: 'vault.refresh', id, by: 'popup' });
    expect(lab.sent).toEqual([]);
    await lab.restartWorker();
    await lab.ask({ name: 'vault.refresh', id, by: 'popup' });
    expect(paths()).toContain('/public-api/licenses/usage');
  });

  it('comes after the start of the browser, with alarm and badge', async () => {
    const id = await connected();
    vault.setCounts('GO', { regularInUse: 20 });
    lab.clock.now += 600 * minute;
    await lab.restartBrowser();
    await expect.poll(async () => (await view(id))?.counts?.at).toBe(lab.clock.now);
    await expect.poll(async () => (await lab.badge()).text).toBe('0');
    expect(await lab.alarmAt()).toBe(lab.clock.now + 15 * minute);
  });

  it('follows a changed interval at once', async () => {
    await connected();
    await lab.ask({ name: 'settings.save', refreshMinutes: 5 });
    expect(await lab.alarmAt()).toBe(lab.clock.now + 5 * minute);
    expect((await lab.state()).settings.refreshMinutes).toBe(5);
  });

  it('says when the browser took access away, without a call', async () => {
    const id = await connected();
    lab.allowed.clear();
    lab.sent.length = 0;
    lab.clock.now += 20 * minute;
    await lab.ask({ name: 'vault.refresh', id, by: 'person' });
    expect((await view(id))?.attempt?.failure).toEqual({ kind: 'no-access' });
    expect(lab.sent).toEqual([]);
  });
});

describe('a token for this session', () => {
  it('is missing after a restart of the browser, and asked for', async () => {
    const answer = await connect({ keep: 'session' } as never);
    expect(answer.ok).toBe(true);
    const id = (await lab.state()).connections[0]?.id ?? '';
    expect((await lab.dump()).databases).toEqual([]);
    lab.clock.now += 600 * minute;
    lab.sent.length = 0;
    await lab.restartBrowser();
    await expect
      .poll(async () => (await view(id))?.attempt?.failure)
      .toEqual({ kind: 'token-missing' });
    expect(lab.sent).toEqual([]);
    expect((await view(id))?.counts).not.toBeNull();
  });
});

describe('replacing a token', () => {
  const replace = (id: string, token: string) =>
    lab.ask({ name: 'vault.replaceToken', id, token, keep: 'device' });
  const authorizations = () => lab.sent.map(({ headers }) => headers.get('authorization'));

  it('uses the new one from the first call that succeeds with it', async () => {
    const id = await connected();
    vault.tokens.set(NEWER);
    expect(await replace(id, NEWER)).toMatchObject({ ok: true, value: { replaced: true } });
    lab.sent.length = 0;
    await lab.ask({ name: 'vault.test', id });
    expect(new Set(authorizations())).toEqual(new Set([`Bearer ${NEWER}`]));
    const { connections } = await lab.state();
    expect(connections[0]?.candidate).toBeNull();
    expect(
      Object.keys((await lab.dump()).local).filter((key) => key.startsWith('token:')),
    ).toHaveLength(1);
  });

  it('keeps the old one in use, and the new one, while the vault cannot be reached', async () => {
    const id = await connected();
    vault.faults.set({ kind: 'status', status: 503 });
    expect(await replace(id, NEWER)).toMatchObject({
      ok: true,
      value: { replaced: false, checks: [{ failure: { kind: 'server-error' } }] },
    });
    vault.faults.clear();
    vault.tokens.set(NEWER);
    await lab.restartWorker();
    lab.clock.now += 20 * minute;
    await lab.ringAlarm();
    await expect.poll(async () => (await lab.state()).connections[0]?.candidate).toBeNull();
    expect((await view(id))?.attempt?.failure).toBeNull();
  });

  it('leaves the old one working when the new one is refused', async () => {
    const id = await connected();
    expect(await replace(id, NEWER)).toMatchObject({
      value: { replaced: false, checks: [{ failure: { kind: 'wrong-token' } }] },
    });
    lab.clock.now += 20 * minute;
    await lab.ask({ name: 'vault.refresh', id, by: 'person' });
    expect((await view(id))?.attempt?.failure).toBeNull();
    await lab.ask({ name: 'vault.discardCandidate', id });
    expect((await lab.state()).connections[0]?.candidate).toBeNull();
    expect(
      Object.keys((await lab.dump()).local).filter((key) => key.startsWith('token:')),
    ).toHaveLength(1);
  });

  it('changes nothing when what was pasted cannot be a token', async () => {
    const id = await connected();
    const before = await lab.dump();
    expect(await replace(id, 'no token')).toMatchObject({ problem: { kind: 'token-shape' } });
    expect(await lab.dump()).toEqual(before);
  });
});

describe('forgetting', () => {
  it('leaves nothing behind', async () => {
    const id = await connected();
    await lab.ask({ name: 'vault.replaceToken', id, token: NEWER, keep: 'session' });
    await lab.ask({ name: 'vault.forget', id });
    expect(await lab.dump()).toEqual({ local: {}, session: {}, databases: [] });
    expect(await lab.alarmAt()).toBeNull();
    expect((await lab.badge()).text).toBe('');
  });

  it('is not undone by an answer that comes later', async () => {
    const id = await connected();
    lab.clock.now += 20 * minute;
    vault.faults.set({ kind: 'headers-never' });
    const refresh = lab.ask({ name: 'vault.refresh', id, by: 'person' });
    await expect.poll(() => lab.schedule(id)).toMatchObject({ leaseUntil: expect.any(Number) });
    await lab.ask({ name: 'vault.forget', id });
    await refresh;
    expect((await lab.dump()).local).toEqual({});
  });

  it('gives an optional permission back and leaves other vaults alone', async () => {
    const host = 'beta.lv.jetbrains-ide-services.com';
    lab = await createLab({
      'acme.fls.jetbrains.com': vault.handler,
      [host]: ideServices().handler,
    });
    await connected();
    const beta = await connect({ address: host } as never);
    if (!beta.ok) throw new Error(JSON.stringify(beta.problem));
    await lab.ask({ name: 'vault.forget', id: beta.value.id });
    expect([...lab.allowed]).toEqual(['https://acme.fls.jetbrains.com']);
    expect((await lab.state()).connections.map(({ name }) => name)).toEqual(['acme']);
  });
});

it('keeps the access that another vault of the same pages needs', async () => {
  const [one, other] = [
    'acme.lv.jetbrains-ide-services.com',
    'acme-2.lv.jetbrains-ide-services.com',
  ];
  lab = await createLab({ [one]: ideServices().handler, [other]: ideServices().handler });
  const address = 'https://acme.jetbrains-ide-services.com';
  lab.allowed.add(address);
  await connect({ address, apiAddress: one } as never);
  const second = await connect({ address, apiAddress: other } as never);
  if (!second.ok) throw new Error(JSON.stringify(second.problem));
  await lab.ask({ name: 'vault.forget', id: second.value.id });
  expect([...lab.allowed].sort()).toEqual([`https://${one}`, address].sort());
  const [first] = (await lab.state()).connections;
  await lab.ask({ name: 'vault.forget', id: first?.id ?? '' });
  expect([...lab.allowed]).toEqual([]);
});

it('renames, and answers for no unknown vault', async () => {
  const id = await connected();
  await lab.ask({ name: 'vault.edit', id, title: 'Head office', plan: 'trial' });
  expect((await lab.state()).connections).toMatchObject([{ name: 'Head office', plan: 'trial' }]);
  for (const name of [
    'vault.test',
    'vault.forget',
    'vault.select',
    'vault.retryCandidate',
  ] as const) {
    expect(await lab.ask({ name, id: 'nobody' } as never)).toEqual({
      ok: false,
      problem: { kind: 'unknown-vault' },
    });
  }
});
