import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readSpecification } from '#lib/vault/specification/read-specification.ts';
import type { Shape } from '#lib/vault/specification/shape.ts';
import {
  type Operation,
  type Specification,
  specificationSchema,
} from '#lib/vault/specification/specification.ts';

const ORIGIN = 'https://acme.fls.jetbrains.com';

function read(document: unknown): Specification {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const outcome = readSpecification(text, ORIGIN);
  if (!outcome.ok) throw new Error(outcome.failure);
  return outcome.value;
}
const problem = (text: string) => {
  const outcome = readSpecification(text, ORIGIN);
  return outcome.ok ? null : outcome.failure;
};
const openApi = (paths: object, rest: object = {}) => ({
  openapi: '3.0.3',
  info: { title: 'License Vault Public', version: '1.4' },
  paths,
  ...rest,
});
const first = (document: unknown): Operation => {
  const [operation] = read(document).operations;
  if (!operation) throw new Error('no operation');
  return operation;
};
const answerShape = (schema: object, schemas: object = {}): Shape | null | undefined =>
  first(
    openApi(
      { '/x': { get: { responses: { 200: { content: { 'application/json': { schema } } } } } } },
      { components: { schemas } },
    ),
  ).answers[0]?.shape;

describe('a specification', () => {
  it('in OpenAPI 3.0 is read with its parameters, body and answers', () => {
    const document = openApi(
      {
        '/users/{user}/licenses': {
          parameters: [
            {
              name: 'user',
              in: 'path',
              required: true,
              description: 'Login',
              schema: { type: 'string' },
            },
            { name: 'limit', in: 'query', schema: { type: 'integer' } },
          ],
          post: {
            operationId: 'revoke',
            summary: ' Revoke\n licenses ',
            tags: ['Licenses'],
            parameters: [{ $ref: '#/components/parameters/Limit' }],
            requestBody: { $ref: '#/components/requestBodies/Revoke' },
            responses: {
              200: { $ref: '#/components/responses/Done' },
              401: { description: 'no' },
            },
          },
        },
      },
      {
        components: {
          parameters: {
            Limit: {
              name: 'limit',
              in: 'query',
              required: true,
              schema: { type: 'integer', maximum: 50, default: 20 },
            },
          },
          requestBodies: {
            Revoke: {
              required: true,
              content: {
                'application/vnd.acme.v2+json; charset=utf-8': {
                  schema: { $ref: '#/components/schemas/Revoke' },
                },
              },
            },
          },
          responses: {
            Done: {
              headers: { Location: {} },
              content: { 'application/hal+json': { schema: { type: 'boolean' } }, 'text/csv': {} },
            },
          },
          schemas: {
            Revoke: {
              type: 'object',
              required: ['license'],
              properties: { license: { type: 'string', format: 'uuid' }, note: { type: 'string' } },
            },
          },
        },
      },
    );
    expect(read(document)).toEqual({
      title: 'License Vault Public',
      version: '1.4',
      format: '3.0',
      operations: [
        {
          id: 'POST /users/{user}/licenses',
          method: 'POST',
          path: '/users/{user}/licenses',
          elsewhere: null,
          operationId: 'revoke',
          summary: 'Revoke licenses',
          description: '',
          tags: ['Licenses'],
          deprecated: false,
          parameters: [
            {
              name: 'limit',
              in: 'query',
              required: true,
              description: '',
              shape: { type: 'integer', maximum: 50, default: 20 },
            },
            {
              name: 'user',
              in: 'path',
              required: true,
              description: 'Login',
              shape: { type: 'string' },
            },
          ],
          body: {
            required: true,
            media: 'json',
            type: 'application/vnd.acme.v2+json',
            shape: {
              type: 'object',
              name: 'Revoke',
              fields: [
                { name: 'license', required: true, shape: { type: 'string', format: 'uuid' } },
                { name: 'note', required: false, shape: { type: 'string' } },
              ],
            },
          },
          answers: [
            {
              status: '200',
              media: ['application/hal+json', 'text/csv'],
              headers: ['Location'],
              shape: { type: 'boolean' },
            },
          ],
        },
      ],
    });
  });

  it('in Swagger 2.0 is read the same way', () => {
    const operation = first({
      swagger: '2.0',
      info: { title: 'x', version: '1' },
      host: 'acme.fls.jetbrains.com',
      basePath: '/api/v1/',
      consumes: ['application/json'],
      produces: ['application/json'],
      paths: {
        '/licenses': {
          post: {
            produces: ['text/csv'],
            parameters: [
              { name: 'user', in: 'query', type: 'string', required: true, 'x-nullable': true },
              { name: 'ids', in: 'query', type: 'array', items: { type: 'integer' } },
              { name: 'anything', in: 'body', required: true, schema: { $ref: '#/definitions/A' } },
            ],
            responses: { 200: { schema: { type: 'file' } } },
          },
        },
      },
      definitions: { A: { properties: { b: { type: 'number' } } } },
    });
    expect(operation).toMatchObject({
      id: 'POST /api/v1/licenses',
      parameters: [
        { name: 'user', required: true, shape: { type: 'string', nullable: true } },
        { name: 'ids', required: false, shape: { type: 'array', items: { type: 'integer' } } },
      ],
      body: {
        required: true,
        media: 'json',
        type: 'application/json',
        shape: { type: 'object', name: 'A', fields: [{ name: 'b', shape: { type: 'number' } }] },
      },
      answers: [{ media: ['text/csv'], shape: { type: 'string' } }],
    });
  });

  it('with a form has its fields as a body', () => {
    const fields = [{ name: 'user', required: true, shape: { type: 'string' } }];
    const swagger = first({
      swagger: '2.0',
      paths: {
        '/x': {
          post: { parameters: [{ name: 'user', in: 'formData', type: 'string', required: true }] },
        },
      },
    });
    const type = 'application/x-www-form-urlencoded';
    const schema = { type: 'object', required: ['user'], properties: { user: { type: 'string' } } };
    const three = first(
      openApi({ '/x': { post: { requestBody: { content: { [type]: { schema } } } } } }),
    );
    expect(swagger.body).toMatchObject({ media: 'form', type, shape: { fields } });
    expect(three.body).toMatchObject({ media: 'form', type, shape: { fields } });
  });

  it('with a body that cannot be written says so', () => {
    const requestBody = { required: true, content: { 'application/xml': {} } };
    expect(first(openApi({ '/x': { post: { requestBody } } })).body).toMatchObject({
      media: 'other',
    });
  });

  it('names every parameter of a path, declared or not', () => {
    const { parameters } = first(openApi({ '/a/{b}/c/{d}': { get: {} } }));
    expect(parameters.map(({ name, in: where, required }) => [name, where, required])).toEqual([
      ['b', 'path', true],
      ['d', 'path', true],
    ]);
  });

  it('can be stored and read again', () => {
    const specification = read(
      openApi({
        '/a': {
          get: {
            responses: {
              200: {
                content: {
                  'application/json': {
                    schema: {
                      type: 'object',
                      properties: { ['__proto__']: { type: 'string' }, b: { enum: [1, 'x'] } },
                    },
                  },
                },
              },
            },
          },
        },
      }),
    );
    const stored = JSON.parse(JSON.stringify(specification));
    expect(v.parse(specificationSchema, stored)).toEqual(specification);
  });
});

describe('a schema', () => {
  const nullable: Shape = { type: 'string', nullable: true };
  it.each<[string, object, Shape]>([
    ['nullable: true', { type: 'string', nullable: true }, nullable],
    ['x-nullable', { type: 'string', 'x-nullable': true }, nullable],
    ['a list of types', { type: ['string', 'null'] }, nullable],
    ['anyOf with null', { anyOf: [{ type: 'string' }, { type: 'null' }] }, nullable],
    ['oneOf with null first', { oneOf: [{ type: 'null' }, { type: 'string' }] }, nullable],
    ['oneOf with a constant null', { oneOf: [{ const: null }, { type: 'string' }] }, nullable],
    [
      'allOf around a reference',
      { allOf: [{ $ref: '#/components/schemas/S' }], nullable: true },
      { ...nullable, name: 'S' },
    ],
  ])('is nullable, spelled as %s', (_spelling, schema, shape) => {
    expect(answerShape(schema, { S: { type: 'string' } })).toEqual(shape);
  });

  it('made of parts has the fields of all of them', () => {
    const shape = answerShape(
      {
        allOf: [
          { $ref: '#/components/schemas/Base' },
          { required: ['b'], properties: { b: { type: 'string' }, a: { type: 'boolean' } } },
        ],
      },
      { Base: { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } } },
    );
    expect(shape?.fields).toEqual([
      { name: 'a', required: true, shape: { type: 'integer' } },
      { name: 'b', required: true, shape: { type: 'string' } },
    ]);
  });

  it('that is one of several has the fields of all of them, and needs none', () => {
    const one = (name: string) => ({
      type: 'object',
      required: [name],
      properties: { [name]: {} },
    });
    expect(answerShape({ oneOf: [one('a'), one('b')] })?.fields).toMatchObject([
      { name: 'a', required: false },
      { name: 'b', required: false },
    ]);
    expect(answerShape({ anyOf: [{ type: 'string' }, { type: 'integer' }] })?.type).toBe('unknown');
    expect(answerShape({ anyOf: [{ type: 'number' }, { type: 'integer' }] })?.type).toBe('number');
  });

  it.each<[string, object, Shape]>([
    [
      'an object by its properties',
      { properties: { a: {} } },
      { type: 'object', fields: [{ name: 'a', required: false, shape: { type: 'unknown' } }] },
    ],
    [
      'an array by its items',
      { items: { type: 'string' } },
      { type: 'array', items: { type: 'string' } },
    ],
    ['a text by its choices', { enum: ['A', 'B'] }, { type: 'string', choices: ['A', 'B'] }],
    ['a constant', { const: 'A', type: 'string' }, { type: 'string', choices: ['A'] }],
    ['nothing', {}, { type: 'unknown' }],
    ['a reference to nowhere', { $ref: '#/components/schemas/None' }, { type: 'unknown' }],
    [
      'a reference that only looks local',
      { $ref: 'x/components/schemas/a~1b~0c' },
      { type: 'unknown' },
    ],
    ['a reference to another file', { $ref: 'other.json#/A' }, { type: 'unknown' }],
    ['a reference to itself', { $ref: '#/components/schemas/Self' }, { type: 'unknown' }],
    ['a reference into a prototype', { $ref: '#/__proto__/toString' }, { type: 'unknown' }],
    [
      'a name with a slash and a tilde',
      { $ref: '#/components/schemas/a~1b~0c' },
      { type: 'integer', name: 'a/b~c' },
    ],
    [
      'a name with an escape',
      { $ref: '#/components/schemas/P%C3%A4%20x' },
      { type: 'boolean', name: 'Pä x' },
    ],
  ])('is %s', (_what, schema, shape) => {
    const schemas = {
      Self: { $ref: '#/components/schemas/Self' },
      'a/b~c': { type: 'integer' },
      'Pä x': { type: 'boolean' },
    };
    expect(answerShape(schema, schemas)).toEqual(shape);
  });

  it('that contains itself ends where the circle closes', () => {
    const shape = answerShape(
      { $ref: '#/components/schemas/Node' },
      {
        Node: {
          type: 'object',
          properties: {
            name: { type: 'string' },
            parent: { $ref: '#/components/schemas/Node' },
            children: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
          },
        },
      },
    );
    expect(shape?.fields).toMatchObject([
      { name: 'name', shape: { type: 'string' } },
      { name: 'parent', shape: { type: 'unknown' } },
      { name: 'children', shape: { type: 'array', items: { type: 'unknown' } } },
    ]);
  });
});

describe('where an operation is served', () => {
  const three = (servers: unknown, atPath: unknown = undefined, at: unknown = undefined) =>
    first(
      openApi(
        { '/x': { servers: atPath, get: { servers: at } } },
        { info: { title: 'Accounts' }, servers },
      ),
    );
  const two = (rest: object) => first({ swagger: '2.0', paths: { '/x': { get: {} } }, ...rest });

  it.each<[string, Operation, string]>([
    ['nothing is said', three(undefined), '/x'],
    ['the root', three([{ url: '/' }]), '/x'],
    ['a base path', three([{ url: '/api/v1/' }]), '/api/v1/x'],
    ['a base path without a slash', three([{ url: 'api' }]), '/api/x'],
    ['the vault itself', three([{ url: `${ORIGIN}/api` }]), '/api/x'],
    [
      'the vault over http, as behind a proxy',
      three([{ url: 'http://ACME.fls.jetbrains.com' }]),
      '/x',
    ],
    ['the vault with its usual port', three([{ url: `${ORIGIN}:443/a` }]), '/a/x'],
    [
      'any company',
      three([
        { url: 'https://{company}.fls.jetbrains.com/{v}', variables: { v: { default: 'v2' } } },
      ]),
      '/v2/x',
    ],
    ['one of several', three([{ url: 'https://test.example' }, { url: '/b' }]), '/b/x'],
    ['the path’s own', three([{ url: '/a' }], [{ url: '/b' }]), '/b/x'],
    ['the operation’s own', three([{ url: '/a' }], [{ url: '/b' }], [{ url: '/c' }]), '/c/x'],
    ['a base path of Swagger', two({ basePath: '/api' }), '/api/x'],
    ['no host of Swagger', two({ schemes: ['http'] }), '/x'],
  ])('is ours for %s', (_what, operation, path) => {
    expect(operation).toMatchObject({ path, elsewhere: null });
  });

  it.each<[string, Operation, string]>([
    ['another host', three([{ url: 'https://evil.example/api' }]), 'evil.example'],
    ['another host without a scheme', three([{ url: '//evil.example' }]), 'evil.example'],
    [
      'a host that ends alike',
      three([{ url: 'https://evil-acme.fls.jetbrains.com' }]),
      'evil-acme.fls.jetbrains.com',
    ],
    [
      'the domain above the vault',
      three([{ url: 'https://fls.jetbrains.com' }]),
      'fls.jetbrains.com',
    ],
    [
      'a user in front',
      three([{ url: 'https://acme.fls.jetbrains.com@evil.example' }]),
      'acme.fls.jetbrains.com@evil.example',
    ],
    [
      'a pattern that runs away',
      three([{ url: `https://${'{a}'.repeat(60)}x` }]),
      `${'{a}'.repeat(60)}x`,
    ],
    ['another host of Swagger', two({ host: 'evil.example' }), 'evil.example'],
  ])('is elsewhere for %s', (_what, operation, host) => {
    expect(operation.elsewhere).toBe(host);
  });
});

describe('a specification that names a host from behind a proxy', () => {
  const paths = { '/x': { get: {} } };
  const titled = (title: string, url: string, more: object = {}) =>
    first(openApi({ ...paths, ...more }, { info: { title }, servers: [{ url }] }));

  it.each<[string, Operation, string]>([
    ['another port', titled('Accounts', `${ORIGIN}:8443/api`), 'acme.fls.jetbrains.com:8443'],
    ['a name from inside', titled('OpenAPI definition', 'http://vault:8080/api'), 'vault:8080'],
    ['its own machine', titled('Api Documentation', 'http://localhost:8080/api'), 'localhost:8080'],
    ['an address from inside', titled('API v2', 'http://10.1.2.3:80/api'), '10.1.2.3:80'],
    ['a host in a cluster', titled('', 'http://lv.prod.svc/api'), 'lv.prod.svc'],
    ['a host to fill in', titled('Accounts', 'https://{host}/api'), '{host}'],
    ['a public name, by its title', titled('License Vault', 'https://a.example/api'), 'a.example'],
    [
      'a public name, by a proven path',
      titled('Accounts', 'https://a.example/api', { '/public-api/denials/report': { get: {} } }),
      'a.example',
    ],
  ])('is asked at the vault itself: %s', (_what, operation, named) => {
    expect(operation).toMatchObject({ path: '/api/x', elsewhere: null, named });
  });

  const several = [{ url: 'http://blue:80/api' }, { url: 'http://green:80/api' }];
  it.each<[string, Operation, string]>([
    [
      'another product on the same net',
      titled('Accounts', 'http://accounts:8080'),
      'accounts:8080',
    ],
    [
      'a public host with a title that says nothing',
      titled('API', 'https://a.example'),
      'a.example',
    ],
    ['a user in front', titled('License Vault', 'https://x@vault'), 'x@vault'],
    [
      'one of several',
      first(openApi(paths, { info: { title: 'License Vault' }, servers: several })),
      'blue:80',
    ],
    [
      'one operation that is put there by itself',
      first(
        openApi(
          { '/x': { get: { servers: [{ url: 'http://reports:80' }] } } },
          { info: { title: 'License Vault' } },
        ),
      ),
      'reports:80',
    ],
    [
      'a host out of a list',
      first(
        openApi(paths, {
          info: { title: 'Accounts' },
          servers: [
            {
              url: 'https://{h}/',
              variables: { h: { default: 'b.example', enum: ['b.example'] } },
            },
          ],
        }),
      ),
      'b.example',
    ],
  ])('is not: %s', (_what, operation, host) => {
    expect(operation.elsewhere).toBe(host);
    expect(operation).not.toHaveProperty('named');
  });
});

describe('a path that could mean another one', () => {
  it.each([
    '/a/../b',
    '/a/./b',
    '/a//b',
    'a',
    '//evil.example/a',
    '/a?b=c',
    '/a#b',
    '/a b',
    '/a\\b',
    '/a/%2e%2e/b',
    '/a/{b}{c}',
    `/${'a'.repeat(600)}`,
  ])('%j is left out', (path) => {
    const { operations } = read(openApi({ [path]: { get: {} }, '/fine': { get: {} } }));
    expect(operations.map(({ id }) => id)).toEqual(['GET /fine']);
  });
});

describe('a text that is no specification', () => {
  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['<!doctype html><title>Log in</title>', 'web-page'],
    ['openapi: 3.0.0\ninfo:\n', 'yaml'],
    ['---\nswagger: "2.0"', 'yaml'],
    ['# A comment\nopenapi: 3.1.0', 'yaml'],
    ['{"openapi": "3.0.0", ', 'not-json'],
    ['hello', 'not-json'],
    ['{"error":"Not found"}', 'not-a-specification'],
    ['[]', 'not-a-specification'],
    ['null', 'not-a-specification'],
    ['"openapi"', 'not-a-specification'],
    ['{"swaggerVersion":"1.2","apis":[]}', 'unknown-version'],
    ['{"openapi":"4.0.0","paths":{"/a":{"get":{}}}}', 'unknown-version'],
    ['{"openapi":"3.0.0"}', 'no-operations'],
    ['{"openapi":"3.0.0","paths":{"/a":{"head":{}}}}', 'no-operations'],
    ['{"openapi":"3.0.0","paths":{"/a":{"get":1}}}', 'no-operations'],
  ])('%j: %s', (text, wanted) => {
    expect(problem(text)).toBe(wanted);
  });

  it('larger than 5 MiB is not looked at', () => {
    expect(problem(`"${'ä'.repeat(2.6 * 1024 * 1024)}"`)).toBe('too-large');
  });

  it('is one behind a byte order mark', () => {
    expect(problem(`\uFEFF${JSON.stringify(openApi({ '/a': { get: {} } }))}`)).toBeNull();
  });
});
