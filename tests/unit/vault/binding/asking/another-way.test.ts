import { describe, expect, it } from 'vitest';
import { createBoundLab } from '../bound-lab.ts';
import { listOf, object, text } from '../specs.ts';
import { integer } from './rows.ts';

describe('a specification that does the published abilities another way', () => {
  it('wins for denials, whose fields are read by their meaning', async () => {
    const { client, lines } = createBoundLab(
      {
        'GET /v2/denied-requests': {
          says: 'Denied license requests',
          query: { since: { type: 'integer', format: 'int64' }, page: { ...integer, default: 1 } },
          answer: object({
            items: listOf(
              object({ deniedAt: integer, productName: text, userName: text, ipAddress: text }),
            ),
            hasNext: { type: 'boolean' },
          }),
        },
      },
      (line) =>
        Response.json({
          items: [{ deniedAt: 1_767_323_045, productName: line.slice(-1), userName: 'al' }],
          hasNext: line.endsWith('=1'),
        }),
    );
    const answer = await client.denials('2026-01-02');
    expect(answer).toMatchObject({
      ok: true,
      value: {
        denials: [
          { at: 1_767_323_045_000, product: '1', user: 'al' },
          { at: 1_767_323_045_000, product: '2', user: 'al' },
        ],
        truncated: false,
      },
    });
    expect(lines()[0]).toBe('GET /v2/denied-requests?since=1767312000000&page=1');
  });

  it('tells how many denials the vault has kept to itself', async () => {
    const { client } = createBoundLab(
      {
        'GET /v2/denied-requests': {
          says: 'Denied license requests',
          query: { since: { type: 'integer', format: 'int64' }, page: { ...integer, default: 1 } },
          answer: object({
            items: listOf(
              object({ deniedAt: integer, productName: text, userName: text, ipAddress: text }),
            ),
            totalCount: integer,
          }),
        },
      },
      (line) =>
        Response.json({
          items: line.endsWith('=1') ? [{ deniedAt: 1_767_323_045, productName: 'x' }] : [],
          totalCount: 1_200,
        }),
    );
    expect(await client.denials('2026-01-02')).toMatchObject({
      ok: true,
      value: { denials: { length: 1 }, truncated: true, cutShort: { given: 1, total: 1_200 } },
    });
  });

  it('wins for counts, and kinds that it does not know have none', async () => {
    const { client } = createBoundLab(
      {
        'GET /v2/license-usage': {
          says: 'License usage by product',
          answer: listOf(
            object({
              product_code: text,
              product_name: text,
              prepaid: object({ allocated: integer, available: integer }),
              postpaid: object({ allocated: integer, total: integer }),
            }),
          ),
        },
      },
      () =>
        Response.json([
          {
            product_code: 'PC',
            product_name: 'PyCharm',
            prepaid: { allocated: 3, available: 7 },
            postpaid: { allocated: 1, total: 5 },
          },
        ]),
    );
    expect(await client.licenseCounts()).toEqual({
      ok: true,
      value: {
        products: [
          {
            code: 'PC',
            name: 'PyCharm',
            prepaid: { inUse: 3, total: 10 },
            postpaid: { inUse: 1, total: 5 },
            trial: { inUse: 0, total: 0 },
          },
        ],
        notUnderstood: 0,
      },
    });
  });
});
