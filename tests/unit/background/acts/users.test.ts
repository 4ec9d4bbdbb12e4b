import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { rememberNames } from '#lib/storage/names.ts';
import { type ActsLab, ALICE, createActsLab } from './acts-lab.ts';

let lab: ActsLab;
beforeEach(async () => {
  lab = await createActsLab();
});

describe('finding a user', () => {
  it('tells what they hold, and why not where it cannot be told', async () => {
    const find = () => lab.ask<'users.find'>({ name: 'users.find', vault: lab.id, user: ALICE });
    expect(await find()).toMatchObject({
      value: { licenses: [{ product: 'PyCharm' }, { product: 'GoLand' }], failure: null },
    });
    lab.vault.blind = { kind: 'not-permitted' };
    expect(await find()).toMatchObject({ value: { licenses: [], failure: lab.vault.blind } });
  });

  it('tells their last denials, newest first, without host and address', async () => {
    const answer = await lab.ask<'users.denials'>({
      name: 'users.denials',
      vault: lab.id,
      user: 'ALICE',
    });
    expect(answer).toMatchObject({
      value: { days: 7, denials: [{ product: 'PyCharm' }, { product: 'CLion' }] },
    });
    expect(JSON.stringify(answer)).not.toMatch(/pc-1|192\.0\.2/);
  });

  it('suggests names seen in denials, and keeps them off the disk', async () => {
    const suggest = (text: string) =>
      lab.ask<'users.suggest'>({ name: 'users.suggest', vault: lab.id, text });
    expect(await suggest('BO')).toEqual({ ok: true, value: { names: ['Bob'] } });
    expect(await suggest('')).toEqual({ ok: true, value: { names: ['alice', 'Bob'] } });
    const { local, session } = await lab.dump();
    expect(JSON.stringify(local)).not.toContain('Bob');
    expect(JSON.stringify(session)).toContain('Bob');
  });

  it('asks for denials again after a fault, and keeps no name that nobody can search for', async () => {
    const suggest = (text: string) =>
      lab.ask<'users.suggest'>({ name: 'users.suggest', vault: lab.id, text });
    const { session } = fakeBrowser.storage;
    vi.spyOn(session, 'set').mockRejectedValueOnce(new Error('quota exceeded'));
    expect(await suggest('bob')).toMatchObject({ problem: { kind: 'storage-full' } });
    expect(await suggest('bob')).toEqual({ ok: true, value: { names: ['Bob'] } });
    await rememberNames(lab.id, ['x'.repeat(201)]);
    expect(await suggest('xxx')).toEqual({ ok: true, value: { names: [] } });
  });

  it('suggests names that a report has shown, until the browser closes', async () => {
    const suggest = (text: string) =>
      lab.ask<'users.suggest'>({ name: 'users.suggest', vault: lab.id, text });
    const seen = (vault: string) =>
      lab.ask<'users.seen'>({ name: 'users.seen', vault, names: ['zoe@acme.example', 'alice'] });
    expect(await seen('gone')).toMatchObject({ ok: false, problem: { kind: 'unknown-vault' } });
    await seen(lab.id);
    expect(await suggest('zoe')).toEqual({ ok: true, value: { names: ['zoe@acme.example'] } });
    // A name that both have seen is one name.
    expect(await suggest('alice')).toEqual({ ok: true, value: { names: ['alice'] } });
    expect(JSON.stringify((await lab.dump()).local)).not.toContain('zoe@');
    await lab.restartBrowser();
    expect(await suggest('zoe')).toEqual({ ok: true, value: { names: [] } });
  });
});
