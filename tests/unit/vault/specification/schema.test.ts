import { describe, expect, it } from 'vitest';
import type { Shape } from '#lib/vault/specification/shape.ts';
import { answerShape } from './reading-lab.ts';

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
