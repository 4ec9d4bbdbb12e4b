import { describe, expect, it } from 'vitest';
import { createBoundLab } from '../bound-lab.ts';
import { listOf, object, type Short, text } from '../specs.ts';
import { row, wire } from './rows.ts';

describe('the licenses of a user', () => {
  const lab = (answer: unknown, operations: Record<string, Short> = {}) =>
    createBoundLab(
      { 'GET /users/{email}/allocations': { answer: listOf(row) }, ...operations },
      () => Response.json(answer),
    );

  it('are told with everything that the operation answers', async () => {
    const full = {
      ...wire(1),
      allocatedAt: '2026-01-02T03:04:05.123456789Z',
      lastSeen: 1_767_323_045,
      machine: { name: 'host.acme' },
      ideVersion: '2026.1',
    };
    expect(await lab([full]).client.userLicenses('alice@acme.test')).toEqual({
      ok: true,
      value: [
        {
          user: 'alice',
          userId: null,
          email: 'alice@acme.test',
          allocationId: 'A-1',
          licenseId: null,
          product: 'PyCharm',
          productCode: 'PC',
          since: Date.UTC(2026, 0, 2, 3, 4, 5, 123),
          lastSeenAt: 1_767_323_045_000,
          host: 'host.acme',
          version: '2026.1',
        },
      ],
    });
  });

  it('are told as far as they are understood: what is odd is not known', async () => {
    const odd = {
      allocationId: 7,
      user: null,
      product: ['PC'],
      allocatedAt: 'yesterday',
      lastSeen: -5,
      machine: 'x',
      ideVersion: { a: 1 },
      __proto__: { email: 'x' },
    };
    expect(await lab([odd, {}, null, 'x']).client.userLicenses('alice@acme.test')).toMatchObject({
      ok: true,
      value: [
        {
          user: 'alice@acme.test',
          allocationId: '7',
          product: null,
          since: null,
          lastSeenAt: null,
          host: null,
          version: null,
        },
      ],
    });
  });

  it('of whom the answer shows another address are not theirs', async () => {
    const { client } = createBoundLab(
      {
        'GET /allocations': { query: { email: text }, answer: listOf(row), id: 'listAllocations' },
      },
      () => Response.json([wire(1), { ...wire(2), user: { email: 'malice@acme.test' } }]),
    );
    expect(await client.userLicenses('alice@acme.test')).toMatchObject({
      ok: true,
      value: [{ allocationId: 'A-1' }],
    });
  });

  it('of nobody are nobody’s, and no fault of the vault', async () => {
    const { client } = createBoundLab(
      { 'GET /users/{email}/allocations': { answer: listOf(row) } },
      () => Response.json({}, { status: 404 }),
    );
    expect(await client.userLicenses('nobody@acme.test')).toEqual({
      ok: false,
      failure: { kind: 'unknown-user' },
    });
  });

  it.each([
    ['an object', {}],
    ['null', null],
    ['text', 'x'],
  ])('in %s are not understood, rather than none', async (_what, answer) => {
    expect(await lab(answer).client.userLicenses('alice@acme.test')).toEqual({
      ok: false,
      failure: { kind: 'not-understood', field: 'body' },
    });
  });
});

it('stands around the licenses where the vault says it there', async () => {
  const { client } = createBoundLab(
    {
      'GET /users/{login}/licenses': {
        answer: object({
          user: object({ id: text, email: text, login: text }),
          licenses: listOf(object({ licenseId: text, product: text })),
        }),
      },
    },
    () =>
      Response.json({
        user: { id: 'u7', email: 'alice@acme.test', login: 'alice' },
        licenses: [{ licenseId: 'L1', product: 'PyCharm' }],
      }),
  );
  expect(await client.userLicenses('alice')).toMatchObject({
    ok: true,
    value: [{ user: 'alice', userId: 'u7', email: 'alice@acme.test', licenseId: 'L1' }],
  });
});

it('is not who assigned the license, nor a manager', async () => {
  const { client } = createBoundLab(
    {
      'GET /users/{login}/licenses': {
        answer: listOf(
          object({
            licenseId: text,
            assignedBy: object({ email: text, login: text, id: text }),
            manager: object({ email: text }),
            tenantId: text,
          }),
        ),
      },
    },
    () =>
      Response.json([
        {
          licenseId: 'L1',
          assignedBy: { email: 'b', login: 'b', id: 'b' },
          manager: { email: 'b' },
          tenantId: 'T',
        },
      ]),
  );
  expect(await client.userLicenses('alice')).toMatchObject({
    value: [{ user: 'alice', userId: null, email: null, allocationId: null, licenseId: 'L1' }],
  });
});
