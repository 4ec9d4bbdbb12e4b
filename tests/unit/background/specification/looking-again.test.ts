import { beforeEach, describe, expect, it } from 'vitest';
import { lookAgain } from '#lib/background/look.ts';
import { abilitiesWords } from '#lib/words/en/abilities.ts';
import { createFormats } from '#lib/words/formats.ts';
import {
  bindings,
  confirm,
  connectAnew,
  id,
  importText,
  lab,
  minute,
  paths,
  place,
  REVOKE,
  read,
  record,
  rewrite,
  services,
  specificationPaths,
  state,
  TOKEN,
  vault,
  week,
} from './specification-lab.ts';

beforeEach(connectAnew);

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
