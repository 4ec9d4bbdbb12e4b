import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { specificationSchema } from '#lib/vault/specification/specification.ts';
import { first, openApi, read } from './reading-lab.ts';

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
