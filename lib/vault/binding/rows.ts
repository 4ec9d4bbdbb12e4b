import type { Shape } from '../specification/shape.ts';
import type { Answer, Operation } from '../specification/specification.ts';
import { type Concept, conceptOf } from './concepts.ts';
import { wordsOf } from './words.ts';

/** A value in a row: its path, and the words of all of it and of its last part. */
export interface Leaf {
  at: string[];
  words: string[];
  own: string[];
  shape: Shape;
}

/** An array of objects in an answer, or one object that stands for itself. */
export interface Rows {
  at: string[];
  single: boolean;
  leaves: Leaf[];
  /** Leaves beside the array. */
  around: Leaf[];
  /** What a bare `id` or `name` in a row belongs to, as the schema's or array's name tells. */
  context: Concept | null;
}

const MOST_DEPTH = 4;
const MOST_LEAVES = 120;

/** The answer of a success: 200 before others, a described one before others. */
export function successOf(operation: Operation): Answer | null {
  const rank = ({ status, shape }: Answer) =>
    (status === '200' ? 0 : status === '202' ? 3 : status === 'default' ? 2 : 1) +
    (shape ? 0 : 0.5);
  return operation.answers.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}

/** Every array of objects that an answer has, outermost first. */
export function rowsIn(shape: Shape | null): Rows[] {
  const found: Rows[] = [];
  const look = (at: Shape, path: string[], around: Leaf[], name: string): void => {
    if (at.type === 'array' && at.items?.fields) {
      found.push(readRows(at.items, path, around, name));
    }
    if (!at.fields || path.length >= MOST_DEPTH) return;
    const beside = [...around, ...leavesOf(at, path, 2)];
    for (const field of at.fields) look(field.shape, [...path, field.name], beside, field.name);
  };
  if (shape) look(shape, [], [], '');
  return found;
}

/** An answer that is one object, and the objects that it wraps. */
export function objectsIn(shape: Shape | null, at: string[] = []): Rows[] {
  if (!shape?.fields) return [];
  const whole = { ...readRows(shape, at, [], at.at(-1) ?? ''), single: true };
  if (at.length > 1) return [whole];
  return [whole, ...shape.fields.flatMap((field) => objectsIn(field.shape, [...at, field.name]))];
}

const about: ReadonlySet<Concept> = new Set([
  'user',
  'license',
  'allocation',
  'product',
  'denial',
  'report',
  'job',
]);

function readRows(row: Shape, at: string[], around: Leaf[], listName: string): Rows {
  const named = wordsOf(row.name ?? '');
  const context = [named, wordsOf(listName)].map(contextOf).find((concept) => concept !== null);
  return {
    at,
    single: false,
    leaves: leavesOf(row, [], 3).slice(0, MOST_LEAVES),
    around,
    context: context ?? null,
  };
}

const contextOf = (words: readonly string[]): Concept | null =>
  words.map(conceptOf).findLast((concept) => concept !== null && about.has(concept)) ?? null;

/** The plain values of an object, and of the objects in it. */
function leavesOf(shape: Shape, above: string[], depth: number): Leaf[] {
  return (shape.fields ?? []).flatMap((field): Leaf[] => {
    const at = [...above, field.name];
    if (field.shape.fields) return depth > 1 ? leavesOf(field.shape, at, depth - 1) : [];
    if (field.shape.type === 'array' || field.shape.type === 'object') return [];
    return [{ at, words: wordsOf(at.join('_')), own: wordsOf(field.name), shape: field.shape }];
  });
}
