import * as v from 'valibot';

/** A field of an object; a list of these holds any name, `__proto__` too, as plain data. */
export interface Field {
  name: string;
  required: boolean;
  shape: Shape;
}

/**
 * What a value looks like: a schema of the specification with its references, `allOf` and nullable
 * spellings resolved, and cut off where it goes too deep. Nothing in it is executed or compiled.
 */
export interface Shape {
  /** `unknown` where the specification says nothing, contradicts itself, or was cut off. */
  type: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'unknown';
  nullable?: true;
  format?: string;
  description?: string;
  /** The name of the schema that was referred to, such as `LicenseAllocation`. */
  name?: string;
  choices?: string[];
  default?: string | number | boolean;
  minimum?: number;
  maximum?: number;
  example?: string;
  items?: Shape;
  fields?: Field[];
}

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));

export const fieldSchema: v.GenericSchema<Field> = v.object({
  name: text(200),
  required: v.boolean(),
  shape: v.lazy(() => shapeSchema),
});

export const shapeSchema: v.GenericSchema<Shape> = v.object({
  type: v.picklist(['object', 'array', 'string', 'integer', 'number', 'boolean', 'unknown']),
  nullable: v.exactOptional(v.literal(true)),
  format: v.exactOptional(text(60)),
  description: v.exactOptional(text(300)),
  name: v.exactOptional(text(200)),
  choices: v.exactOptional(v.array(text(100))),
  default: v.exactOptional(v.union([text(100), v.number(), v.boolean()])),
  minimum: v.exactOptional(v.number()),
  maximum: v.exactOptional(v.number()),
  example: v.exactOptional(text(100)),
  items: v.exactOptional(v.lazy(() => shapeSchema)),
  fields: v.exactOptional(v.array(fieldSchema)),
});
