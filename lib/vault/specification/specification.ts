import * as v from 'valibot';
import { shapeSchema } from './shape.ts';

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof methods)[number];

export const parameterSchema = v.object({
  name: text(200),
  in: v.picklist(['path', 'query', 'header', 'cookie']),
  required: v.boolean(),
  description: text(300),
  shape: shapeSchema,
});
export type Parameter = v.InferOutput<typeof parameterSchema>;

export const bodySchema = v.object({
  required: v.boolean(),
  /** `other`: a media type that Seatkeeper cannot write. */
  media: v.picklist(['json', 'form', 'multipart', 'other']),
  /** The content type to send, such as `application/json` or a vendor's variant of it. */
  type: text(100),
  shape: shapeSchema,
});
export type Body = v.InferOutput<typeof bodySchema>;

/** One way an operation may answer; only successes are kept. */
export const answerSchema = v.object({
  /** `200`, `202`, `2XX` or `default`. */
  status: text(10),
  /** As the specification writes them, such as `text/csv`. Empty: not told. */
  media: v.array(text(100)),
  headers: v.array(text(100)),
  /** Of the JSON body. */
  shape: v.nullable(shapeSchema),
});
export type Answer = v.InferOutput<typeof answerSchema>;

export const operationSchema = v.object({
  /** Method and path, such as `DELETE /api/users/{user}`: what the admin chooses by. */
  id: text(600),
  method: v.picklist(methods),
  /** Absolute path template, with the base path of its server. */
  path: text(500),
  /** The host that serves it where that is not the vault's own: then it cannot be used. */
  elsewhere: v.nullable(text(300)),
  /** Another host that the specification names while this vault is meant, and asked. */
  named: v.exactOptional(text(300)),
  operationId: text(200),
  summary: text(300),
  description: text(2000),
  tags: v.array(text(100)),
  deprecated: v.boolean(),
  parameters: v.array(parameterSchema),
  body: v.nullable(bodySchema),
  answers: v.array(answerSchema),
});
export type Operation = v.InferOutput<typeof operationSchema>;

/** The vault's own description of its API, in the form that is bound and stored. Holds no secret. */
export const specificationSchema = v.object({
  title: text(200),
  version: text(100),
  format: v.picklist(['2.0', '3.0', '3.1']),
  operations: v.array(operationSchema),
});
export type Specification = v.InferOutput<typeof specificationSchema>;

/** Why a text cannot be read as a specification. The words stand in `lib/words/en/evidence.ts`. */
export type SpecificationProblem =
  | 'empty'
  | 'too-large'
  /** A web page, most often a log-in. */
  | 'web-page'
  /** It looks like YAML: the same specification is to be had as JSON. */
  | 'yaml'
  | 'not-json'
  /** JSON, but of something else. */
  | 'not-a-specification'
  /** Swagger 1.x, or an OpenAPI that does not exist yet. */
  | 'unknown-version'
  | 'no-operations';
