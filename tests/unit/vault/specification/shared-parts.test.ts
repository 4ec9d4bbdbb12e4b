import { expect, it } from 'vitest';
import { readSpecification } from '#lib/vault/specification/read-specification.ts';

const OPERATIONS = 4_000;

const many = <T>(one: (at: number) => T, count = 60_000): T[] =>
  Array.from({ length: count }, (_, at) => one(at));

/** A specification whose every operation refers to one schema and one path. */
function written(schema: object, document: object): string {
  const answer = { schema: { $ref: '#/definitions/One' } };
  const content = { 'application/json': answer };
  return JSON.stringify({
    definitions: { One: schema },
    info: { title: 'License Vault' },
    'x-path': { get: { responses: { 200: { ...answer, content } } } },
    paths: Object.fromEntries(
      many((at) => [`/licenses/${at}`, { $ref: '#/x-path' }] as const, OPERATIONS),
    ),
    ...document,
  });
}

// What takes seconds for one operation takes hours for all of them.
it.each<[string, object, object]>([
  [
    'a schema of too many fields',
    { properties: Object.fromEntries(many((at) => [`p${at}`, {}] as const)) },
    { openapi: '3.0.0' },
  ],
  ['too many servers', {}, { openapi: '3.0.0', servers: many(() => ({})) }],
  ['too many types', {}, { swagger: '2.0', produces: many(() => 'a/b') }],
])('%s that all operations share are read no further than they may be', (_what, ...parts) => {
  expect(readSpecification(written(...parts), 'https://acme.fls.jetbrains.com')).toMatchObject({
    ok: true,
    value: { operations: { length: OPERATIONS } },
  });
});
