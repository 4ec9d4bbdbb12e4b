import { own } from './json.ts';

const MOST_STEPS = 20;

/** A part of the document and the name it was referred to by, if it was. */
export interface Referred {
  value: unknown;
  name: string;
}

/**
 * Follows local references such as `#/components/schemas/License`. One that leads nowhere, in a
 * circle or out of the document is as if nothing stood there.
 */
export function follow(root: unknown, value: unknown): Referred {
  let name = '';
  let current = value;
  for (let step = 0; step < MOST_STEPS; step++) {
    const reference = own(current, '$ref');
    if (typeof reference !== 'string') return { value: current, name };
    if (!reference.startsWith('#/')) return { value: undefined, name };
    const steps = reference.slice(2).split('/').map(unescapeStep);
    name = steps.at(-1) ?? '';
    current = steps.reduce(child, root);
  }
  return { value: undefined, name };
}

const child = (at: unknown, step: string): unknown =>
  Array.isArray(at) ? (at as readonly unknown[])[Number(step)] : own(at, step);

function unescapeStep(step: string): string {
  const plain = step.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
