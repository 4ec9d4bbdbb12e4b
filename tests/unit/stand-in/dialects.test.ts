import { describe, expect, it } from 'vitest';
import { abilities, isWriting } from '#lib/vault/ability.ts';
import { countsOf } from '#tests/vault/company.ts';
import { colonVerbs } from '#tests/vault/dialects/colon-verbs.ts';
import { dialects } from '#tests/vault/dialects/index.ts';
import { operationsOf } from '#tests/vault/dialects/parts/routes.ts';
import { swaggoQuery } from '#tests/vault/dialects/swaggo-query.ts';
import { trapsOnly } from '#tests/vault/dialects/traps-only.ts';
import { personOf } from '#tests/vault/directory.ts';
import { createUsageReport } from '#tests/vault/report.ts';
import { createVault } from '#tests/vault/vault.ts';
import { each, list, type Sent } from './drives/drive.ts';
import { able, held, named, open, START } from './drives/stage.ts';

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

it.each(named(able('revoke-one')))(
  '%s takes a license of whom it is told, if it is told',
  async (name, dialect) => {
    const stage = open(dialect);
    const [id = ''] = held(stage, stage.alice);
    await stage.drive.revokeOne?.(stage.bob, id);
    // These three ask for the allocation alone, which says whose it is.
    const byAllocation = ['colon-verbs', 'hal-groups', 'jsonapi-kebab'].includes(name);
    expect(held(stage, stage.alice)).toHaveLength(byAllocation ? 2 : 3);
    expect(held(stage, stage.bob)).toHaveLength(1);
  },
);

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

describe.each(named(able('revoke-one')))('writing in %s', (_, dialect) => {
  it('is refused to somebody without the token', async () => {
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
      (one) => isWriting(one) && typeof dialect.expected[one] === 'object',
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
});

it.each(named(dialects))(
  '%s remembers every call of an operation that belongs to no ability',
  async (_, dialect) => {
    const { vault, send } = open(dialect);
    const before = structuredClone(vault.company);
    const own = Object.values(dialect.expected).map(
      (one) => typeof one === 'object' && one.operation,
    );
    const others = operationsOf(dialect.specification.text).filter((one) => !own.includes(one));
    const harmful = others.filter((one) =>
      /^(?:DELETE|PATCH|PUT)|revoke|give-back|disconnect/i.test(one),
    );
    expect(harmful.length).toBeGreaterThan(0);
    for (const operation of harmful) {
      const [method = '', path = ''] = operation.split(' ');
      const filled = path.replaceAll(/\{[^}]+\}/g, 'something');
      await send(method, `${dialect.prefix}${filled}`);
    }
    expect(vault.strayed.toSorted()).toEqual(harmful.toSorted());
    expect(vault.company).toEqual(before);
  },
);

it.each([
  ['springfox-rpc', 'POST', '/api/v1/license/revoke', { body: { login: 'LOGIN' } }],
  ['springfox-rpc', 'POST', '/api/v1/license/revokeAll', { query: { login: 'LOGIN' } }],
  ['nswag-lookup', 'DELETE', '/public-api/Users/LOGIN/Licenses/ALLOCATION', {}],
  ['nswag-lookup', 'POST', '/public-api/Products/Disconnect', { body: { ProductCode: 'CL' } }],
  ['colon-verbs', 'POST', '/v2/allocations/ALLOCATION:revoke', {}],
  ['colon-verbs', 'POST', '/v2/users/LOGIN:revokeAllocations', {}],
  ['fastapi-flat', 'DELETE', '/public-api/allocations', { query: { allocation_id: 'ALLOCATION' } }],
  ['fastapi-flat', 'DELETE', '/public-api/allocations?user_email=EMAIL&allocation_id=', {}],
  ['swaggo-query', 'POST', '/lv/api/licenses/release', { query: { login: 'LOGIN' } }],
  ['swaggo-query', 'POST', '/lv/api/licenses/release', { query: { allocation_id: 'ALLOCATION' } }],
  ['hal-groups', 'DELETE', '/vault/users/EMAIL/licenseAllocations', {}],
  [
    'jsonapi-kebab',
    'POST',
    '/v1/license-revocations',
    {
      body: {
        data: { type: 'license-revocations', attributes: { 'allocation-id': 'ALLOCATION' } },
      },
    },
  ],
  [
    'rails-forms',
    'POST',
    '/admin/api/licenses/revoke.json',
    { body: { allocation_id: 'ALLOCATION' } },
  ],
] as const)('%s refuses %s %s with %j', async (name, method, path, sent: Sent) => {
  const stage = open(dialects.find((one) => one.name === name) ?? trapsOnly);
  const { alice, vault, send } = stage;
  const [id = ''] = held(stage, alice);
  const filled = JSON.stringify({ path, sent })
    .replaceAll('ALLOCATION', id)
    .replaceAll('EMAIL', alice.email)
    .replaceAll('LOGIN', alice.login);
  const before = structuredClone(vault.company.allocations);
  const real: { path: string; sent: Sent } = JSON.parse(filled);
  const answer = await send(method, real.path, real.sent);
  // One manner says so in the body alone.
  if (name === 'springfox-rpc') expect(await answer.json()).toMatchObject({ data: null });
  else expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(vault.company.allocations).toEqual(before);
  expect(vault.disconnected).toEqual([]);
});

it('has counts and denials elsewhere in one dialect, and nothing at the published paths', async () => {
  const { send, vault } = open(swaggoQuery, { denialsPerDay: 10 });
  expect((await send('GET', '/public-api/licenses/usage')).status).toBe(404);
  expect((await send('GET', '/public-api/denials/report?from=2026-01-01')).status).toBe(404);
  const counts = await (await send('GET', '/lv/api/usage/current')).json();
  expect(each(list(counts, 'licenseUsages'), 'code')).toHaveLength(15);
  const query = { from: '2026-01-01', offset: '200', limit: '100' };
  const denials = await (await send('GET', '/lv/api/denials', { query })).json();
  expect(each(list(denials), 'product_name')).toEqual(
    vault.company.denials.slice(200, 300).map(({ product }) => product),
  );
});

it('says of a report in the background as often as a test wants that it is not ready', async () => {
  for (const reportPolls of [0, 3]) {
    const { drive, vault } = open(colonVerbs, { reportPolls });
    expect(await drive.report?.('2026-03-01', '2026-03-02')).not.toEqual([]);
    expect(vault.requests).toHaveLength(2 + reportPolls);
  }
});
