import { expect, it } from 'vitest';
import { compareOperations } from '#lib/bindings/operation-change.ts';
import type { Operation } from '#lib/vault/specification/specification.ts';
import { operation, parameter } from './samples.ts';

const before = operation('POST /revoke', {
  parameters: [parameter('user'), parameter('user', { in: 'path' })],
  body: {
    required: true,
    media: 'json',
    type: 'application/json',
    shape: { type: 'object', fields: [] },
  },
});

it.each<[string, Partial<Operation>, string[]]>([
  ['nothing but our own reading', {}, ['reading']],
  ['another path', { id: 'POST /v2/revoke' }, ['moved']],
  [
    'a new parameter',
    { parameters: [...before.parameters, parameter('why')] },
    ['parameter-added why'],
  ],
  ['one parameter less', { parameters: [parameter('user')] }, ['parameter-removed user']],
  [
    'a parameter that is required now',
    { parameters: [parameter('user', { required: true }), parameter('user', { in: 'path' })] },
    ['parameter-changed user'],
  ],
  ['another body', { body: null }, ['body']],
  [
    'another answer',
    { answers: [{ status: '202', media: [], headers: [], shape: null }] },
    ['answer'],
  ],
  ['other words', { summary: 'Revokes every license' }, ['words']],
  ['its end', { deprecated: true }, ['deprecated']],
])('tells %s', (_what, change, wanted) => {
  const parts = compareOperations(before, { ...before, ...change });
  expect(parts.map(({ kind, name }) => [kind, name].filter(Boolean).join(' '))).toEqual(wanted);
});

it('says that it cannot tell when the earlier specification is lost', () => {
  expect(compareOperations(null, before)).toEqual([{ kind: 'unknown', name: null }]);
});
