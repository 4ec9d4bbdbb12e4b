import * as v from 'valibot';
import type { Operation, Parameter } from '#lib/vault/specification/specification.ts';
import { sameData } from './same-data.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** The ways in which an operation can differ from the one that was bound. */
export const changeKinds = [
  /** The specification names it no longer, and nothing else is clearly meant. */
  'gone',
  /** It is still there, but another one fits as well now. */
  'unclear',
  /** Another method or path. */
  'moved',
  'parameter-added',
  'parameter-removed',
  'parameter-changed',
  'body',
  'answer',
  /** Summary or description. */
  'words',
  'deprecated',
  /** The operation is the same; Seatkeeper reads it differently. */
  'reading',
  /** It differs, and the earlier specification is not kept any more, so nobody can say how. */
  'unknown',
] as const;

export const changePartSchema = v.object({
  kind: v.picklist(changeKinds),
  /** The parameter's name, where it is about one. */
  name: v.nullable(text(200)),
});
export type ChangePart = v.InferOutput<typeof changePartSchema>;

export const changeSchema = v.object({
  /** When it was seen, epoch milliseconds. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** `Operation.id` before and after; null: there is none any more. */
  before: text(600),
  after: v.nullable(text(600)),
  parts: v.array(changePartSchema),
});
export type Change = v.InferOutput<typeof changeSchema>;

const part = (kind: ChangePart['kind'], name: string | null = null): ChangePart => ({ kind, name });

/**
 * Says how an operation changed.
 *
 * @param before as it stood in the earlier specification; null when that is lost
 */
export function compareOperations(before: Operation | null, after: Operation): ChangePart[] {
  if (!before) return [part('unknown')];
  const parts: ChangePart[] = [];
  if (before.id !== after.id) parts.push(part('moved'));
  parts.push(...compareParameters(before.parameters, after.parameters));
  if (!sameData(before.body, after.body)) parts.push(part('body'));
  if (!sameData(before.answers, after.answers)) parts.push(part('answer'));
  if (before.summary !== after.summary || before.description !== after.description) {
    parts.push(part('words'));
  }
  if (!before.deprecated && after.deprecated) parts.push(part('deprecated'));
  return parts.length > 0 ? parts : [part('reading')];
}

function compareParameters(before: readonly Parameter[], after: readonly Parameter[]) {
  // The same name may stand in the path and in the query.
  const key = ({ name, in: where }: Parameter) => `${where} ${name}`;
  const old = new Map(before.map((parameter) => [key(parameter), parameter]));
  const now = new Map(after.map((parameter) => [key(parameter), parameter]));
  const parts: ChangePart[] = [];
  for (const [at, parameter] of now) {
    const known = old.get(at);
    if (!known) parts.push(part('parameter-added', parameter.name));
    else if (!sameData(known, parameter)) parts.push(part('parameter-changed', parameter.name));
  }
  for (const [at, parameter] of old) {
    if (!now.has(at)) parts.push(part('parameter-removed', parameter.name));
  }
  return parts;
}
