import {
  afterCall,
  speaksAgainstBinding,
  untriedHealth,
  wasTried,
} from '#lib/health/vault-health.ts';
import { learned } from '#lib/storage/learned.ts';
import type { Ability } from '#lib/vault/ability.ts';
import type { Failure } from '#lib/vault/failure.ts';
import { changeBindingsNow, readBindings } from './bindings.ts';
import { findConnection } from './connections.ts';
import type { Services } from './services.ts';
import { inTurn } from './turns.ts';

/** What came of one call of an ability. `failure` null: it worked. */
export interface Call {
  ability: Ability;
  failure: Failure | null;
}

/**
 * Writes down how abilities fared. One that was answered as if its operation had changed makes the
 * vault's specification due for another look; the next alarm takes it.
 */
export async function recordCalls(
  services: Services,
  id: string,
  calls: readonly Call[],
): Promise<void> {
  const tried = calls.filter(({ failure }) => wasTried(failure));
  if (tried.length === 0) return;
  const now = services.now();
  await inTurn(async () => {
    if (!(await findConnection(id))) return;
    await learned.health.update((all) => ({
      ...all,
      [id]: tried.reduce(
        (health, { ability, failure }) => afterCall(health, ability, failure, now),
        all[id] ?? untriedHealth,
      ),
    }));
    const { specification, lookDue } = await readBindings(id);
    const doubtful = tried.some(({ failure }) => failure && speaksAgainstBinding(failure));
    if (doubtful && specification && !lookDue) {
      await changeBindingsNow(id, (bindings) => ({ ...bindings, lookDue: true }));
    }
  });
}
