import { beforeEach, describe, expect, it, vi } from 'vitest';
import { learned } from '#lib/storage/learned.ts';
import { healthOf, readLearned } from '#lib/storage/learned-state.ts';
import { connectAnew, id, lab, minute, vault } from './specification-lab.ts';

beforeEach(connectAnew);

describe('health', () => {
  it('does not keep the badge waiting', async () => {
    vi.spyOn(learned.health, 'update').mockRejectedValue(new Error('The storage is full'));
    vault.tokens.set('another-token-0123456789');
    lab.clock.now += 20 * minute;
    await lab.ask({ name: 'vault.refresh', id, by: 'person' });
    expect((await lab.badge()).text).toBe('!');
  });

  it('counts what worked and what did not, without anything personal', async () => {
    vault.faults.set({ kind: 'status', status: 503 }, { ability: 'denials' });
    lab.clock.now += 20 * minute;
    await lab.ask({ name: 'vault.refresh', id, by: 'person' });
    const health = healthOf(await readLearned(), id);
    expect(health['license-counts']).toEqual({
      successes: 2,
      failures: 0,
      lastSuccessAt: lab.clock.now,
      lastFailure: null,
    });
    expect(health['denials']).toMatchObject({
      successes: 1,
      failures: 1,
      lastFailure: { at: lab.clock.now, failure: { kind: 'server-error', status: 503 } },
    });
    expect(health['revoke-one'].successes + health['revoke-one'].failures).toBe(0);
  });
});
