import { describe, expect, it } from 'vitest';
import { describeAnswer } from '#lib/vault/check/answered.ts';
import { observeCounts, productNames } from '#lib/vault/check/observe-counts.ts';
import { observeDenials } from '#lib/vault/check/observe-denials.ts';
import { recordAnswers } from '#lib/vault/check/recorder.ts';
import { fieldsOf, fractionDigits, orderOf } from '#lib/vault/check/shape.ts';
import { getJson } from '#lib/vault/http.ts';

const counts = (code: string, rest: object = {}) => ({
  code,
  displayName: `Product ${code}`,
  regularInUse: 1,
  regularTotal: 2,
  trueUpInUse: 0,
  trueUpTotal: 0,
  virtualInUse: 0,
  virtualTotal: 0,
  ...rest,
});
const zero = { regularInUse: 0, regularTotal: 0 };
const denial = {
  timestamp: '2025-08-18T09:26:37.836075076Z',
  username: 'alice@acme.example',
  user_hostname: 'pc-7.acme.example',
  user_ip: '192.0.2.7',
  product_name: 'Secret Plugin',
  product_version: '2024.3',
  reason: 'CANCELLED',
  description: 'Unable to find suitable license',
};

describe('of license counts', () => {
  it('tells the sample’s shape', () => {
    const body = {
      licenseUsages: [counts('CL'), counts('PC', zero)],
      timestamp: '2025-08-18T10:26:37.836075076Z',
    };
    expect(observeCounts(body)).toMatchObject({
      wrapper: 'licenseUsages',
      any: true,
      sixCounts: true,
      zeroRows: true,
      orderByCode: 'ascending',
      fractionDigits: 9,
      fields: { sometimes: [], others: 0 },
      top: { always: ['licenseUsages', 'timestamp'], others: 0 },
    });
  });

  it.each<[string, unknown, object]>([
    ['a bare list', [counts('CL')], { wrapper: 'bare-array', any: true, orderByCode: 'unknown' }],
    ['something else', { data: [] }, { wrapper: 'other', any: false, top: { others: 1 } }],
    ['no object at all', 'counts', { wrapper: 'other', any: false }],
    ['another order', [counts('PC'), counts('CL'), counts('PS')], { orderByCode: 'neither' }],
    [
      'a missing count',
      [counts('CL', { virtualTotal: null }), counts('PC')],
      { sixCounts: false, fields: { sometimes: ['virtualTotal'] } },
    ],
    ['a new field', [counts('CL', { quota: 7 })], { fields: { others: 1 } }],
    [
      'three digits',
      { licenseUsages: [], timestamp: '2025-08-18T10:26:37.836Z' },
      { fractionDigits: 3 },
    ],
  ])('tells %s', (_what, body, wanted) => {
    expect(observeCounts(body)).toMatchObject(wanted);
  });
});

describe('of denials', () => {
  it('tells nothing that is somebody’s', () => {
    const rows = [denial, { ...denial, nickname: 'Ally', reason: 'NO_LICENSE' }];
    const seen = observeDenials(rows, 2, productNames([counts('CL')]));
    expect(seen).toEqual({
      wrapper: 'bare-array',
      any: true,
      page: 'full',
      fields: { always: Object.keys(denial), sometimes: [], others: 1 },
      fractionDigits: 9,
      orderByTime: 'unknown',
      reasons: ['CANCELLED', 'other'],
      userForm: 'e-mail',
      foreignProduct: true,
    });
    expect(JSON.stringify(seen)).not.toMatch(/alice|acme|192\.0|Secret|nickname|Ally|NO_LICENSE/);
  });

  it.each<[string, unknown, object]>([
    ['a wrapped list', { items: [denial] }, { wrapper: 'other', any: false }],
    ['a page longer than asked for', [denial, denial, denial], { page: 'longer' }],
    ['logins', [{ ...denial, username: 'alice' }], { userForm: 'other', page: 'shorter' }],
    ['both', [denial, { ...denial, username: 'alice' }], { userForm: 'mixed' }],
    ['nobody', [{ ...denial, username: null }], { userForm: 'none' }],
  ])('tells %s', (_what, body, wanted) => {
    expect(observeDenials(body, 2, new Set())).toMatchObject({ foreignProduct: null, ...wanted });
  });
});

it.each([
  ['2025-08-18T10:26:37.836075076Z', 9],
  ['2025-08-18T10:26:37Z', 0],
  ['2025-08-18T10:26:37.5+02:00', 1],
  ['18.08.2025 10:26', null],
  [1755512797, null],
])('counts the digits of %s: %s', (value, wanted) => {
  expect(fractionDigits(value)).toBe(wanted);
});

it.each([
  [['a', 'b', 'b'], 'ascending'],
  [['b', 'a'], 'descending'],
  [['b', 'a', 'c'], 'neither'],
  [['a', 'a'], 'unknown'],
] as const)('calls the order of %j %s', (values, wanted) => {
  expect(orderOf(values)).toBe(wanted);
});

it('takes a field that is null for absent', () => {
  expect(fieldsOf([{ a: null }, { a: 1 }], ['a', 'b'])).toEqual({
    always: [],
    sometimes: ['a'],
    others: 0,
  });
});

describe('of any answer', () => {
  const told = (body: string | null, init: ResponseInit, error: unknown = null) =>
    describeAnswer(new Response(body, init), error);

  it('names known headers only, and counts the others', () => {
    const headers = { ETag: '"acme"', 'Content-Type': 'application/json', 'X-Acme-Node': 'pc-7' };
    expect(told('{}', { headers })).toEqual({
      status: 200,
      type: 'json',
      headers: ['content-type', 'etag'],
      otherHeaders: 1,
      errorFields: null,
    });
  });

  it.each([
    ['application/problem+json', 'json'],
    ['text/html; charset=utf-8', 'html'],
    ['text/csv', 'csv'],
    ['application/x-yaml', 'yaml'],
    ['text/plain', 'text'],
    ['image/png', 'other'],
  ])('calls %s %s', (type, wanted) => {
    expect(told('', { headers: { 'content-type': type } }).type).toBe(wanted);
  });

  it('tells a redirect from a status', () => {
    expect(told(null, { status: 302 }).status).toBe('redirect');
  });

  it('names the known fields of an error', () => {
    const error = { error: 'alice@acme.example', who: 'alice', message: '' };
    expect(told('', { status: 400 }, error).errorFields).toEqual(['error', 'message']);
  });
});

describe('the recorder', () => {
  const access = (answer: () => Response, sent: Headers[] = []) => ({
    fetch: async (_url: string, init: RequestInit) => {
      sent.push(new Headers(init.headers));
      return answer();
    },
    origin: 'https://acme.fls.jetbrains.com',
    flavour: 'cloud' as const,
    token: 'a-token-0123456789',
    now: () => 0,
  });

  it('notes an answer and leaves it whole for whoever asked', async () => {
    const recorder = recordAnswers(
      access(() => Response.json({ a: 1 })),
      { token: true },
    );
    expect(await getJson(recorder.access, '/a', {})).toEqual({ ok: true, value: { a: 1 } });
    expect(recorder.recorded).toMatchObject([{ path: '/a', answered: { status: 200 } }]);
  });

  it('leaves the token out when it is told to, and nothing else', async () => {
    const sent: Headers[] = [];
    const refused = () => Response.json({ error: 'Unauthorized' }, { status: 401 });
    const recorder = recordAnswers(access(refused, sent), { token: false });
    await getJson(recorder.access, '/a', {});
    expect(sent[0]?.get('authorization')).toBeNull();
    expect(sent[0]?.get('accept')).toBe('application/json');
    expect(recorder.recorded[0]?.answered).toMatchObject({ status: 401, errorFields: ['error'] });
  });

  it.each([
    ['too large', JSON.stringify({ error: 'x'.repeat(20_000) })],
    ['no JSON', '<html>'],
  ])('tells no field of an error that is %s', async (_what, body) => {
    const headers = { 'content-type': 'application/json' };
    const recorder = recordAnswers(
      access(() => new Response(body, { status: 500, headers })),
      { token: true },
    );
    await getJson(recorder.access, '/a', {});
    expect(recorder.recorded[0]?.answered).toMatchObject({ status: 500, errorFields: null });
  });

  it('says so when nothing answered', async () => {
    const broken = () => {
      throw new TypeError('Failed to fetch');
    };
    const recorder = recordAnswers(access(broken), { token: true });
    await getJson(recorder.access, '/a', {});
    expect(recorder.recorded[0]?.answered.status).toBe('none');
  });
});
