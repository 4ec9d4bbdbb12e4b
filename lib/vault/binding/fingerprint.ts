import type { Shape } from '../specification/shape.ts';
import type { Operation } from '../specification/specification.ts';

/**
 * A hash of everything that matters in an operation: its sentence, what goes in, what comes out. The
 * order of names does not matter: generators shuffle it. It recognizes a change and guards no secret,
 * so 53 bits are enough (cyrb53, public domain).
 */
export const fingerprintOf = (operation: Operation): string =>
  hash(JSON.stringify(partsOf(operation)));

function partsOf(operation: Operation) {
  const { id, elsewhere, deprecated, summary, description, parameters, body, answers } = operation;
  return {
    place: [id, elsewhere],
    sentence: [summary, description],
    deprecated,
    inputs: [
      ...parameters.flatMap((one) => [
        `${one.in} ${one.name} ${one.required} ${one.description}`,
        ...linesOf(one.shape, `${one.in} ${one.name}`),
      ]),
      ...(body ? [`body ${body.required} ${body.media}`, ...linesOf(body.shape, 'body')] : []),
    ].sort(),
    answer: answers
      .flatMap(({ status, media, shape }) => [
        `${status} ${media.toSorted()}`,
        ...(shape ? linesOf(shape, status) : []),
      ])
      .sort(),
  };
}

function linesOf(shape: Shape, at: string): string[] {
  const { type, format = '', choices = [], default: initial = '', fields = [], items } = shape;
  return [
    `${at}: ${type} ${format} ${choices.toSorted()} ${initial}`,
    ...fields.flatMap((field) => [
      ...(field.required ? [`${at}.${field.name} required`] : []),
      ...linesOf(field.shape, `${at}.${field.name}`),
    ]),
    ...(items ? linesOf(items, `${at}[]`) : []),
  ];
}

function hash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(16);
}
