import { firstMembers, firstOf, isObject, type Json, own, text } from './json.ts';
import { follow } from './references.ts';
import type { Shape } from './shape.ts';

/** A schema with its references and combinations resolved on its own level; its children are not. */
export interface Flat {
  shape: Shape;
  items: unknown;
  properties: { name: string; required: boolean; schema: unknown }[];
}

const MOST_PARTS = 40;
const MOST_PROPERTIES = 80;

/** Joins `$ref`, `allOf`, `oneOf` and `anyOf` of one level. A part that was there already ends a circle. */
export function flatten(root: unknown, schema: unknown): Flat {
  const flat: Flat = { shape: { type: 'unknown' }, items: undefined, properties: [] };
  const required = new Set<unknown>();
  const seen = new Set<unknown>();

  function add(value: unknown, certain: boolean): void {
    const { value: part, name } = follow(root, value);
    if (!isObject(part) || seen.has(part) || seen.size >= MOST_PARTS) return;
    seen.add(part);
    if (name !== '') flat.shape.name ??= name.slice(0, 200);
    addPlain(flat, part, certain, required);
    for (const one of firstOf(part['allOf'])) add(one, certain);
    for (const word of ['oneOf', 'anyOf'] as const) {
      const choices = firstOf(part[word]).filter((one) => !isNull(one, flat.shape));
      for (const one of choices) add(one, certain && choices.length === 1);
    }
  }
  add(schema, true);
  for (const property of flat.properties) property.required &&= required.has(property.name);
  return flat;
}

/** `{ type: 'null' }` among choices is how OpenAPI 3.1 spells nullable. */
function isNull(schema: unknown, shape: Shape): boolean {
  const nothing = own(schema, 'type') === 'null' || own(schema, 'const') === null;
  if (nothing) shape.nullable = true;
  return nothing;
}

function addPlain(flat: Flat, part: Json, certain: boolean, required: Set<unknown>): void {
  const { shape } = flat;
  const types = [part['type']].flat().filter((type) => type !== undefined);
  if (types.includes('null') || part['nullable'] === true || part['x-nullable'] === true) {
    shape.nullable = true;
  }
  const type = typeOf(types.find((one) => one !== 'null')) ?? impliedType(part);
  if (type !== null) shape.type = shape.type === 'unknown' ? type : same(shape.type, type);
  describe(shape, part);
  flat.items ??= part['items'];
  for (const name of firstOf(part['required'])) required.add(name);
  for (const [name, schema] of firstMembers(part['properties'])) {
    if (flat.properties.length >= MOST_PROPERTIES) break;
    if (name.length > 200 || flat.properties.some((one) => one.name === name)) continue;
    // Swagger 1 habits survive: `required: true` on the property itself.
    if (own(schema, 'required') === true) required.add(name);
    flat.properties.push({ name, required: certain, schema });
  }
}

function describe(shape: Shape, part: Json): void {
  const format = text(part['format'], 60);
  const description = text(part['description'] ?? part['title'], 160);
  const choices = [...firstOf(part['enum']), ...('const' in part ? [part['const']] : [])];
  const example = part['example'] ?? firstOf(part['examples'])[0] ?? part['x-example'];
  const initial = part['default'];
  if (format !== '') shape.format ??= format;
  if (description !== '') shape.description ??= description;
  if (choices.length > 0)
    shape.choices ??= choices.slice(0, 40).map((one) => String(one).slice(0, 100));
  if (typeof example === 'string' || typeof example === 'number') {
    shape.example ??= String(example).slice(0, 100);
  }
  if (typeof initial === 'string') shape.default ??= initial.slice(0, 100);
  if (typeof initial === 'number' || typeof initial === 'boolean') shape.default ??= initial;
  if (typeof part['minimum'] === 'number') shape.minimum ??= part['minimum'];
  if (typeof part['maximum'] === 'number') shape.maximum ??= part['maximum'];
}

const known = ['object', 'array', 'string', 'integer', 'number', 'boolean'] as const;
const typeOf = (value: unknown): Shape['type'] | null =>
  known.find((type) => type === value) ?? (value === 'file' ? 'string' : null);

function impliedType(part: Json): Shape['type'] | null {
  if ('properties' in part) return 'object';
  if ('items' in part) return 'array';
  return firstOf(part['enum']).some((one) => typeof one === 'string') ? 'string' : null;
}

/** Choices of different types are of no known type, except that every integer is a number. */
function same(one: Shape['type'], other: Shape['type']): Shape['type'] {
  if (one === other) return one;
  return [one, other].every((type) => type === 'integer' || type === 'number')
    ? 'number'
    : 'unknown';
}
