import { beforeEach, describe, expect, it } from 'vitest';
import { receiveSpecification } from '#lib/background/specification.ts';
import { fastapiFlat } from '#tests/vault/dialects/fastapi-flat.ts';
import { springdocNested } from '#tests/vault/dialects/springdoc-nested.ts';
import { START } from '../lab.ts';
import {
  bindings,
  connect,
  connectAnew,
  HOST,
  id,
  importText,
  lab,
  paths,
  read,
  services,
  specificationPaths,
  state,
  TOKEN,
  vault,
  week,
} from './specification-lab.ts';

beforeEach(connectAnew);

describe('reading the specification', () => {
  it('binds what reads, and asks the admin about what writes', async () => {
    expect(await read()).toMatchObject({
      ok: true,
      value: { states: { 'user-licenses': 'bound', 'revoke-one': 'needs-confirmation' } },
    });
    expect((await bindings()).specification).toMatchObject({
      source: 'vault',
      place: '/api-docs',
      readAt: START,
    });
    expect(await state('user-licenses')).toBe('bound');
    expect(await state('revoke-one')).toBe('needs-confirmation');
  });

  it('asks with the token only the vault itself, and nothing that is not in the list', async () => {
    await read();
    expect(lab.sent.map(({ url, headers }) => [url, headers.get('authorization')])).toEqual([
      [`https://${HOST}/api-docs`, `Bearer ${TOKEN}`],
    ]);
  });

  it('needs no specification for counts and denials, and reads none by itself', async () => {
    expect([await state('license-counts'), await state('denials')]).toEqual(['bound', 'bound']);
    lab.clock.now += 2 * week;
    await lab.ringAlarm();
    await expect.poll(paths).toContain('/public-api/denials/report');
    expect(specificationPaths()).toEqual([]);
  });

  it('says so when the vault gives it only to people who log in; then a file does', async () => {
    const { places, text } = fastapiFlat.specification;
    await connect(fastapiFlat, places);
    expect(await read()).toMatchObject({
      problem: { kind: 'specification', problem: { kind: 'behind-login' } },
    });
    expect((await bindings()).look).toEqual({ at: START, problem: { kind: 'behind-login' } });
    expect(await importText(text)).toMatchObject({ ok: true });
    expect((await bindings()).specification).toMatchObject({ source: 'file', place: null });
    expect(await state('user-licenses')).toBe('bound');
  });

  it('says so when no place has one, when it is none, and when nobody answers', async () => {
    await connect(springdocNested, []);
    expect(await read()).toMatchObject({ problem: { problem: { kind: 'nowhere' } } });
    vault.faults.set({ kind: 'headers-never' });
    lab.allowed.clear();
    expect(await read()).toMatchObject({
      problem: { problem: { kind: 'failed', failure: { kind: 'no-access' } } },
    });
    expect((await bindings()).specification).toBeNull();
  });

  it.each([
    ['', 'empty'],
    ['{"openapi":', 'not-json'],
    ['<!doctype html><title>Log in</title>', 'web-page'],
    ['openapi: 3.0.1', 'yaml'],
    ['{"products":[]}', 'not-a-specification'],
    [`"${'x'.repeat(5 * 1024 * 1024 - 2)}"`, 'not-a-specification'],
    [`"${'ü'.repeat(3 * 1024 * 1024)}"`, 'too-large'],
  ])('takes no file that is none, and keeps what was bound: %.20s', async (text, problem) => {
    await read();
    const before = await bindings();
    expect(await importText(text)).toMatchObject({
      problem: { kind: 'specification', problem: { kind: 'unreadable', problem } },
    });
    expect(await bindings()).toEqual(before);
  });

  it('takes what the vault’s Settings page hands over', async () => {
    const { text } = springdocNested.specification;
    expect(await receiveSpecification(services(), id, text, 'page')).toMatchObject({ ok: true });
    expect((await bindings()).specification?.source).toBe('page');
    expect(await receiveSpecification(services(), 'nobody', text, 'page')).toMatchObject({
      problem: { kind: 'unknown-vault' },
    });
  });

  it('leaves nothing behind a forgotten vault', async () => {
    await read();
    await lab.ask({ name: 'vault.forget', id });
    expect(await lab.dump()).toEqual({ local: {}, session: {}, databases: [] });
  });
});
