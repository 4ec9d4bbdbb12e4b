import { describe, expect, it } from 'vitest';
import { abilities, isWriting } from '#lib/vault/ability.ts';
import { countsOf } from '#tests/vault/company.ts';
import type { Dialect } from '#tests/vault/dialects/dialect.ts';
import { dialects } from '#tests/vault/dialects/index.ts';
import { operationsOf } from '#tests/vault/dialects/parts/routes.ts';
import { type Person, personOf } from '#tests/vault/directory.ts';
import { createUsageReport } from '#tests/vault/report.ts';
import { createVault, type StandInVault, type VaultOptions } from '#tests/vault/vault.ts';
import * as beforeBinder from './drives/before-binder.ts';
import { type Drive, type Send, sending, TOKEN } from './drives/drive.ts';

const START = Date.parse('2026-03-10T12:00:00.123Z');
const drives: Record<string, (send: Send) => Drive> = { ...beforeBinder };

interface Stage {
  vault: StandInVault;
  drive: Drive;
  send: Send;
  /** Somebody with three licenses, and somebody else with one. */
  alice: Person;
  bob: Person;
}

function open(dialect: Dialect, options: VaultOptions = {}): Stage {
  const vault = createVault({ now: () => START, dialect, ...options });
  vault.tokens.set(TOKEN);
  const [alice, bob] = [personOf(190), personOf(191)];
  for (const code of ['CL', 'PC', 'WS']) vault.allocate(alice.number, code);
  vault.allocate(bob.number, 'CL');
  const send = sending(vault, dialect.flavour === 'ide-services' ? 'Automation' : 'Bearer');
  const name = dialect.name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const drive = drives[name]?.(send);
  if (!drive) throw new Error(`Nobody drives ${dialect.name}`);
  return { vault, drive, send, alice, bob };
}
const held = ({ vault }: Stage, { email }: Person) =>
  vault.company.allocations.filter(({ user }) => user === email).map(({ id }) => id);
const able = (ability: (typeof abilities)[number]) =>
  dialects.filter(({ expected }) => expected[ability] !== 'absent');
/** Dialects by name, for a title of a test. */
const named = (some: readonly Dialect[]) => some.map((one) => [one.name, one] as const);

describe.each(named(dialects))('the specification of %s', (_, dialect) => {
  const operations = operationsOf(dialect.specification.text);

  it('lists every expected operation among many others, each with an id of its own or none', () => {
    const missing = abilities
      .map((ability) => dialect.expected[ability])
      .flatMap((one) => (typeof one === 'object' ? [one.operation] : []))
      .concat(dialect.lookup ?? [])
      .filter((one) => !operations.includes(one));
    expect(missing).toEqual([]);
    expect(operations.length).toBeGreaterThanOrEqual(20);
    expect(operations.length).toBeLessThanOrEqual(60);
    const ids = [...dialect.specification.text.matchAll(/"operationId":"([^"]*)"/g)].map(
      ([, id]) => id,
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has no reference to what is not in it', () => {
    const document: unknown = JSON.parse(dialect.specification.text);
    const references = [...dialect.specification.text.matchAll(/"\$ref":"#\/([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(5);
    for (const [, pointer = ''] of references) {
      const found = pointer
        .split('/')
        .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'))
        .reduce<unknown>((value, key) => Object(value)[key], document);
      expect(found, pointer).toBeDefined();
    }
  });

  it('is served where the dialect says, to whom it says', async () => {
    const { send } = open(dialect);
    for (const { path, query = {}, text, access } of dialect.specification.places) {
      const nobody = await send('GET', path, { query, headers: {} });
      const token = await send('GET', path, { query });
      const login = await send('GET', path, {
        query,
        headers: { cookie: 'lv-session=administrator' },
      });
      const readers = { nobody, token, login };
      const texts = await Promise.all(
        Object.entries(readers).map(async ([who, answer]) =>
          (await answer.text()) === text ? who : '',
        ),
      );
      expect(texts.filter(Boolean).join(' ')).toBe(
        access === 'anyone' ? 'nobody token login' : access === 'token' ? 'token' : 'login',
      );
      if (access === 'login-or-401') expect(token.status).toBe(401);
      if (access === 'login-or-page')
        expect(token.headers.get('content-type')).toMatch('text/html');
    }
  });
});

describe.each(named(able('user-licenses')))('licenses of a user in %s', (_, dialect) => {
  it('are those that the company knows of', async () => {
    const stage = open(dialect);
    expect(await stage.drive.licenses(stage.alice)).toEqual(held(stage, stage.alice));
    expect(await stage.drive.licenses(personOf(192))).toEqual([]);
  });
});

describe.each(named(able('revoke-one')))('revoking one license in %s', (_, dialect) => {
  it('takes that one from that user and no other from anybody', async () => {
    const stage = open(dialect);
    const before = stage.vault.company.allocations.map(({ id }) => id);
    const [first = '', second = '', third = ''] = held(stage, stage.alice);
    const answer = await stage.drive.revokeOne?.(stage.alice, second);
    expect(answer?.ok).toBe(true);
    expect(held(stage, stage.alice)).toEqual([first, third]);
    expect(stage.vault.company.allocations.map(({ id }) => id)).toEqual(
      before.filter((id) => id !== second),
    );
    expect(stage.vault.revoked).toEqual([
      { user: stage.alice.email, allocationId: second, at: START },
    ]);
    await stage.drive.revokeOne?.(stage.alice, second);
    expect(stage.vault.revoked).toHaveLength(1);
  });
});

describe.each(named(able('revoke-all')))('revoking all licenses in %s', (_, dialect) => {
  it('takes all from that user and none from anybody else', async () => {
    const stage = open(dialect);
    const others = stage.vault.company.allocations.filter(({ user }) => user !== stage.alice.email);
    const answer = await stage.drive.revokeAll?.(stage.alice);
    expect(answer?.ok).toBe(true);
    expect(stage.vault.company.allocations).toEqual(others);
    expect(stage.vault.revoked).toHaveLength(3);
    expect(stage.vault.strayed).toEqual([]);
  });
});

describe.each(named(able('disconnect-product')))('disconnecting a product in %s', (_, dialect) => {
  it('takes its licenses out of the vault, once', async () => {
    const stage = open(dialect);
    expect((await stage.drive.disconnect?.('CL'))?.ok).toBe(true);
    expect(countsOf(stage.vault.company, 'CL')).toMatchObject({ regularInUse: 0, regularTotal: 0 });
    expect(countsOf(stage.vault.company, 'PC').regularInUse).toBeGreaterThan(0);
    await stage.drive.disconnect?.('CL');
    expect(stage.vault.disconnected).toEqual(['CL']);
    expect(stage.vault.revoked).toEqual([]);
  });
});

describe.each(named(able('usage-report')))('the usage report of %s', (_, dialect) => {
  it('has every row of the period that was asked for, in order', async () => {
    const { drive, vault } = open(dialect, { reportRows: 777 });
    const fresh = createVault({ now: () => START }).company;
    const report = createUsageReport(777, fresh.allocations, START);
    const ids = Array.from({ length: 777 }, (__, number) => report.row(number).allocationId);
    expect(await drive.report?.('2026-02-01', '2026-03-10')).toEqual(ids);
    const { start, end } = report.between(Date.parse('2026-03-01'), Date.parse('2026-03-03'));
    expect(end - start).toBeGreaterThan(40);
    expect(await drive.report?.('2026-03-01', '2026-03-02')).toEqual(ids.slice(start, end));
    expect(vault.strayed).toEqual([]);
  });
});

describe.each(named(dialects))('%s', (_, dialect) => {
  it('does nothing for somebody without the token', async () => {
    const stage = open(dialect);
    const before = structuredClone(stage.vault.company.allocations);
    stage.vault.tokens.set('another-token-of-the-vault');
    const { drive, alice } = stage;
    const [id = ''] = held(stage, alice);
    const refused = [
      drive.revokeOne?.(alice, id),
      drive.revokeAll?.(alice),
      drive.disconnect?.('CL'),
    ];
    for (const attempt of refused)
      await attempt?.then(
        ({ status }) => expect(status).toBe(401),
        () => undefined,
      );
    expect(stage.vault.company.allocations).toEqual(before);
  });

  it('can fail at each ability by itself', async () => {
    for (const ability of abilities.filter(
      (one) => isWriting(one) && dialect.expected[one] !== 'absent',
    )) {
      const stage = open(dialect);
      const { drive, alice, vault } = stage;
      vault.faults.set({ kind: 'status', status: 429 }, { ability });
      const [id = ''] = held(stage, alice);
      const answers = {
        'revoke-one': await drive.revokeOne?.(alice, id),
        'revoke-all': await drive.revokeAll?.(alice),
        'disconnect-product': await drive.disconnect?.('CL'),
      };
      const limited = Object.entries(answers).filter(([, answer]) => answer?.status === 429);
      expect(limited.map(([name]) => name)).toEqual([ability]);
    }
  });

  it('remembers every call of an operation that belongs to no ability', async () => {
    const { vault, send } = open(dialect);
    const before = structuredClone(vault.company);
    const own = Object.values(dialect.expected).map(
      (one) => typeof one === 'object' && one.operation,
    );
    const others = operationsOf(dialect.specification.text).filter((one) => !own.includes(one));
    const deletions = others.filter((one) => one.startsWith('DELETE') || /revoke/i.test(one));
    expect(deletions.length).toBeGreaterThan(0);
    for (const operation of deletions) {
      const [method = '', path = ''] = operation.split(' ');
      const filled = path.replaceAll(/\{[^}]+\}/g, 'something');
      await send(method, `${dialect.prefix}${filled}`);
    }
    expect(vault.strayed.toSorted()).toEqual(deletions.toSorted());
    expect(vault.company).toEqual(before);
  });
});
