import { describe, expect, it } from 'vitest';
import { bind } from '#lib/vault/binding/bind.ts';
import { multipartOf } from '#lib/vault/binding/execute/multipart.ts';
import { license as licenseOf } from '../../acts/license.ts';
import { createBoundLab } from './bound-lab.ts';
import { listOf, object, type Schema, type Short, specification, text } from './specs.ts';

const license = licenseOf({
  user: 'alice@acme.test',
  allocationId: 'A-1',
  licenseId: 'L-1',
  product: 'PyCharm',
  productCode: 'PC',
});
const done = () => new Response(null, { status: 204 });
const row = object({ licenseId: text, allocationId: text, productCode: text });
const list: Record<string, Short> = { 'GET /users/{email}/licenses': { answer: listOf(row) } };
const boundTo = (operations: Record<string, Short>, ability: 'revoke-one' | 'disconnect-product') =>
  bind(specification({ ...list, ...operations }))[ability];

describe('a body with a list of objects', () => {
  const batch = (schema: Schema): Record<string, Short> => ({
    'POST /licenses/batch-revoke': { says: 'Revoke licenses of users', body: schema },
  });
  const entry = object({ email: text, licenseId: text }, ['email', 'licenseId']);

  it.each<[string, Schema, unknown]>([
    ['at its root', listOf(entry), [{ email: 'alice@acme.test', licenseId: 'L-1' }]],
    [
      'under a name, beside a reason',
      object({ items: listOf(entry), reason: text }, ['items', 'reason']),
      {
        items: [{ email: 'alice@acme.test', licenseId: 'L-1' }],
        reason: 'Done by an administrator with Seatkeeper',
      },
    ],
    [
      'with objects in its entries',
      object(
        {
          items: listOf(
            object({ user: object({ email: text }, ['email']), licenseId: text }, [
              'user',
              'licenseId',
            ]),
          ),
        },
        ['items'],
      ),
      { items: [{ user: { email: 'alice@acme.test' }, licenseId: 'L-1' }] },
    ],
  ])('%s is sent with one entry', async (_what, schema, body) => {
    const lab = createBoundLab({ ...list, ...batch(schema) }, done);
    expect(await lab.client.revokeOne(license)).toEqual({ ok: true, value: null });
    expect(lab.lines()).toEqual(['POST /licenses/batch-revoke']);
    expect(JSON.parse(lab.sent[0]?.body ?? '')).toEqual(body);
  });

  it.each<[string, Schema, string]>([
    [
      'entries need what nobody knows',
      listOf(object({ licenseId: text, seatTier: text }, ['licenseId', 'seatTier'])),
      'needs-input',
    ],
    [
      'lists stand in lists',
      listOf(object({ ids: listOf(object({ licenseId: text }, ['licenseId'])) }, ['ids'])),
      'needs-input',
    ],
    ['users are listed, and no license', listOf(object({ email: text }, ['email'])), 'for-a-group'],
  ])('is not bound where %s', (_what, schema, reason) => {
    const { binding, candidates } = boundTo(batch(schema), 'revoke-one');
    expect(binding).toBeNull();
    const found = candidates.find(({ operationId }) => operationId.includes('batch'));
    expect(found?.evidence.map(({ kind }) => kind)).toContain(reason);
  });
});

describe('a body that must be there', () => {
  it('is an empty object where nothing has to go into it', async () => {
    const lab = createBoundLab(
      {
        'POST /users/{email}/licenses/revoke-all': {
          says: 'Revoke all licenses of a user',
          body: object({ note: text }),
        },
      },
      done,
    );
    await lab.client.revokeAll('alice@acme.test');
    expect(lab.sent.map(({ body }) => body)).toEqual(['{}']);
  });

  it('is not made up where nothing is told of it', () => {
    const operations = { 'POST /products/{productCode}/disconnect': { body: {} } };
    expect(boundTo(operations, 'disconnect-product').binding).toBeNull();
  });
});

describe('a form with parts', () => {
  const disconnect = (schema: Schema): Record<string, Short> => ({
    'POST /products/disconnect': {
      says: 'Disconnect a product',
      media: 'multipart/form-data',
      body: schema,
    },
  });

  it('is written with the name of the product in it', async () => {
    const lab = createBoundLab(disconnect(object({ productCode: text }, ['productCode'])), done);
    await lab.client.disconnectProduct({ code: 'PC', name: 'PyCharm' });
    const [sent] = lab.sent;
    const type = sent?.headers.get('content-type') ?? '';
    const form = await new Response(sent?.body, { headers: { 'content-type': type } }).formData();
    expect([...form]).toEqual([['productCode', 'PC']]);
  });

  it('is not bound where it wants a file, or has something inside of something', () => {
    const file = { type: 'string', format: 'binary' };
    const both = object({ productCode: text, proof: file }, ['productCode', 'proof']);
    expect(boundTo(disconnect(both), 'disconnect-product').binding).toBeNull();
    const nested = object({ product: object({ code: text }, ['code']) }, ['product']);
    expect(boundTo(disconnect(nested), 'disconnect-product').binding).toBeNull();
  });

  it('keeps values whole that look like its own marks', async () => {
    const pairs = [
      ['a"b\r\nX: 1', '--seatkeeper--\r\n'],
      ['seatkeeper-1', ''],
    ] as const;
    const { type, text: body } = multipartOf(pairs);
    const form = await new Response(body, { headers: { 'content-type': type } }).formData();
    expect([...form.values()]).toEqual(['--seatkeeper--\r\n', '']);
    expect(body).not.toContain('\r\nX: 1');
  });
});

describe('a header that must be there', () => {
  const withHeader = (name: string, schema: Schema): Record<string, Short> => ({
    'POST /products/{productCode}/disconnect': { header: { [`${name}!`]: schema } },
  });
  const one = (value: string) => ({ type: 'string', enum: [value] });

  it.each([
    ['X-Api-Version', one('2025-01-01'), '2025-01-01'],
    ['OData-MaxVersion', one('4.0'), '4.0'],
    ['api-version', { type: 'string', default: 'v3' }, 'v3'],
  ])('is sent where it names a version: %s', async (name, schema, value) => {
    const lab = createBoundLab(withHeader(name, schema), done);
    await lab.client.disconnectProduct({ code: 'PC', name: 'PyCharm' });
    expect(lab.sent[0]?.headers.get(name)).toBe(value);
    expect(lab.sent[0]?.headers.get('authorization')).toBe('Bearer a-token-of-the-stand-in-01');
  });

  it.each([
    ['X-HTTP-Method-Override', one('DELETE')],
    ['X-Original-URL', one('/users')],
    ['X-Forwarded-Host', one('evil.example')],
    ['Host', one('evil.example')],
    ['Cookie', one('session=1')],
    ['X-User', one('root')],
    ['X-Version-Method', one('DELETE')],
    ['X-Method-Version', one('DELETE')],
    ['X-Api-Version', { type: 'string', enum: ['1', '2'] }],
    ['X-Api-Version', text],
    ['X-Api-Version', one('1\r\nX-Evil: 1')],
    ['X-Request-Id', text],
  ])('is never sent otherwise, and keeps the operation unbound: %s %j', (name, schema) => {
    const { binding, candidates } = boundTo(withHeader(name, schema), 'disconnect-product');
    expect(binding).toBeNull();
    expect(candidates[0]?.evidence).toContainEqual({
      kind: 'needs-input',
      detail: `the header ${name}`,
      points: 0,
    });
  });
});

describe('pages', () => {
  const licenses = (query: Record<string, Schema>, beside: Schema): Record<string, Short> => ({
    'GET /users/{email}/licenses': {
      query,
      answer: object({ licenses: listOf(row), ...beside }),
    },
  });
  const page = (ids: string[], rest: object) =>
    Response.json({ licenses: ids.map((licenseId) => ({ licenseId })), ...rest });
  const found = async (lab: ReturnType<typeof createBoundLab>) => {
    const licensesFound = await lab.client.userLicenses('alice@acme.test');
    return licensesFound.ok && licensesFound.value.map(({ licenseId }) => licenseId);
  };

  it('that end earlier than asked go on where the vault names a next one', async () => {
    const integer = { type: 'integer' };
    const operations = licenses({ offset: integer, limit: integer }, { next: text });
    const lab = createBoundLab(operations, (line) =>
      line.includes('offset=2') ? page(['c'], {}) : page(['a', 'b'], { next: '/x?offset=2' }),
    );
    expect(await found(lab)).toEqual(['a', 'b', 'c']);
  });

  it('may be marked by `after`, which is no time', async () => {
    const operations = licenses({ after: text, limit: { type: 'integer' } }, { nextCursor: text });
    const lab = createBoundLab(operations, (line) =>
      line.includes('after=m')
        ? page(['c'], { nextCursor: null })
        : page(['a'], { nextCursor: 'm' }),
    );
    expect(await found(lab)).toEqual(['a', 'c']);
  });

  it.each([
    [{ type: 'string', format: 'date' }, '2026-01-01'],
    [{ type: 'string', description: 'Only what happened after this day' }, '2026-01-01'],
  ])('have nothing to do with an `after` that is a time: %j', async (after, day) => {
    const ran = object({
      user: text,
      product: text,
      startedAt: { type: 'string', format: 'date-time' },
    });
    const lab = createBoundLab(
      {
        'GET /usage/report': { query: { 'after!': after, 'before!': after }, answer: listOf(ran) },
      },
      () => Response.json([]),
    );
    await lab.client.report({ from: '2026-01-01', to: '2026-01-31' });
    expect(lab.lines()[0]).toContain(`after=${day}`);
  });
});
