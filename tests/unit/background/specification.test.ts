import { deleteDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { lookAgain } from '#lib/background/look.ts';
import type { Services } from '#lib/background/services.ts';
import { receiveSpecification } from '#lib/background/specification.ts';
import { stateOf, type VaultBindings } from '#lib/bindings/vault-bindings.ts';
import { learned } from '#lib/storage/learned.ts';
import { bindingsOf, healthOf, readLearned } from '#lib/storage/learned-state.ts';
import type { Ability } from '#lib/vault/ability.ts';
import { abilitiesWords } from '#lib/words/en/abilities.ts';
import { createFormats } from '#lib/words/formats.ts';
import type { Dialect, Place } from '#tests/vault/dialects/dialect.ts';
import { fastapiFlat } from '#tests/vault/dialects/fastapi-flat.ts';
import { springdocNested } from '#tests/vault/dialects/springdoc-nested.ts';
import { inProcessFetch } from '#tests/vault/in-process.ts';
import { createVault, type StandInVault } from '#tests/vault/vault.ts';
import { createLab, type Lab, START } from './lab.ts';

const HOST = 'acme.fls.jetbrains.com';
const TOKEN = 'the-token-in-use-0123456789';
const minute = 60_000;
const week = 7 * 24 * 60 * minute;
const REVOKE = 'DELETE /public-api/users/{email}/licenses/{allocationId}';

let vault: StandInVault;
let lab: Lab;
let id: string;
let place: Place;

/** Connects a vault that speaks the dialect, with its specification in one place that tests change. */
async function connect(dialect: Dialect, places: readonly Place[] = [place]): Promise<void> {
  vault = createVault({
    dialect: { ...dialect, specification: { ...dialect.specification, places } },
    now: () => START,
  });
  vault.tokens.add('seatkeeper', TOKEN, Number.POSITIVE_INFINITY);
  lab = await createLab({ [HOST]: vault.handler });
  const answer = await lab.ask<'vault.connect'>({
    name: 'vault.connect',
    address: HOST,
    apiAddress: null,
    token: TOKEN,
    keep: 'device',
    flavour: 'find',
    plan: 'unknown',
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  id = answer.value.id;
  lab.sent.length = 0;
}

beforeEach(async () => {
  place = { path: '/api-docs', text: springdocNested.specification.text, access: 'token' };
  await connect(springdocNested);
});

const bindings = async (): Promise<VaultBindings> => bindingsOf(await readLearned(), id);
const record = async (ability: Ability) => (await bindings()).abilities[ability];
const state = async (ability: Ability) => stateOf(ability, await record(ability));
const read = () => lab.ask<'specification.read'>({ name: 'specification.read', id });
const importText = (text: string) =>
  lab.ask<'specification.import'>({ name: 'specification.import', id, text });
const paths = () => lab.sent.map(({ url }) => new URL(url).pathname);
const specificationPaths = () => paths().filter((path) => !path.startsWith('/public-api'));

async function confirm(ability: Ability) {
  const fingerprint = (await record(ability)).binding?.operation.fingerprint ?? '';
  return await lab.ask({ name: 'ability.confirm', id, ability, fingerprint });
}

/** The background's surroundings, for calling a part of it directly. */
const services = (): Services => ({
  fetch: inProcessFetch({ [HOST]: vault.handler }, (request) => lab.sent.push(request)),
  now: () => lab.clock.now,
  random: () => 0.5,
  setTimer: () => () => undefined,
});

/** Changes the specification that the vault serves. */
function rewrite(change: (document: { info: { title: string }; paths: Paths }) => void): void {
  const document = JSON.parse(place.text);
  change(document);
  place.text = JSON.stringify(document);
}
type Paths = Record<string, Record<string, { summary?: string; parameters?: object[] }>>;

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

describe('deciding', () => {
  beforeEach(read);

  it('confirms exactly what was shown', async () => {
    const wrong = { name: 'ability.confirm', id, ability: 'revoke-one', fingerprint: 'x' } as const;
    expect(await lab.ask(wrong)).toMatchObject({ problem: { kind: 'not-shown' } });
    expect(await state('revoke-one')).toBe('needs-confirmation');
    expect(await confirm('revoke-one')).toEqual({ ok: true, value: { state: 'bound' } });
    expect(await state('revoke-one')).toBe('bound');
  });

  it('lists the operations, those that come near first', async () => {
    const answer = await lab.ask<'ability.operations'>({
      name: 'ability.operations',
      id,
      ability: 'revoke-one',
    });
    if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
    expect(answer.value[0]).toMatchObject({ id: REVOKE, method: 'DELETE', near: true });
    expect(answer.value.length).toBeGreaterThan(7);
    expect(answer.value.at(-1)?.near).toBe(false);
  });

  const choose = (ability: Ability, operation: string | null) =>
    lab.ask({ name: 'ability.choose', id, ability, operation });

  it('binds what was chosen by hand, a writing one only after it was confirmed', async () => {
    expect(await choose('revoke-all', REVOKE)).toMatchObject({
      problem: { kind: 'unfit-operation' },
    });
    const all = 'DELETE /public-api/users/{email}/licenses';
    expect(await choose('revoke-all', all)).toMatchObject({
      value: { state: 'needs-confirmation' },
    });
    expect((await record('revoke-all')).binding?.source).toBe('hand');
    await confirm('revoke-all');
    await read();
    expect(await state('revoke-all')).toBe('bound');
    expect((await record('revoke-all')).binding?.source).toBe('hand');
    expect(await choose('revoke-all', null)).toMatchObject({
      value: { state: 'needs-confirmation' },
    });
    expect((await record('revoke-all')).binding?.source).toBe('specification');
  });

  it('takes only operations that the stored specification has', async () => {
    expect(await choose('revoke-all', 'DELETE /everything')).toMatchObject({
      problem: { kind: 'unfit-operation', problem: { kind: 'unknown-operation' } },
    });
  });

  it('removes, and no reading brings it back but the admin’s choice', async () => {
    await lab.ask({ name: 'ability.remove', id, ability: 'user-licenses' });
    await read();
    expect(await state('user-licenses')).toBe('not-bound');
    await choose('user-licenses', null);
    expect(await state('user-licenses')).toBe('bound');
  });

  it('says so when the browser lost the specification; what is bound stays bound', async () => {
    await confirm('revoke-one');
    await deleteDB('seatkeeper-specifications');
    const ask = { name: 'ability.operations', id, ability: 'revoke-one' } as const;
    expect(await lab.ask(ask)).toMatchObject({ problem: { kind: 'no-specification' } });
    expect(await choose('revoke-one', REVOKE)).toMatchObject({
      problem: { kind: 'no-specification' },
    });
    expect(await state('revoke-one')).toBe('bound');
    await read();
    expect(await lab.ask(ask)).toMatchObject({ ok: true });
    expect(await state('revoke-one')).toBe('bound');
  });

  it('answers for no unknown vault', async () => {
    for (const name of ['ability.choose', 'ability.remove', 'ability.operations'] as const) {
      const command = { name, id: 'nobody', ability: 'denials', operation: null };
      const { operation: _none, ...rest } = command;
      const asked = name === 'ability.choose' ? command : rest;
      expect(await lab.ask(asked as never)).toMatchObject({ problem: { kind: 'unknown-vault' } });
    }
  });
});

describe('looking again', () => {
  const addParameter = () =>
    rewrite(({ paths }) => {
      const operation = paths['/public-api/users/{email}/licenses/{allocationId}']?.['delete'];
      const silently = { name: 'silently', in: 'query', schema: { type: 'boolean' } };
      operation?.parameters?.push(silently);
    });
  const looked = async (at: number) =>
    await expect.poll(async () => (await bindings()).look?.at).toBe(at);
  const ring = async () => {
    await lab.ringAlarm();
    await expect.poll(paths).toContain('/public-api/denials/report');
  };

  beforeEach(async () => {
    await read();
    await confirm('revoke-one');
    lab.sent.length = 0;
  });

  it('comes after a week and not before; an unchanged operation stays confirmed', async () => {
    lab.clock.now += week - minute;
    await ring();
    expect(specificationPaths()).toEqual([]);
    lab.clock.now += 2 * minute + 20 * minute;
    lab.sent.length = 0;
    await lab.ringAlarm();
    await looked(lab.clock.now);
    expect(specificationPaths()).toEqual(['/api-docs']);
    expect(await state('revoke-one')).toBe('bound');
    expect((await record('revoke-one')).changed).toBeNull();
  });

  it('unbinds a changed writing operation, and says what changed', async () => {
    addParameter();
    lab.clock.now += week;
    await lab.ringAlarm();
    await looked(lab.clock.now);
    expect(await state('revoke-one')).toBe('needs-confirmation');
    expect((await record('revoke-one')).changed).toEqual({
      at: lab.clock.now,
      before: REVOKE,
      after: REVOKE,
      parts: [{ kind: 'parameter-added', name: 'silently' }],
    });
  });

  it('unbinds it within the hour where an answer has put the specification in doubt', async () => {
    addParameter();
    vault.faults.set({ kind: 'status', status: 400 }, { ability: 'user-licenses' });
    await lab.ask({ name: 'users.find', vault: id, user: 'somebody@acme.example' });
    await expect.poll(async () => (await bindings()).lookDue).toBe(true);
    lab.clock.now += 61 * minute;
    await lab.ringAlarm();
    await looked(lab.clock.now);
    expect(await state('revoke-one')).toBe('needs-confirmation');
    const words = abilitiesWords(createFormats('en-US', 'UTC'));
    const { changed } = await record('revoke-one');
    expect(changed?.parts.map(words.change)).toEqual(['It has a new parameter “silently”.']);
  });

  it('unbinds an operation that is gone', async () => {
    rewrite(({ paths }) => {
      delete paths['/public-api/users/{email}/licenses'];
    });
    lab.clock.now += week;
    await lab.ringAlarm();
    await looked(lab.clock.now);
    expect(await record('user-licenses')).toMatchObject({
      binding: null,
      changed: { after: null, parts: [{ kind: 'gone' }] },
    });
  });

  it('keeps everything while the vault gives it no longer, and tells', async () => {
    place.access = 'login-or-401';
    lab.clock.now += week;
    await lab.ringAlarm();
    await looked(lab.clock.now);
    expect((await bindings()).look?.problem).toEqual({ kind: 'behind-login' });
    expect(await state('revoke-one')).toBe('bound');
  });

  it('does not take another specification for one that was imported', async () => {
    await importText(place.text);
    rewrite(({ info }) => {
      info.title = 'Another API';
    });
    lab.clock.now += week;
    await lab.ringAlarm();
    await looked(lab.clock.now);
    expect((await bindings()).look?.problem).toEqual({ kind: 'another' });
    expect((await bindings()).specification?.source).toBe('file');
    expect(await state('revoke-one')).toBe('bound');
  });

  it('waits with the vault that wants a person, or silence', async () => {
    vault.tokens.set('another-token-0123456789');
    lab.clock.now += 20 * minute;
    await lab.ringAlarm();
    await expect.poll(() => lab.schedule(id)).toMatchObject({ stopped: true });
    lab.sent.length = 0;
    lab.clock.now += week;
    await lookAgain(services());
    expect(lab.sent).toEqual([]);
    vault.tokens.set(TOKEN);
    vault.faults.set({ kind: 'status', status: 429 });
    await lab.ask({ name: 'vault.refresh', id, by: 'person' });
    lab.sent.length = 0;
    await lookAgain(services());
    expect(lab.sent).toEqual([]);
  });
});

describe('health', () => {
  it('does not keep the badge waiting', async () => {
    vi.spyOn(learned.health, 'update').mockRejectedValue(new Error('The storage is full'));
    vault.tokens.set('another-token-0123456789');
    lab.clock.now += 20 * minute;
    await lab.ask({ name: 'vault.refresh', id, by: 'person' });
    expect((await lab.badge()).text).toBe('!');
  });

  it('counts what worked and what did not, without anything personal', async () => {
    vault.faults.set({ kind: 'status', status: 503 }, { ability: 'denials' });
    lab.clock.now += 20 * minute;
    await lab.ask({ name: 'vault.refresh', id, by: 'person' });
    const health = healthOf(await readLearned(), id);
    expect(health['license-counts']).toEqual({
      successes: 2,
      failures: 0,
      lastSuccessAt: lab.clock.now,
      lastFailure: null,
    });
    expect(health['denials']).toMatchObject({
      successes: 1,
      failures: 1,
      lastFailure: { at: lab.clock.now, failure: { kind: 'server-error', status: 503 } },
    });
    expect(health['revoke-one'].successes + health['revoke-one'].failures).toBe(0);
  });
});
