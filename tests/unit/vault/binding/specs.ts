import { readSpecification } from '#lib/vault/specification/read-specification.ts';
import type { Specification } from '#lib/vault/specification/specification.ts';

/** A JSON schema, as a specification writes it. */
export type Schema = Record<string, unknown>;

/** An operation of a small specification, in short. */
export interface Short {
  id?: string;
  says?: string;
  more?: string;
  tags?: string[];
  deprecated?: boolean;
  /** Query parameters: `user!` is required; the value is a schema or a description. */
  query?: Record<string, Schema | string>;
  /** Schemas or descriptions of path parameters. */
  path?: Record<string, Schema | string>;
  header?: Record<string, Schema | string>;
  body?: Schema;
  /** How the body is written, where it is not JSON. */
  media?: string;
  /** Schema of the answer; `csv` for text. */
  answer?: Schema | 'csv';
  /** Further answers by status. */
  answers?: Record<string, unknown>;
}

export const text = { type: 'string' };
export const object = (properties: Schema, required: string[] = []): Schema => ({
  type: 'object',
  required,
  properties,
});
export const listOf = (items: Schema): Schema => ({ type: 'array', items });

const parameter = (name: string, where: string, given: Schema | string) => ({
  name: name.replace(/!$/, ''),
  in: where,
  required: where === 'path' || name.endsWith('!'),
  ...(typeof given === 'string'
    ? { description: given, schema: text }
    : { schema: given, description: given['description'] }),
});

/** OpenAPI 3.0 from short operations, keyed as `GET /path/{parameter}`. */
export function document(operations: Record<string, Short>): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [key, short] of Object.entries(operations)) {
    const [method = '', path = ''] = key.split(' ');
    const names = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
    const parameters = [
      ...names.map((name) => parameter(name, 'path', short.path?.[name] ?? text)),
      ...Object.entries(short.query ?? {}).map(([name, one]) => parameter(name, 'query', one)),
      ...Object.entries(short.header ?? {}).map(([name, one]) => parameter(name, 'header', one)),
    ];
    const content =
      short.answer === 'csv'
        ? { 'text/csv': { schema: text } }
        : short.answer && { 'application/json': { schema: short.answer } };
    paths[path] ??= {};
    paths[path][method.toLowerCase()] = {
      operationId: short.id,
      summary: short.says,
      description: short.more,
      tags: short.tags,
      deprecated: short.deprecated,
      parameters,
      ...(short.body && {
        requestBody: {
          required: true,
          content: { [short.media ?? 'application/json']: { schema: short.body } },
        },
      }),
      responses: { [content ? '200' : '204']: { description: '', content }, ...short.answers },
    };
  }
  return { openapi: '3.0.1', info: { title: 'A vault', version: '1' }, paths };
}

export function specification(operations: Record<string, Short>): Specification {
  const read = readSpecification(
    JSON.stringify(document(operations)),
    'https://acme.fls.jetbrains.com',
  );
  if (!read.ok) throw new Error(read.failure);
  return read.value;
}
