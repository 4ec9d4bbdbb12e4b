import { readSpecification } from '#lib/vault/specification/read-specification.ts';
import type { Shape } from '#lib/vault/specification/shape.ts';
import type { Operation, Specification } from '#lib/vault/specification/specification.ts';

/** The vault that every specification is read for. */
export const ORIGIN = 'https://acme.fls.jetbrains.com';

/** A specification that must be readable, as text or as what becomes it. */
export function read(document: unknown): Specification {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const outcome = readSpecification(text, ORIGIN);
  if (!outcome.ok) throw new Error(outcome.failure);
  return outcome.value;
}
/** Why a text is no specification; null where it is one. */
export const problem = (text: string) => {
  const outcome = readSpecification(text, ORIGIN);
  return outcome.ok ? null : outcome.failure;
};
/** A whole document around these paths. */
export const openApi = (paths: object, rest: object = {}) => ({
  openapi: '3.0.3',
  info: { title: 'License Vault Public', version: '1.4' },
  paths,
  ...rest,
});
/** The first operation of a document. */
export const first = (document: unknown): Operation => {
  const [operation] = read(document).operations;
  if (!operation) throw new Error('no operation');
  return operation;
};
/** What becomes of a schema that an operation answers. */
export const answerShape = (schema: object, schemas: object = {}): Shape | null | undefined =>
  first(
    openApi(
      { '/x': { get: { responses: { 200: { content: { 'application/json': { schema } } } } } } },
      { components: { schemas } },
    ),
  ).answers[0]?.shape;
