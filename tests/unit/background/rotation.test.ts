import { beforeEach, describe, expect, it } from 'vitest';
import { START } from './lab.ts';
import {
  createRotationLab,
  HOST,
  hour,
  minute,
  NEW,
  OLD,
  type RotationLab,
} from './rotation-lab.ts';

let lab: RotationLab;
beforeEach(async () => {
  lab = await createRotationLab();
});

const start = () => lab.ask({ name: 'rotation.start', id: lab.id });
const next = () => lab.ask({ name: 'rotation.next', id: lab.id });
const asked = () =>
  lab.sent.map(({ headers }) => (headers.get('authorization') ?? '').replace('Bearer ', ''));
const view = async () => (await lab.state()).views[lab.id];

describe.each<[string, () => Promise<void>]>([
  ['nothing', async () => undefined],
  ['the worker', () => lab.restartWorker()],
  ['the browser', () => lab.restartBrowser()],
])('a whole rotation, with %s ending after every step,', (_what, end) => {
  it('goes through when the old token dies at once', async () => {
    await start();
    await end();
    expect(await lab.step()).toBe('preparing');
    await next();
    await end();
    expect(await lab.step()).toBe('waiting-for-token');

    // Captured while the vault cannot be reached.
    lab.generate();
    lab.vault.faults.set({ kind: 'status', status: 503 });
    await lab.paste(NEW);
    await end();
    expect(await lab.step()).toBe('captured');
    expect((await lab.connection()).token.fingerprint).not.toBe(
      (await lab.connection()).candidate?.fingerprint,
    );

    // It goes on by itself with the next refresh, through the proof to the old one's end.
    lab.vault.faults.clear();
    await expect
      .poll(async () => {
        // The start of a browser refreshes too, and may have failed a moment ago.
        lab.clock.now += 61 * minute;
        await lab.ringAlarm();
        return await lab.step();
      })
      .toBe('ticking');
    await end();
    expect(await lab.rotation()).toMatchObject({
      oldEnd: { how: 'refused', workedAt: null },
    });
    expect(await lab.secrets()).toHaveLength(1);
    expect(await lab.note()).toEqual({ kind: 'rotation', waitsFor: 'consumers', left: 2 });

    await lab.tick('Nightly report');
    await end();
    expect(await lab.step()).toBe('ticking');
    await lab.tick('Monitoring');
    await end();
    expect(await lab.step()).toBe('done');
    expect(await lab.note()).toBeNull();
    expect((await view())?.attempt?.failure).toBeNull();
  });

  it('tells it honestly as long as the old token lives', async () => {
    lab = await createRotationLab(minute);
    await start();
    await next();
    lab.generate();
    await lab.paste(NEW);
    await end();
    expect(await lab.step()).toBe('old-still-works');
    expect(await lab.connection()).toMatchObject({
      retiring: { since: START, checkedAt: START, workedAt: START },
    });
    expect(await lab.secrets()).toHaveLength(2);
    expect(await lab.alarmAt('tokens')).toBe(START + 30_000);

    lab.clock.now += 31_000;
    await lab.ringAlarm('tokens');
    await expect.poll(async () => (await lab.connection()).retiring?.workedAt).toBe(lab.clock.now);
    const seen = lab.clock.now;
    await end();

    lab.clock.now += 31_000;
    await lab.ringAlarm('tokens');
    await expect.poll(lab.step).toBe('ticking');
    await end();
    expect(await lab.rotation()).toMatchObject({ oldEnd: { how: 'refused', workedAt: seen } });
    expect(await lab.secrets()).toHaveLength(1);
    await lab.tick('Monitoring');
    await lab.tick('Nightly report');
    expect(await lab.step()).toBe('done');
  });
});

describe('the replaced token', () => {
  const replace = async () => {
    lab.generate();
    await lab.paste(NEW);
  };

  it('is asked for by nothing but the probe', async () => {
    lab = await createRotationLab(Number.POSITIVE_INFINITY);
    await replace();
    lab.sent.length = 0;
    lab.clock.now += 20 * minute;
    await lab.ringAlarm();
    await lab.ask({ name: 'vault.test', id: lab.id });
    await lab.ask({ name: 'vault.refresh', id: lab.id, by: 'person' });
    expect(new Set(asked())).toEqual(new Set([NEW]));
    lab.sent.length = 0;
    await lab.ringAlarm('tokens');
    await expect.poll(asked).toEqual([OLD]);
  });

  it('stops no other call by its refusal', async () => {
    lab = await createRotationLab(minute);
    await replace();
    lab.clock.now += 2 * minute;
    await lab.ringAlarm('tokens');
    await expect.poll(async () => (await lab.connection()).retiring).toBeNull();
    expect(await lab.schedule(lab.id)).toMatchObject({ stopped: false, failures: 0 });
    expect((await view())?.attempt?.failure).toBeNull();
    expect((await lab.badge()).text).not.toBe('!');
    lab.sent.length = 0;
    lab.clock.now += 20 * minute;
    await lab.ringAlarm();
    await expect.poll(asked).toContain(NEW);
  });

  it('is wiped after a day, when the alarm rings', async () => {
    lab = await createRotationLab(Number.POSITIVE_INFINITY);
    await replace();
    lab.clock.now += 24 * hour - minute;
    await lab.ringAlarm('tokens');
    await expect.poll(async () => (await lab.connection()).retiring?.workedAt).toBe(lab.clock.now);
    const seen = lab.clock.now;
    expect(await lab.alarmAt('tokens')).toBe(START + 24 * hour);
    lab.clock.now += minute;
    lab.sent.length = 0;
    await lab.ringAlarm('tokens');
    await expect.poll(async () => (await lab.connection()).retiring).toBeNull();
    expect(asked()).not.toContain(OLD);
    expect(await lab.secrets()).toHaveLength(1);
    expect(await lab.rotation()).toMatchObject({
      oldEnd: { how: 'expired', at: lab.clock.now, workedAt: seen },
    });
  });

  it('is wiped at the next start of the browser when the day passed while it was closed', async () => {
    lab = await createRotationLab(Number.POSITIVE_INFINITY);
    await replace();
    lab.clock.now += 60 * hour;
    lab.sent.length = 0;
    await lab.restartBrowser();
    await expect.poll(async () => (await lab.connection()).retiring).toBeNull();
    expect(asked()).not.toContain(OLD);
  });

  it('is wiped on the admin’s word, and cannot be asked for then', async () => {
    lab = await createRotationLab(Number.POSITIVE_INFINITY);
    await replace();
    expect(await lab.ask({ name: 'rotation.wipeOld', id: lab.id })).toMatchObject({ ok: true });
    expect(await lab.secrets()).toHaveLength(1);
    expect(await lab.rotation()).toMatchObject({ oldEnd: { how: 'wiped', workedAt: START } });
    for (const name of ['rotation.wipeOld', 'rotation.checkOld'] as const) {
      expect(await lab.ask({ name, id: lab.id })).toMatchObject({
        problem: { kind: 'no-old-token' },
      });
    }
  });

  it('is asked for when a person wants to know, with a pause in between', async () => {
    lab = await createRotationLab(minute);
    await replace();
    const check = () => lab.ask({ name: 'rotation.checkOld', id: lab.id });
    expect(await check()).toMatchObject({ problem: { kind: 'too-soon', until: START + 5_000 } });
    lab.clock.now += 5_000;
    expect(await check()).toEqual({ ok: true, value: { works: true, failure: null } });
    lab.clock.now += minute;
    expect(await check()).toEqual({
      ok: true,
      value: { works: false, failure: { kind: 'wrong-token' } },
    });
    expect(await lab.step()).toBe('ticking');
  });

  it('stays, and nothing is said of it, while the vault does not answer', async () => {
    lab = await createRotationLab(Number.POSITIVE_INFINITY);
    await replace();
    lab.clock.now += minute;
    lab.vault.faults.set({ kind: 'status', status: 403 });
    await lab.ringAlarm('tokens');
    await expect
      .poll(async () => (await lab.connection()).retiring)
      .toMatchObject({ checkedAt: lab.clock.now, workedAt: START });
    lab.allowed.clear();
    lab.sent.length = 0;
    lab.clock.now += 5 * minute;
    await lab.ringAlarm('tokens');
    await expect
      .poll(async () => (await lab.connection()).retiring)
      .toMatchObject({ checkedAt: lab.clock.now, workedAt: START });
    expect(lab.sent).toEqual([]);
  });

  it('is not asked for while the vault wants silence', async () => {
    lab = await createRotationLab(Number.POSITIVE_INFINITY);
    await replace();
    lab.clock.now += minute;
    lab.vault.faults.set({ kind: 'status', status: 429, headers: { 'retry-after': '600' } });
    await lab.ringAlarm('tokens');
    await expect
      .poll(() => lab.schedule(lab.id))
      .toMatchObject({ silentUntil: lab.clock.now + 10 * minute });
    lab.sent.length = 0;
    lab.clock.now += 5 * minute;
    await lab.ringAlarm('tokens');
    await lab.ringAlarm();
    await expect.poll(async () => (await lab.connection()).retiring?.checkedAt).toBe(lab.clock.now);
    expect(lab.sent).toEqual([]);
  });

  it('is not kept when it could not be read any more', async () => {
    const { token } = await lab.connection();
    const { fakeBrowser } = await import('wxt/testing/fake-browser');
    await fakeBrowser.storage.local.remove(`token:${lab.id}:${token.ref}`);
    await replace();
    expect((await lab.connection()).retiring).toBeNull();
    expect(await lab.rotation()).toMatchObject({ oldEnd: { how: 'unknown' } });
  });

  it('leaves nothing behind when the vault is forgotten', async () => {
    lab = await createRotationLab(Number.POSITIVE_INFINITY);
    await replace();
    await lab.ask({ name: 'reminder.snooze', id: lab.id, days: 7 });
    await lab.ask({ name: 'vault.forget', id: lab.id });
    expect(await lab.dump()).toEqual({ local: {}, session: {}, databases: [] });
    expect(await lab.alarmAt('tokens')).toBeNull();
  });
});

describe('without the assistant', () => {
  it('a replaced token begins a rotation by itself, since the consumers have the old one', async () => {
    lab.generate();
    await lab.paste(NEW);
    expect(await lab.step()).toBe('ticking');
    expect((await lab.consumers()).map(({ tickedAt }) => tickedAt)).toEqual([null, null]);
  });

  it('a replaced token begins none when nothing is listed', async () => {
    for (const { id: consumer } of await lab.consumers()) {
      await lab.ask({ name: 'consumer.remove', id: lab.id, consumer });
    }
    lab.generate();
    await lab.paste(NEW);
    expect(await lab.step()).toBe('idle');
    expect((await lab.connection()).retiring).toBeNull();
  });

  it('the same token, kept elsewhere, replaces nothing', async () => {
    const before = await lab.connection();
    lab.clock.now += hour;
    await lab.ask({ name: 'vault.replaceToken', id: lab.id, token: OLD, keep: 'session' });
    const { token, retiring } = await lab.connection();
    expect(token).toEqual({ ...before.token, ref: token.ref, keep: 'session' });
    expect(token.ref).not.toBe(before.token.ref);
    expect(retiring).toBeNull();
    expect(await lab.step()).toBe('idle');
    expect((await lab.consumers()).every(({ tickedAt }) => tickedAt === START)).toBe(true);
  });
});

describe('a rotation', () => {
  it('goes on when it is started again, and ends when it is cancelled', async () => {
    await start();
    await next();
    await start();
    expect(await lab.step()).toBe('waiting-for-token');
    await lab.ask({ name: 'rotation.cancel', id: lab.id });
    expect(await lab.step()).toBe('idle');
    expect(await lab.note()).toBeNull();
    expect(await next()).toMatchObject({ problem: { kind: 'no-rotation' } });
  });

  it('waits again when the new token is discarded', async () => {
    await start();
    await next();
    await lab.paste('refused-by-the-vault-0123');
    expect(await lab.step()).toBe('captured');
    await lab.ask({ name: 'vault.discardCandidate', id: lab.id });
    expect(await lab.step()).toBe('waiting-for-token');
    expect(await lab.note()).toMatchObject({ waitsFor: 'token' });
  });

  it('is not taken for done while a consumer is not', async () => {
    lab.generate();
    await lab.paste(NEW);
    await lab.tick('Monitoring');
    await lab.tick('Nightly report');
    expect(await lab.step()).toBe('done');
    // A further one that is added afterwards opens nothing again.
    await lab.add('Somebody else');
    await lab.tick('Monitoring', false);
    expect(await lab.step()).toBe('done');
  });

  it('has a consumer that is added meanwhile on its list', async () => {
    lab.generate();
    await lab.paste(NEW);
    await lab.add('Forgotten script');
    expect(await lab.note()).toMatchObject({ left: 3 });
  });

  it('survives a worker that dies between the swap and what follows', async () => {
    const { rotationDocuments } = await import('#lib/storage/rotation-state.ts');
    await start();
    const before = await rotationDocuments.rotations.read();
    lab.generate();
    await lab.paste(NEW);
    // As if nothing had been written after the connection itself.
    await rotationDocuments.rotations.update(() => before);
    await lab.restartWorker();
    expect(await lab.step()).toBe('ticking');
  });
});

describe('consumers', () => {
  it('can be changed, and are refused where they are unknown', async () => {
    const [first] = await lab.consumers();
    const change = { title: 'Weekly report', kind: 'gitlab-ci', where: 'x', note: 'y' } as const;
    const edit = (consumer: string) =>
      lab.ask({ name: 'consumer.edit', id: lab.id, consumer, ...change });
    await edit(first?.id ?? '');
    expect((await lab.consumers())[0]).toMatchObject({ name: 'Weekly report', kind: 'gitlab-ci' });
    expect(await edit('nobody')).toMatchObject({ problem: { kind: 'unknown-consumer' } });
    expect(await lab.ask({ name: 'consumer.remove', id: 'nobody', consumer: 'x' })).toMatchObject({
      problem: { kind: 'unknown-vault' },
    });
  });

  it('are a hundred at most', async () => {
    for (let count = 2; count < 100; count++) await lab.add(`Script ${count}`);
    await expect(lab.add('One too many')).rejects.toThrow('too-many-consumers');
  });
});

describe('what is known of a token', () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const jwt = (claims: object) => `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`;

  it('is what it says of itself, and leaves as two numbers', async () => {
    const [iat, exp] = [START / 1000 - 86_400, START / 1000 + 20 * 86_400];
    const token = jwt({ iat, exp, sub: 'canary-subject' });
    lab.vault.tokens.set(token);
    await lab.paste(token);
    expect((await lab.connection()).token).toMatchObject({
      issuedAt: iat * 1000,
      expiresAt: exp * 1000,
    });
    expect(JSON.stringify(await lab.dump())).not.toContain('canary-subject');
  });

  it('is what the admin says of its end', async () => {
    const at = START + 5 * 24 * hour;
    await lab.ask({ name: 'token.expires', id: lab.id, at });
    expect(await lab.note()).toEqual({ kind: 'expires', at, level: 7 });
  });
});

describe('reminders', () => {
  it('come with time, are snoozed, and follow the setting', async () => {
    expect(await lab.note()).toBeNull();
    lab.clock.now += 90 * 24 * hour;
    await lab.ringAlarm('tokens');
    await expect.poll(lab.note).toEqual({ kind: 'old', since: START, surely: 'first-seen' });
    await lab.ask({ name: 'reminder.snooze', id: lab.id, days: 7 });
    expect(await lab.note()).toBeNull();
    lab.clock.now += 7 * 24 * hour;
    await lab.restartBrowser();
    await expect.poll(lab.note).toMatchObject({ kind: 'old' });
    await lab.ask({ name: 'reminder.save', afterDays: 365 });
    expect(await lab.note()).toBeNull();
  });

  it('are looked at every six hours, also where nothing is refreshed any more', async () => {
    expect(await lab.alarmAt('tokens')).toBe(START + 6 * hour);
  });
});

it('never writes or answers a token in the clear', async () => {
  lab = await createRotationLab(Number.POSITIVE_INFINITY);
  lab.generate();
  const answers = [
    await start(),
    await lab.paste(NEW),
    await lab.ask({ name: 'rotation.checkOld', id: lab.id }),
  ];
  const everything = JSON.stringify([answers, await lab.dump()]);
  for (const token of [OLD, NEW]) expect(everything).not.toContain(token);
  expect(lab.sent.every(({ url }) => new URL(url).host === HOST)).toBe(true);
});
