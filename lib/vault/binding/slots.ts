import type { Shape } from '../specification/shape.ts';
import type { Concept } from './concepts.ts';
import type { Understood } from './understand.ts';
import { wordsOf } from './words.ts';

/** A place of a request where a value can go. */
export interface Slot {
  in: 'path' | 'query' | 'body' | 'header' | 'cookie';
  at: string[];
  words: string[];
  required: boolean;
  shape: Shape;
  description: string;
  /** What a bare `id` or `name` here belongs to. */
  context: Concept | null;
  /** The words of the step before it in the path. */
  before: string[];
  list: boolean;
  /** How many names of `at` lead to an array whose elements are objects; one of them is sent. */
  within?: number;
}

const MOST_DEPTH = 4;
/** Headers of HTTP itself: OpenAPI says to ignore them. */
const OWN_HEADERS = /^(?:authorization|accept|content-type)$/i;

export function slotsOf({ operation, steps, target }: Understood): Slot[] {
  const fromParameters = operation.parameters
    .filter((one) => one.in !== 'header' || !OWN_HEADERS.test(one.name))
    .map((one): Slot => {
      const step =
        one.in === 'path' ? steps.find(({ parameter }) => parameter === one.name) : undefined;
      const isList = one.shape.type === 'array';
      return {
        in: one.in,
        at: [one.name],
        words: wordsOf(one.name),
        required: one.required,
        shape: isList ? (one.shape.items ?? one.shape) : one.shape,
        description: `${one.description} ${one.shape.description ?? ''}`.trim(),
        context: step ? (step.nouns.at(-1) ?? null) : target,
        before: step?.words ?? [],
        list: isList,
      };
    });
  const { body } = operation;
  if (!body) return fromParameters;
  return [...fromParameters, ...bodySlots(body.shape, [], body.required, target, 0)];
}

function bodySlots(
  shape: Shape,
  at: string[],
  required: boolean,
  context: Concept | null,
  depth: number,
): Slot[] {
  if (shape.fields && depth < MOST_DEPTH) {
    return shape.fields.flatMap((field) =>
      bodySlots(field.shape, [...at, field.name], field.required, context, depth + 1).map(
        (slot) => ({
          ...slot,
          // What is needed inside of something optional is not needed.
          required: slot.required && (field.required || slot.at.length === at.length + 1),
        }),
      ),
    );
  }
  const element = shape.type === 'array' && depth < MOST_DEPTH ? shape.items : undefined;
  if (element?.fields && element.fields.length > 0) {
    const inside = bodySlots(element, at, required, context, depth + 1);
    return inside.map((slot) => ({
      ...slot,
      // Arrays in arrays are not filled: what must stand there is then told as missing.
      ...(slot.within === undefined ? {} : { shape: { type: 'object' as const }, list: true }),
      within: at.length,
    }));
  }
  // A body that is an object of which nothing is told may be empty.
  if (at.length === 0 && shape.type === 'object') return [];
  const isList = shape.type === 'array';
  const one = isList ? (shape.items ?? shape) : shape;
  return [
    {
      in: 'body',
      at,
      words: wordsOf(at.join('_')),
      required,
      shape: one,
      description: `${shape.description ?? ''} ${isList ? (one.description ?? '') : ''}`.trim(),
      context,
      before: [],
      list: isList,
    },
  ];
}
