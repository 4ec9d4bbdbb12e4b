import * as v from 'valibot';
import { abilitySchema } from '../ability.ts';
import { methods } from '../specification/specification.ts';
import { fieldMeanings, inputMeanings } from './meanings.ts';

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
/** Where something stands in a JSON document: names from the outside in. Empty: the whole. */
const place = v.pipe(v.array(text(200)), v.maxLength(12));

const inPlace = {
  in: v.picklist(['path', 'query', 'body']),
  /** The parameter's name, or the path of a field in the body. */
  at: place,
  /** So many names of `at` lead to an array, and the rest stands in its one element. */
  within: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(12))),
};

export const inputSchema = v.object({
  meaning: v.picklist(inputMeanings),
  ...inPlace,
  required: v.boolean(),
  format: v.picklist(['text', 'integer', 'date', 'instant', 'epoch-s', 'epoch-ms']),
  /** The operation takes a list; one element is sent. */
  list: v.boolean(),
});
export type Input = v.InferOutput<typeof inputSchema>;

/** A value that is always sent, such as `format=csv`. */
export const constantSchema = v.object({
  ...inPlace,
  in: v.picklist([...inPlace.in.options, 'header']),
  value: v.union([text(200), v.number(), v.boolean()]),
});
export type Constant = v.InferOutput<typeof constantSchema>;

export const outputSchema = v.object({ meaning: v.picklist(fieldMeanings), at: place });
export type Output = v.InferOutput<typeof outputSchema>;

/** How the next page is found. `more`, `total` and `pages` are places that tell when to stop. */
export const pagingSchema = v.object({
  kind: v.picklist(['none', 'offset', 'page', 'cursor', 'link']),
  /** Rows asked for at once. Null: the vault decides, and only an empty page is the last. */
  size: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Number of the first page, or of the first row. */
  first: v.picklist([0, 1]),
  /**
   * Where the next cursor or link stands. Null: no such, or in the Link header. Where pages are
   * counted, it only says that there is another although this one is short.
   */
  next: v.nullable(place),
  /** A boolean that says whether there is more; `last` says the opposite. */
  more: v.nullable(place),
  last: v.nullable(place),
  /** The number of all rows. */
  total: v.nullable(place),
});
export type Paging = v.InferOutput<typeof pagingSchema>;

/** An operation as it stood when it was bound. */
export const boundOperationSchema = v.object({
  id: text(600),
  method: v.picklist(methods),
  path: text(500),
  /** The specification's own sentence, shown to the admin before a writing ability is confirmed. */
  sentence: text(300),
  deprecated: v.boolean(),
  /** Hash of everything that matters in it: a changed one is another operation. */
  fingerprint: text(40),
});
export type BoundOperation = v.InferOutput<typeof boundOperationSchema>;

/** A read that is part of an ability: its own operation, inputs and constants. */
const stepEntries = {
  operation: boundOperationSchema,
  inputs: v.array(inputSchema),
  constants: v.array(constantSchema),
};

/** Turns an e-mail address or login into the id that the ability wants. */
export const lookupSchema = v.object({
  ...stepEntries,
  rows: place,
  /** True: the answer is one user, not a list. */
  single: v.boolean(),
  id: place,
  /** Fields that must equal the name asked for, whatever the vault's search lets through. */
  names: v.array(place),
  /** The parameter searches: a row counts only when a name in it equals what was asked for. */
  search: v.boolean(),
});
export type Lookup = v.InferOutput<typeof lookupSchema>;

/** A report that is made first (202) and fetched later. */
export const jobSchema = v.object({
  /** Where the first answer names the job. */
  id: v.nullable(place),
  /** Where the first answer gives the address to ask; else the Location header. */
  link: v.nullable(place),
  /** Tells how far it is. */
  status: v.nullable(v.object(stepEntries)),
  /** Where the status answer says so. Null: 202 means not yet, 200 is the report itself. */
  state: v.nullable(place),
  /** Where the status answer gives the address of the result. */
  resultLink: v.nullable(place),
  result: v.nullable(v.object(stepEntries)),
});
export type Job = v.InferOutput<typeof jobSchema>;

/**
 * How one vault does one ability: which operation, what goes in where, and what comes out where.
 * It is data from the vault's specification: it can only ever name paths of the vault's own origin.
 */
export const bindingSchema = v.object({
  ability: abilitySchema,
  /** Proven by a public client, found in the specification, or chosen by the admin. */
  source: v.picklist(['published', 'specification', 'hand']),
  ...stepEntries,
  /** How a body is written, and the content type it is sent as. */
  body: v.object({
    media: v.picklist(['json', 'form', 'multipart']),
    type: v.pipe(v.string(), v.regex(/^[\w.+-]+\/[\w.+-]+(?:; ?[\w.=-]+)*$/)),
    /** A body must be there although nothing goes into it: an empty object is sent. */
    empty: v.exactOptional(v.literal(true)),
  }),
  lookup: v.nullable(lookupSchema),
  answer: v.object({
    format: v.picklist(['json', 'csv', 'none']),
    /** The media type to ask for. */
    accept: v.pipe(v.string(), v.regex(/^[\w .,;*/+=-]{1,200}$/)),
    rows: place,
    fields: v.array(outputSchema),
    /** Fields beside the rows, such as the user around a list of licenses. */
    around: v.array(outputSchema),
    paging: pagingSchema,
    job: v.nullable(jobSchema),
  }),
});
export type Binding = v.InferOutput<typeof bindingSchema>;

/** Bindings by ability; what is missing is not bound. */
export type Bindings = Partial<Record<Binding['ability'], Binding>>;
