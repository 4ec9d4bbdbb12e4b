import { describe, expect, it } from 'vitest';
import { bind } from '#lib/vault/binding/bind.ts';
import { readSpecification } from '#lib/vault/specification/read-specification.ts';
import { document, listOf, object, type Short, specification, text } from './specs.ts';

const run = object({ user: text, product: text, allocationId: text, startedAt: text });
/** Reports that are made first, and what waits for them: everything beside everything else. */
const reports = (count: number): Record<string, Short> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at): [string, Short][] => [
      [`GET /reports/usage${at}`, { answers: { 202: { description: 'later' } } }],
      [`GET /reports/usage${at}/{reportId}/file`, { answer: listOf(run) }],
    ]).flat(),
  );

/** How often the operations of a specification are looked at while it is bound. */
function looksAt(count: number): number {
  const read = specification(reports(count));
  let looks = 0;
  const operations = read.operations.map((operation) => {
    const { path } = operation;
    return Object.defineProperty({ ...operation }, 'path', {
      enumerable: true,
      get: () => {
        looks += 1;
        return path;
      },
    });
  });
  bind({ ...read, operations });
  return looks;
}

describe('the effort', () => {
  it('of binding grows as the specification does, not with its square', () => {
    const [some, many] = [looksAt(40), looksAt(400)];
    expect(some).toBeGreaterThan(100);
    expect(many / some).toBeLessThan(12);
  });

  it('of reading one that names another host does so too', () => {
    const asked = (count: number): number => {
      let entries = 0;
      const { paths, ...rest } = document(reports(count));
      const content = JSON.stringify({ ...rest, paths, servers: [{ url: 'http://vault:80' }] });
      const whole = Object.entries;
      Object.entries = ((value: object) => {
        const found = whole(value);
        entries += found.length;
        return found;
      }) as typeof Object.entries;
      try {
        readSpecification(content, 'https://acme.fls.jetbrains.com');
      } finally {
        Object.entries = whole;
      }
      return entries;
    };
    expect(asked(400) / asked(40)).toBeLessThan(12);
  });
});
