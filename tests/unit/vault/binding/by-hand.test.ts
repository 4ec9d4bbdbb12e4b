import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Ability } from '#lib/vault/ability.ts';
import { abilities } from '#lib/vault/ability.ts';
import { bind } from '#lib/vault/binding/bind.ts';
import { bindingSchema } from '#lib/vault/binding/binding.ts';
import { bindByHand } from '#lib/vault/binding/by-hand.ts';
import { fingerprintOf } from '#lib/vault/binding/fingerprint.ts';
import type { HandProblem } from '#lib/vault/binding/proposal.ts';
import { proposalSchema } from '#lib/vault/binding/proposal.ts';
import { publishedBinding } from '#lib/vault/binding/published.ts';
import { readSpecification } from '#lib/vault/specification/read-specification.ts';
import { evidenceWords, handProblemWords } from '#lib/words/en/evidence.ts';
import { document, listOf, object, type Short, specification, text } from './specs.ts';

const row = object({ licenseId: text, product: text });

describe('an operation that the admin chose', () => {
  it.each<[string, Ability, Record<string, Short>, string[]]>([
    [
      'with words that say nothing',
      'revoke-all',
      { 'POST /things/{user}/zap': {} },
      ['path user=user'],
    ],
    [
      'that is deprecated',
      'revoke-one',
      { 'DELETE /users/{email}/licenses/{licenseId}': { deprecated: true } },
      ['path email=user-email', 'path licenseId=license'],
    ],
    [
      'that wants a number which cannot be looked up, but may be a name',
      'user-licenses',
      { 'GET /users/{userId}/licenses': { answer: listOf(row) } },
      ['path userId=user'],
    ],
  ])('%s is bound', (_what, ability, operations, inputs) => {
    const [id = ''] = Object.keys(operations);
    const outcome = bindByHand(specification(operations), ability, id);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
    expect(outcome.value).toMatchObject({ source: 'hand', operation: { id } });
    expect(
      outcome.value.inputs.map(({ in: place, at, meaning }) => `${place} ${at}=${meaning}`),
    ).toEqual(inputs);
    expect(v.is(bindingSchema, JSON.parse(JSON.stringify(outcome.value)))).toBe(true);
  });

  it.each<[string, Ability, Record<string, Short>, HandProblem]>([
    [
      'reads for an ability that writes',
      'revoke-all',
      { 'GET /users/{user}/revoke': {} },
      { kind: 'wrong-method', method: 'GET' },
    ],
    [
      'writes for an ability that reads',
      'user-licenses',
      { 'POST /licenses/search': { query: { user: text }, answer: listOf(row) } },
      { kind: 'wrong-method', method: 'POST' },
    ],
    [
      'needs what nobody knows',
      'revoke-all',
      { 'DELETE /tenants/{tenant}/users/{user}/licenses': {} },
      { kind: 'needs-input', name: 'tenant' },
    ],
    [
      'names nobody',
      'revoke-all',
      { 'POST /licenses/revoke': {} },
      { kind: 'no-input', meaning: 'user' },
    ],
    [
      'names no license',
      'revoke-one',
      { 'DELETE /users/{user}/licenses': {} },
      { kind: 'no-input', meaning: 'license' },
    ],
    [
      'wants a number that nobody can tell',
      'revoke-all',
      { 'DELETE /users/{userId}/licenses': { path: { userId: { type: 'integer' } } } },
      { kind: 'needs-input', name: 'userId' },
    ],
    ['answers nothing', 'user-licenses', { 'GET /users/{user}/licenses': {} }, { kind: 'no-rows' }],
    [
      'answers something else',
      'denials',
      { 'GET /denials': { query: { from: text }, answer: listOf(object({ product: text })) } },
      { kind: 'no-field', meaning: 'at' },
    ],
  ])('that %s is not', (_what, ability, operations, problem) => {
    const [id = ''] = Object.keys(operations);
    const outcome = bindByHand(specification(operations), ability, id);
    expect(outcome).toEqual({ ok: false, failure: problem });
    expect(handProblemWords(problem)).toMatch(/^[A-Z].*\.$/);
  });

  it('that is gone is not', () => {
    const operations = { 'DELETE /users/{user}/licenses': {} };
    expect(bindByHand(specification(operations), 'revoke-all', 'DELETE /x')).toEqual({
      ok: false,
      failure: { kind: 'unknown-operation' },
    });
  });

  it('that another host serves is not, and neither is it found', () => {
    const operations = { 'DELETE /users/{user}/licenses': { says: 'Revoke all licenses' } };
    const servers = [{ url: 'https://evil.example' }];
    const text = JSON.stringify({ ...document(operations), servers });
    const read = readSpecification(text, 'https://acme.fls.jetbrains.com');
    if (!read.ok) throw new Error(read.failure);
    const [id = ''] = Object.keys(operations);
    expect(bindByHand(read.value, 'revoke-all', id)).toEqual({
      ok: false,
      failure: { kind: 'other-host', host: 'evil.example' },
    });
    expect(bind(read.value)['revoke-all']).toMatchObject({ verdict: 'unclear', binding: null });
  });
});

describe('a proposal', () => {
  const operations: Record<string, Short> = {
    'GET /users/{email}/licenses': { says: 'Licenses of a user', answer: listOf(row) },
    'DELETE /users/{email}/licenses/{licenseId}': { says: 'Revoke a license of a user' },
    'POST /users/{email}/licenses/{licenseId}/tokens/revoke': { says: 'Revoke tokens' },
    'GET /public-api/denials/report': {
      query: { from: text },
      answer: listOf(object({ timestamp: text, product_name: text })),
    },
  };
  const proposals = bind(specification(operations));

  it('can be stored, and says why in sentences', () => {
    for (const ability of abilities) {
      const proposal = proposals[ability];
      expect(
        v.safeParse(proposalSchema, JSON.parse(JSON.stringify(proposal))).issues,
      ).toBeUndefined();
      for (const reason of proposal.candidates.flatMap(({ evidence }) => evidence)) {
        expect(evidenceWords(reason)).toMatch(/^[A-Z].*\S\.$/);
      }
    }
    const reasons = Object.values(proposals).flatMap(({ evidence }) => evidence);
    for (const [index, reason] of reasons.entries()) {
      if (!['field', 'input'].includes(reason.kind)) continue;
      // The names of meanings are for programs; a person reads words.
      expect(evidenceWords(reason), String(index)).not.toMatch(/[a-z]-[a-z]+[:,]/);
    }
    const why = proposals['revoke-one'].evidence.map(evidenceWords);
    expect(why).toContain('It says: “Revoke a license of a user”.');
  });

  it('at the published path says that the specification agrees', () => {
    expect(proposals.denials.verdict).toBe('clear');
    expect(proposals.denials.evidence.map(({ kind }) => kind)).toContain('published');
    expect(proposals['license-counts']).toMatchObject({ verdict: 'absent', binding: null });
    expect(publishedBinding('license-counts')?.operation.path).toBe('/public-api/licenses/usage');
  });

  it('at another path says that it contradicts the published one', () => {
    const other = bind(
      specification({
        'GET /v2/denials': {
          query: { from: text },
          answer: listOf(object({ timestamp: text, product_name: text })),
        },
      }),
    );
    expect(other.denials.verdict).toBe('clear');
    expect(other.denials.evidence.at(-1)).toMatchObject({
      kind: 'contradicts-published',
      detail: '/public-api/denials/report',
    });
  });
});

describe('a fingerprint', () => {
  const of = (short: Short, key = 'POST /users/{email}/licenses/revoke') => {
    const [operation] = specification({ [key]: short }).operations;
    if (!operation) throw new Error('no operation');
    return fingerprintOf(operation);
  };
  const short: Short = {
    says: 'Revoke',
    query: { 'licenseId!': text, note: text },
    body: object({ a: text, b: text }, ['a']),
    answer: object({ x: text, y: text }),
  };

  it('is the same for the same, in whatever order', () => {
    const { query, body, answer, ...rest } = short;
    expect(
      of({
        answer: object({ y: text, x: text }),
        body: object({ b: text, a: text }, ['a']),
        query: { note: text, 'licenseId!': text },
        ...rest,
      }),
    ).toBe(of(short));
    expect([query, body, answer]).not.toContain(undefined);
  });

  it.each<[string, Short]>([
    ['its sentence', { ...short, says: 'Revoke all' }],
    ['its description', { ...short, more: 'Everything' }],
    ['that it is deprecated', { ...short, deprecated: true }],
    ['what is required', { ...short, query: { 'licenseId!': text, 'note!': text } }],
    ['a type', { ...short, query: { 'licenseId!': { type: 'integer' }, note: text } }],
    ['a name', { ...short, body: object({ a: text, c: text }, ['a']) }],
    ['its answer', { ...short, answer: object({ x: text, y: { type: 'integer' } }) }],
  ])('is another one after a change of %s', (_what, changed) => {
    expect(of(changed)).not.toBe(of(short));
  });

  it('does not depend on the rest of the specification', () => {
    const key = 'POST /users/{email}/licenses/revoke';
    const alone = specification({ [key]: short }).operations[0];
    const among = specification({ 'GET /a': {}, [key]: short }).operations[1];
    expect(among && fingerprintOf(among)).toBe(alone && fingerprintOf(alone));
    expect(document({ [key]: short })).toBeDefined();
  });
});
