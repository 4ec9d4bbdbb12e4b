import { describe, expect, it } from 'vitest';
import { badgeLook, badgeState } from '#lib/usage/badge.ts';
import { emptyView, type View } from '#lib/usage/view.ts';
import type { Failure } from '#lib/vault/failure.ts';

const none = { inUse: 0, total: 0 };
const view = (inUse: number, failure: Failure | null = null): View => ({
  ...emptyView,
  counts: {
    at: 1,
    notUnderstood: 0,
    products: [
      { code: 'CL', name: 'CLion', prepaid: { inUse, total: 10 }, postpaid: none, trial: none },
    ],
  },
  attempt: { at: 2, failure },
});
const broken: Failure = { kind: 'wrong-token' };

describe('the badge', () => {
  it.each<[string, Parameters<typeof badgeState>[0], string, string]>([
    ['no vault at all', [], 'none', ''],
    ['all is well', [{ name: 'a', view: view(3) }], 'fine', ''],
    ['nothing is known yet', [{ name: 'a', view: emptyView }], 'fine', ''],
    ['a product is full', [{ name: 'a', view: view(10) }], 'full', '0'],
    ['a connection is broken', [{ name: 'a', view: view(3, broken) }], 'broken', '!'],
    [
      'one is full, another broken',
      [
        { name: 'a', view: view(10) },
        { name: 'b', view: view(0, broken) },
      ],
      'broken',
      '!',
    ],
    [
      'a vault only asks for a pause',
      [{ name: 'a', view: view(3, { kind: 'rate-limited', until: 9 }) }],
      'fine',
      '',
    ],
  ])('when %s', (_what, vaults, kind, text) => {
    const state = badgeState(vaults);
    expect(state.kind).toBe(kind);
    expect(badgeLook(state).text).toBe(text);
  });

  it('names the vault and the products that are full', () => {
    const state = badgeState([
      { name: 'quiet', view: view(1) },
      { name: 'acme', view: view(10) },
    ]);
    expect(state).toEqual({ kind: 'full', vault: 'acme', products: ['CLion'] });
  });
});
