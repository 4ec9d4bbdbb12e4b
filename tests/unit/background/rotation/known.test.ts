import { beforeEach, describe, expect, it } from 'vitest';
import { START } from '../lab.ts';
import { createRotationLab, hour, type RotationLab } from './rotation-lab.ts';

let lab: RotationLab;
beforeEach(async () => {
  lab = await createRotationLab();
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
