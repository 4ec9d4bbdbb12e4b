import { describe, expect, it } from 'vitest';
import { afterReading } from '#lib/bindings/after-reading.ts';
import { chooseBinding, confirmAbility, removeBinding } from '#lib/bindings/by-hand.ts';
import {
  stateOf,
  unreadBindings,
  usableBindings,
  type VaultBindings,
} from '#lib/bindings/vault-bindings.ts';
import { type Ability, abilities, writingAbilities } from '#lib/vault/ability.ts';
import type { Binding } from '#lib/vault/binding/binding.ts';
import {
  absent,
  binding,
  clear,
  NOW,
  operation,
  parameter,
  reading,
  specification,
  unclear,
} from './samples.ts';

const states = ({ abilities: records }: VaultBindings) =>
  Object.fromEntries(abilities.map((ability) => [ability, stateOf(ability, records[ability])]));
const usable = (bindings: VaultBindings) => Object.keys(usableBindings(bindings));

const revoke = operation('DELETE /licenses/{id}');
const find = operation('GET /users/{user}/licenses');
const revoking = binding('revoke-one', revoke);
const finding = binding('user-licenses', find);

/** Read once, and confirmed as it was shown. */
function confirmed(): VaultBindings {
  const read = afterReading(unreadBindings, reading({ 'revoke-one': clear(revoking) }));
  const after = confirmAbility(read, 'revoke-one', revoking.operation.fingerprint, NOW);
  if (!after) throw new Error('not confirmed');
  return after;
}

it('uses the two published paths of a vault that was never read, and nothing else', () => {
  expect(usable(unreadBindings)).toEqual(['license-counts', 'denials']);
});

describe('after the first reading', () => {
  it.each(abilities)('binds %s, and a writing one only after it was confirmed', (ability) => {
    const one = binding(ability, operation('POST /it'));
    const read = afterReading(unreadBindings, reading({ [ability]: clear(one) }));
    const writes = (writingAbilities as readonly Ability[]).includes(ability);
    expect(stateOf(ability, read.abilities[ability])).toBe(writes ? 'needs-confirmation' : 'bound');
    expect(usable(read).includes(ability)).toBe(!writes);
    const agreed = confirmAbility(read, ability, one.operation.fingerprint, NOW);
    expect(agreed && usable(agreed)).toContain(ability);
  });

  it('binds nothing that is unclear or absent, and keeps what was found instead', () => {
    const read = afterReading(
      unreadBindings,
      reading({ 'revoke-all': unclear, 'usage-report': absent }),
    );
    expect(states(read)).toMatchObject({ 'revoke-all': 'not-bound', 'usage-report': 'not-bound' });
    expect(read.abilities['revoke-all']).toMatchObject({
      verdict: 'unclear',
      evidence: [{ kind: 'similar' }],
      changed: null,
    });
  });

  it('lets a specification overrule a published path, and keeps that path without one', () => {
    const other = binding('denials', operation('GET /v2/denials'));
    const read = afterReading(unreadBindings, reading({ denials: clear(other) }));
    expect(usableBindings(read).denials?.operation.id).toBe('GET /v2/denials');
    expect(read.abilities['denials'].changed).toBeNull();
    expect(usableBindings(read)['license-counts']?.source).toBe('published');
  });
});

describe('after a later reading', () => {
  it('keeps a confirmation only while the operation is the very same', () => {
    const again = afterReading(confirmed(), reading({ 'revoke-one': clear(revoking) }));
    expect(stateOf('revoke-one', again.abilities['revoke-one'])).toBe('bound');
    expect(again.abilities['revoke-one'].changed).toBeNull();
  });

  it('unbinds a writing ability whose operation changed, and says what', () => {
    const newer = operation('DELETE /licenses/{id}', {
      parameters: [parameter('force', { required: true })],
    });
    const after = afterReading(
      confirmed(),
      reading(
        { 'revoke-one': clear(binding('revoke-one', newer, { fingerprint: 'another' })) },
        { previous: specification(revoke), specification: specification(newer), now: NOW + 1 },
      ),
    );
    expect(stateOf('revoke-one', after.abilities['revoke-one'])).toBe('needs-confirmation');
    expect(usable(after)).not.toContain('revoke-one');
    expect(after.abilities['revoke-one'].changed).toEqual({
      at: NOW + 1,
      before: revoke.id,
      after: newer.id,
      parts: [{ kind: 'parameter-added', name: 'force' }],
    });
  });

  it('asks again when only the way of reading the same operation changed', () => {
    const input: Binding['inputs'][number] = {
      meaning: 'license',
      in: 'path',
      at: ['id'],
      required: true,
      format: 'text',
      list: false,
    };
    const after = afterReading(
      confirmed(),
      reading(
        { 'revoke-one': clear({ ...revoking, inputs: [input] }) },
        { previous: specification(revoke), specification: specification(revoke) },
      ),
    );
    expect(stateOf('revoke-one', after.abilities['revoke-one'])).toBe('needs-confirmation');
    expect(after.abilities['revoke-one'].changed?.parts).toEqual([{ kind: 'reading', name: null }]);
  });

  it('unbinds what is gone, and what another operation now equals', () => {
    const before = afterReading(unreadBindings, reading({ 'user-licenses': clear(finding) }));
    const gone = afterReading(before, reading({}, { previous: specification(find) }));
    expect(gone.abilities['user-licenses']).toMatchObject({
      binding: null,
      changed: { before: find.id, after: null, parts: [{ kind: 'gone' }] },
    });
    const both = reading(
      { 'user-licenses': unclear },
      { previous: specification(find), specification: specification(find) },
    );
    expect(afterReading(before, both).abilities['user-licenses']).toMatchObject({
      binding: null,
      changed: { after: null, parts: [{ kind: 'unclear' }] },
    });
  });

  it('rebinds a reading ability that moved, visibly', () => {
    const before = afterReading(unreadBindings, reading({ 'user-licenses': clear(finding) }));
    const moved = operation('GET /v2/users/{user}/licenses');
    const after = afterReading(
      before,
      reading(
        { 'user-licenses': clear(binding('user-licenses', moved)) },
        { previous: specification(find), specification: specification(moved) },
      ),
    );
    expect(usableBindings(after)['user-licenses']?.operation.id).toBe(moved.id);
    expect(after.abilities['user-licenses'].changed).toMatchObject({
      before: find.id,
      after: moved.id,
      parts: [{ kind: 'moved' }],
    });
  });

  it('falls back to a published path when the specification no longer names one', () => {
    const other = binding('denials', operation('GET /v2/denials'));
    const before = afterReading(unreadBindings, reading({ denials: clear(other) }));
    const after = afterReading(before, reading({}));
    expect(usableBindings(after).denials?.operation.id).toBe('GET /public-api/denials/report');
    expect(after.abilities['denials'].changed).toMatchObject({ before: 'GET /v2/denials' });
  });
});

describe('by hand', () => {
  const chosen = binding('revoke-all', operation('POST /it'), { source: 'hand' });

  it('needs a confirmation of a chosen writing operation too', () => {
    const after = chooseBinding(unreadBindings, 'revoke-all', chosen);
    expect(stateOf('revoke-all', after.abilities['revoke-all'])).toBe('needs-confirmation');
  });

  it('confirms nothing but what was shown', () => {
    const after = chooseBinding(unreadBindings, 'revoke-all', chosen);
    expect(confirmAbility(after, 'revoke-all', 'what was shown before', NOW)).toBeNull();
    expect(confirmAbility(unreadBindings, 'revoke-all', '', NOW)).toBeNull();
  });

  it('drops the confirmation with the operation', () => {
    const other = binding('revoke-one', operation('POST /other'), { source: 'hand' });
    expect(usable(chooseBinding(confirmed(), 'revoke-one', other))).not.toContain('revoke-one');
  });

  it('keeps a removed ability removed through every later reading', () => {
    const removed = removeBinding(confirmed(), 'revoke-one');
    const after = afterReading(removed, reading({ 'revoke-one': clear(revoking) }));
    expect(stateOf('revoke-one', after.abilities['revoke-one'])).toBe('not-bound');
    expect(usable(after)).toEqual(['license-counts', 'denials']);
  });

  it('goes back to the published path when that of the specification is removed', () => {
    const other = binding('denials', operation('GET /v2/denials'));
    const before = afterReading(unreadBindings, reading({ denials: clear(other) }));
    expect(usableBindings(removeBinding(before, 'denials')).denials?.source).toBe('published');
  });

  it('unbinds a chosen operation that the specification no longer has', () => {
    const before = chooseBinding(unreadBindings, 'revoke-all', chosen);
    expect(afterReading(before, reading({})).abilities['revoke-all']).toMatchObject({
      binding: null,
      changed: { before: 'POST /it', after: null, parts: [{ kind: 'gone' }] },
    });
  });
});
