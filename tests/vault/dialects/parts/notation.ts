// A short way to write what specifications say at length. It decides nothing about names, paths or
// shapes: those are each dialect's own.

export type Json = Record<string, unknown>;

/** How one version or one generator spells what the others spell otherwise. */
export interface Spelling {
  version: 2 | 3;
  refs: string;
  nullable(schema: Json): Json;
}

const orNull = ({ type, ...rest }: Json): Json => ({ type: [type, 'null'], ...rest });

export const swagger2: Spelling = {
  version: 2,
  refs: '#/definitions/',
  nullable: (schema) => ({ ...schema, 'x-nullable': true }),
};
export const openApi30: Spelling = {
  version: 3,
  refs: '#/components/schemas/',
  nullable: (schema) =>
    '$ref' in schema ? { allOf: [schema], nullable: true } : { ...schema, nullable: true },
};
export const openApi31: Spelling = {
  version: 3,
  refs: '#/components/schemas/',
  nullable: (schema) => ('$ref' in schema ? { oneOf: [schema, { type: 'null' }] } : orNull(schema)),
};
/** OpenAPI 3.1 as pydantic writes it. */
export const pydantic: Spelling = {
  ...openApi31,
  nullable: (schema) => ({ anyOf: [schema, { type: 'null' }] }),
};

const simple: Record<string, Json> = {
  string: { type: 'string' },
  uuid: { type: 'string', format: 'uuid' },
  email: { type: 'string', format: 'email' },
  date: { type: 'string', format: 'date' },
  'date-time': { type: 'string', format: 'date-time' },
  uri: { type: 'string', format: 'uri' },
  binary: { type: 'string', format: 'binary' },
  int: { type: 'integer', format: 'int32' },
  long: { type: 'integer', format: 'int64' },
  integer: { type: 'integer' },
  number: { type: 'number', format: 'double' },
  bool: { type: 'boolean' },
  object: { type: 'object' },
  any: {},
};

/**
 * The schema of a type: `string`, `uuid`, `date-time` and so on, `A|B` for one of these words,
 * `#Name` for a reference, `type[]` for an array of it, `type?` for "or null".
 */
export function schemaOf(type: string, spelling: Spelling): Json {
  if (type.endsWith('?')) return spelling.nullable(schemaOf(type.slice(0, -1), spelling));
  if (type.endsWith('[]')) return { type: 'array', items: schemaOf(type.slice(0, -2), spelling) };
  if (type.startsWith('#')) return { $ref: `${spelling.refs}${type.slice(1)}` };
  if (type.includes('|')) return { type: 'string', enum: type.split('|') };
  const known = simple[type];
  if (!known) throw new Error(`No such type: ${type}`);
  return { ...known };
}

/**
 * An object's schema. Each field is `type`, or `type Description of it`; one whose name ends in `?`
 * is not required.
 */
export function objectOf(fields: Readonly<Record<string, string>>, spelling: Spelling): Json {
  const properties: Json = {};
  const required: string[] = [];
  for (const [key, text] of Object.entries(fields)) {
    const name = key.replace(/\?$/, '');
    const [type = '', ...words] = text.split(' ');
    const schema = schemaOf(type, spelling);
    const described = words.length > 0 && !('$ref' in schema);
    properties[name] = described ? { ...schema, description: words.join(' ') } : schema;
    if (name === key) required.push(name);
  }
  return { type: 'object', ...(required.length > 0 ? { required } : {}), properties };
}

/** Named schemas, each from its fields or written out. */
export function schemasOf(
  named: Readonly<Record<string, Readonly<Record<string, string>> | { raw: Json }>>,
  spelling: Spelling,
): Json {
  return Object.fromEntries(
    Object.entries(named).map(([name, fields]) => [
      name,
      isRaw(fields) ? fields.raw : objectOf(fields, spelling),
    ]),
  );
}

const isRaw = (fields: Readonly<Record<string, string>> | { raw: Json }): fields is { raw: Json } =>
  typeof fields['raw'] === 'object';

/**
 * A parameter, written as `in name type Description of it`, as in `path id uuid Id of the user`.
 * `in?` says that it may be left out; `type=value` gives a default.
 */
export function parameterOf(text: string, spelling: Spelling): Json {
  const [where = '', name = '', typed = '', ...words] = text.split(' ');
  const place = where.replace('?', '');
  const [type = '', value] = typed.split('=');
  const schema: Json = schemaOf(type, spelling);
  if (value !== undefined) schema['default'] = schema['type'] === 'integer' ? Number(value) : value;
  return {
    name,
    in: place,
    ...(words.length > 0 ? { description: words.join(' ') } : {}),
    required: place === where,
    ...(spelling.version === 2 ? schema : { schema }),
  };
}
