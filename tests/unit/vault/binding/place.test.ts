import { afterEach, describe, expect, it, vi } from 'vitest';
import { readInstant } from '#lib/vault/binding/execute/instant.ts';
import { at, countAt, textAt } from '#lib/vault/binding/execute/place.ts';

describe('a place in a document', () => {
  it.each<[unknown, string[], unknown]>([
    [{ a: { b: 1 } }, ['a', 'b'], 1],
    [{ a: 1 }, [], { a: 1 }],
    [{ a: null }, ['a', 'b'], undefined],
    [{}, ['constructor'], undefined],
    [{}, ['__proto__', 'toString'], undefined],
    [JSON.parse('{"__proto__":{"a":7}}'), ['__proto__', 'a'], 7],
    [[1, 2], ['length'], undefined],
    ['text', ['length'], undefined],
  ])('of %j at %j has %j', (document, place, value) => {
    expect(at(document, place)).toEqual(value);
  });

  it.each<[unknown, string | null, number | null]>([
    [' x ', 'x', null],
    ['', null, null],
    ['x'.repeat(1001), null, null],
    [7, '7', 7],
    [-1, '-1', null],
    [1.5, '1.5', null],
    [true, null, null],
    [null, null, null],
    [['x'], null, null],
  ])('with %j is the text %j and the count %j', (value, text, count) => {
    expect(textAt({ a: value }, ['a'])).toBe(text);
    expect(countAt({ a: value }, ['a'])).toBe(count);
  });
});

describe('an instant without a zone', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('is one of UTC, wherever the browser is', () => {
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(-540);
    expect(readInstant('2026-01-02T03:04:05')).toBe(Date.UTC(2026, 0, 2, 3, 4, 5));
    expect(readInstant('2026-01-02 03:04')).toBe(Date.UTC(2026, 0, 2, 3, 4));
    expect(readInstant('2026-01-02')).toBe(Date.UTC(2026, 0, 2));
  });
});
