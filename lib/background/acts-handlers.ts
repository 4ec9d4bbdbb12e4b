import type { Handlers } from '#lib/platform/answer.ts';
import type { ActsAnswers } from '#lib/protocol/acts.ts';
import { createActEngine } from './act-engine.ts';
import { createActs } from './acts.ts';
import type { BoundVaults } from './bound-vaults.ts';
import { createLeavers } from './leavers.ts';
import { createLeaversEngine } from './leavers-engine.ts';
import type { Services } from './services.ts';
import { createUsers } from './users.ts';

/** Finding users and changing vaults: the commands, and what is to be swept up behind them. */
export function createActsPart(services: Services, vaults: BoundVaults) {
  const engine = createActEngine(services, vaults);
  const acts = createActs(services, vaults, engine);
  const users = createUsers(services, vaults);
  const leaversEngine = createLeaversEngine(services, vaults);
  const leavers = createLeavers(services, vaults, leaversEngine);
  // What a dead worker left is settled before anything new is begun.
  const takenUp = Promise.all([engine.takeUp(), leaversEngine.takeUp()]);
  const then =
    <C, A>(handler: (command: C) => Promise<A>) =>
    async (command: C) => {
      await takenUp;
      return await handler(command);
    };
  /** Does what is due, and arms what is not. */
  async function sweep(): Promise<void> {
    await takenUp;
    await Promise.all([engine.sweep(), leaversEngine.sweep()]);
  }
  const handlers: Pick<Handlers, keyof ActsAnswers> = {
    'users.find': users.find,
    'users.denials': users.denials,
    'users.suggest': users.suggest,
    'users.seen': users.seen,
    'acts.revokeOne': then(acts.revokeOne),
    'acts.revokeAll': then(acts.revokeAll),
    'acts.disconnect': then(acts.disconnect),
    'acts.month': then(acts.month),
    'acts.undo': then(acts.undo),
    'acts.sweep': async () => {
      await takenUp;
      // What a vault takes to answer is not waited for: the outcome comes by storage.
      void sweep();
      return { ok: true, value: null };
    },
    'acts.dismiss': then(acts.dismiss),
    'acts.settings': then(acts.saveSettings),
    'leavers.check': then(leavers.check),
    'leavers.choose': then(leavers.choose),
    'leavers.revoke': then(leavers.revoke),
    'leavers.undo': then(leavers.undo),
    'leavers.pause': then(leavers.pause),
    'leavers.resume': then(leavers.resume),
    'leavers.cancel': then(leavers.cancel),
  };
  return { handlers, sweep };
}
