import { deleteDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ability } from '#lib/vault/ability.ts';
import { confirm, connectAnew, id, lab, REVOKE, read, record, state } from './specification-lab.ts';

beforeEach(connectAnew);

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
