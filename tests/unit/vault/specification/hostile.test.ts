import { describe, expect, it } from 'vitest';
import { bind } from '#lib/vault/binding/bind.ts';
import { readSpecification } from '#lib/vault/specification/read-specification.ts';
import type { Specification } from '#lib/vault/specification/specification.ts';

const ORIGIN = 'https://acme.fls.jetbrains.com';
const read = (text: string): Specification => {
  const outcome = readSpecification(text, ORIGIN);
  if (!outcome.ok) throw new Error(outcome.failure);
  return outcome.value;
};
const answering = (schema: unknown) => ({
  get: { responses: { 200: { content: { 'application/json': { schema } } } } },
});
const openApi = (paths: object, schemas: object = {}) =>
  JSON.stringify({ openapi: '3.0.0', paths, components: { schemas } });
/** Megabytes it takes to store. */
const size = (specification: Specification) => JSON.stringify(specification).length / 1_000_000;

describe('a hostile specification', () => {
  it('nested deeper than a parser goes is refused or read, never a crash', () => {
    const deep = `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`;
    expect(readSpecification(deep, ORIGIN)).toMatchObject({ ok: false });
    const schema = `${'{"type":"array","items":'.repeat(20_000)}{}${'}'.repeat(20_000)}`;
    const text = openApi({ '/a': answering('SCHEMA') }).replace('"SCHEMA"', schema);
    const outcome = readSpecification(text, ORIGIN);
    if (outcome.ok) expect(size(outcome.value)).toBeLessThan(0.01);
  });

  it('that doubles with each reference stays small', () => {
    const names = Array.from({ length: 30 }, (_, index) => `S${index}`);
    const schemas = Object.fromEntries(
      names.map((name, index) => [
        name,
        {
          properties: Object.fromEntries(
            names.map((field) => [field, { $ref: `#/components/schemas/S${index + 1}` }]),
          ),
        },
      ]),
    );
    const paths = Object.fromEntries(
      names.map((name) => [`/licenses/${name}`, answering({ $ref: '#/components/schemas/S0' })]),
    );
    const specification = read(openApi(paths, schemas));
    expect(specification.operations).toHaveLength(30);
    expect(size(specification)).toBeLessThan(2);
  });

  it('whose parts go in circles ends', () => {
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const schemas = {
      A: { allOf: [ref('B'), ref('A'), ref('C')] },
      B: { oneOf: [ref('A'), ref('B')], anyOf: [ref('C')] },
      C: { allOf: [ref('A')], properties: { a: ref('A'), b: ref('B') } },
    };
    const [operation] = read(openApi({ '/licenses': answering(ref('A')) }, schemas)).operations;
    expect(operation?.answers[0]?.shape?.fields?.map(({ name }) => name)).toEqual(['a', 'b']);
    const path = { $ref: '#/paths/~1b' };
    const circle = `{"openapi":"3.0.0","paths":${JSON.stringify({ '/a': path, '/b': { $ref: '#/paths/~1a' } })}}`;
    expect(readSpecification(circle, ORIGIN)).toEqual({ ok: false, failure: 'no-operations' });
  });

  it('with names of prototypes reads them as names, and changes no prototype', () => {
    const text = `{
      "openapi": "3.0.0",
      "__proto__": {"polluted": true},
      "paths": {
        "/__proto__": {"__proto__": {"get": {}}, "get": {
          "operationId": "constructor",
          "parameters": [{"name": "__proto__", "in": "query", "schema": {"__proto__": {"type": "string"}}}],
          "responses": {"200": {"content": {"application/json": {"schema": {
            "properties": {"__proto__": {"type": "string"}, "constructor": {"type": "integer"}},
            "required": ["__proto__", "hasOwnProperty"]
          }}}}}
        }},
        "/toString": {"get": {"responses": {"constructor": {}, "__proto__": {}}}}
      }
    }`;
    const specification = read(text);
    expect(specification.operations.map(({ id }) => id)).toEqual([
      'GET /__proto__',
      'GET /toString',
    ]);
    expect(specification.operations[0]?.answers[0]?.shape?.fields).toEqual([
      { name: '__proto__', required: true, shape: { type: 'string' } },
      { name: 'constructor', required: false, shape: { type: 'integer' } },
    ]);
    expect(bind(specification)).toMatchObject({ 'revoke-one': { verdict: 'absent' } });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('of the wrong types everywhere is read as far as it makes sense', () => {
    const wrong: unknown[] = [null, 0, 'x', [], [[]], {}, [null], true];
    for (const odd of wrong) {
      const operation = {
        operationId: odd,
        summary: odd,
        description: odd,
        tags: odd,
        deprecated: odd,
        parameters: [
          odd,
          { name: odd, in: odd, schema: odd },
          { name: 'a', in: 'query', schema: odd },
        ],
        requestBody: odd,
        responses: {
          200: odd,
          202: { content: odd, headers: odd },
          default: { content: { 'application/json': odd } },
        },
        servers: odd,
      };
      const document = { openapi: '3.1.0', info: odd, servers: odd, components: odd };
      const text = JSON.stringify({
        ...document,
        paths: { '/licenses': { get: operation }, '/x': odd },
      });
      const specification = read(text);
      expect(specification.operations).toHaveLength(1);
      expect(bind(specification)).toMatchObject({ 'revoke-one': { verdict: 'absent' } });
      const swagger = JSON.stringify({
        swagger: '2.0',
        host: odd,
        basePath: odd,
        produces: odd,
        paths: { '/a': { post: operation } },
      });
      expect(readSpecification(swagger, ORIGIN)).toMatchObject({ ok: true });
    }
  });

  it('of fifty thousand operations is read as far as it may be', () => {
    const many = Array.from({ length: 50_000 }, (_, at) => [`/users/{email}/l${at}`, { get: {} }]);
    const outcome = readSpecification(
      JSON.stringify({ openapi: '3.0.0', paths: Object.fromEntries(many) }),
      ORIGIN,
    );
    expect(outcome).toMatchObject({ ok: true });
    expect(outcome.ok && outcome.value.operations).toHaveLength(5_000);
  });

  it.each([
    ['/users/{email}/licen\u0455es', 'a letter of another alphabet'],
    ['/users/{email}/licenses\u200b', 'a letter that nobody sees'],
    ['/users/{email}\u2215licenses', 'a slash that is none'],
    ['/users/{email}/\uff0e\uff0e/licenses', 'dots that are none'],
    ['/users/{email}/licenses/{email}', 'one name twice'],
  ])('has no operation at %s: %s', (path) => {
    const paths = { [path]: { delete: {} } };
    const outcome = readSpecification(JSON.stringify({ openapi: '3.0.0', paths }), ORIGIN);
    expect(outcome).toEqual({ ok: false, failure: 'no-operations' });
  });

  it('whose server is a pattern that would be tried forever is served elsewhere', () => {
    const url = `https://${'{a}'.repeat(40)}!`;
    const text = JSON.stringify({
      openapi: '3.0.0',
      servers: [{ url }],
      paths: { '/a': { get: {} } },
    });
    const outcome = readSpecification(text, `https://${'a'.repeat(60)}.fls.jetbrains.com`);
    expect(outcome).toMatchObject({
      ok: true,
      value: { operations: [{ elsewhere: url.slice(8) }] },
    });
  });

  it('with very long texts keeps the beginning of them', () => {
    const long = 'license '.repeat(100_000);
    const text = openApi({
      '/a': { get: { summary: long, description: long, operationId: long, tags: [long] } },
    });
    expect(size(read(text))).toBeLessThan(0.003);
  });
});

describe('a huge specification', () => {
  const row = {
    type: 'object',
    properties: {
      licenseId: { type: 'string' },
      productName: { type: 'string' },
      assignedAt: { type: 'string', format: 'date-time' },
    },
  };
  const filler = {
    get: {
      responses: {
        200: {
          content: {
            'application/json': {
              schema: {
                properties: Object.fromEntries(
                  Array.from({ length: 20 }, (_, n) => [
                    `field${n}`,
                    { type: 'string', description: 'x'.repeat(20) },
                  ]),
                ),
              },
            },
          },
        },
      },
    },
  };

  it('of thousands of operations is bound as a small one is', () => {
    const paths = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, index) => [`/things${index}/{id}`, filler]),
    );
    const specification = read(
      openApi({
        ...paths,
        '/users/{email}/licenses': answering({ type: 'array', items: row }),
        '/users/{email}/licenses/{licenseId}': { delete: {} },
      }),
    );
    expect(specification.operations).toHaveLength(2_002);
    expect(size(specification)).toBeLessThan(4);
    const proposals = bind(specification);
    expect(proposals['user-licenses'].binding?.operation.path).toBe('/users/{email}/licenses');
    expect(proposals['revoke-one'].verdict).toBe('clear');
  });

  it('where everything speaks of licenses is read and told as unclear', () => {
    const paths = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, index) => [
        `/v${index}/users/{email}/licenses`,
        answering({ type: 'array', items: row }),
      ]),
    );
    const specification = read(openApi(paths));
    expect(size(specification)).toBeLessThan(8);
    const { verdict, candidates } = bind(specification)['user-licenses'];
    expect(verdict).toBe('unclear');
    expect(candidates).toHaveLength(6);
  });

  it('has an end', () => {
    const paths = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`/things${index}`, { get: {} }]),
    );
    expect(read(openApi(paths)).operations).toHaveLength(5_000);
  });
});
