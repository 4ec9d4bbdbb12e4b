import { describe, expect, it } from 'vitest';
import { openApi, problem, read } from './reading-lab.ts';

describe('a path that could mean another one', () => {
  it.each([
    '/a/../b',
    '/a/./b',
    '/a//b',
    'a',
    '//evil.example/a',
    '/a?b=c',
    '/a#b',
    '/a b',
    '/a\\b',
    '/a/%2e%2e/b',
    '/a/{b}{c}',
    `/${'a'.repeat(600)}`,
  ])('%j is left out', (path) => {
    const { operations } = read(openApi({ [path]: { get: {} }, '/fine': { get: {} } }));
    expect(operations.map(({ id }) => id)).toEqual(['GET /fine']);
  });
});

describe('a text that is no specification', () => {
  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['<!doctype html><title>Log in</title>', 'web-page'],
    ['openapi: 3.0.0\ninfo:\n', 'yaml'],
    ['---\nswagger: "2.0"', 'yaml'],
    ['# A comment\nopenapi: 3.1.0', 'yaml'],
    ['{"openapi": "3.0.0", ', 'not-json'],
    ['hello', 'not-json'],
    ['{"error":"Not found"}', 'not-a-specification'],
    ['[]', 'not-a-specification'],
    ['null', 'not-a-specification'],
    ['"openapi"', 'not-a-specification'],
    ['{"swaggerVersion":"1.2","apis":[]}', 'unknown-version'],
    ['{"openapi":"4.0.0","paths":{"/a":{"get":{}}}}', 'unknown-version'],
    ['{"openapi":"3.0.0"}', 'no-operations'],
    ['{"openapi":"3.0.0","paths":{"/a":{"head":{}}}}', 'no-operations'],
    ['{"openapi":"3.0.0","paths":{"/a":{"get":1}}}', 'no-operations'],
  ])('%j: %s', (text, wanted) => {
    expect(problem(text)).toBe(wanted);
  });

  it('larger than 5 MiB is not looked at', () => {
    expect(problem(`"${'ä'.repeat(2.6 * 1024 * 1024)}"`)).toBe('too-large');
  });

  it('is one behind a byte order mark', () => {
    expect(problem(`\uFEFF${JSON.stringify(openApi({ '/a': { get: {} } }))}`)).toBeNull();
  });
});
