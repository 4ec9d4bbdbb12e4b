import { expect, it } from 'vitest';
import {
  afterCall,
  speaksAgainstBinding,
  untriedHealth,
  wasTried,
} from '#lib/health/vault-health.ts';
import type { Failure } from '#lib/vault/failure.ts';

it('counts what worked and what did not, and keeps the last of both', () => {
  const failure = { kind: 'server-error', status: 503 } as const;
  const once = afterCall(untriedHealth, 'denials', null, 10);
  const health = afterCall(afterCall(once, 'denials', failure, 20), 'denials', null, 30);
  expect(health.denials).toEqual({
    successes: 2,
    failures: 1,
    lastSuccessAt: 30,
    lastFailure: { at: 20, failure },
  });
  expect(health['license-counts']).toEqual(untriedHealth['license-counts']);
});

it.each<[Failure, boolean, boolean]>([
  [{ kind: 'not-a-vault', found: 'nothing' }, true, true],
  [{ kind: 'not-understood', field: 'rows' }, true, true],
  [{ kind: 'server-error', status: 400 }, true, true],
  [{ kind: 'server-error', status: 405 }, true, true],
  [{ kind: 'server-error', status: 500 }, true, false],
  [{ kind: 'not-found' }, true, false],
  [{ kind: 'wrong-token' }, true, false],
  [{ kind: 'unreachable' }, true, false],
  [{ kind: 'not-bound', ability: 'revoke-one' }, false, false],
  [{ kind: 'token-missing' }, false, false],
])('%j: was tried %s, puts the binding in doubt %s', (failure, tried, doubt) => {
  expect([wasTried(failure), speaksAgainstBinding(failure)]).toEqual([tried, doubt]);
});
