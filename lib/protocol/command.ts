import * as v from 'valibot';

/** A stored thing's id. */
export const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/));
export const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** One named operation with its data. Unknown fields are refused. */
export const command = <const N extends string, E extends v.ObjectEntries>(name: N, entries: E) =>
  v.strictObject({ name: v.literal(name), ...entries });
