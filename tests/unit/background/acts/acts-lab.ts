import type { Act } from '#lib/acts/act.ts';
import type { Answer } from '#lib/protocol/commands.ts';
import { acted } from '#lib/storage/acted.ts';
import { createTinyLab, type TinyLab } from '../tiny-lab.ts';

export const ALICE = 'alice@acme.example';

/** A connected vault in which Alice holds two licenses, and what a test of acts asks of both. */
export interface ActsLab extends Omit<TinyLab, 'state'> {
  revoke(
    product?: string,
    beyondBudget?: boolean,
    user?: string,
  ): Promise<Answer<'acts.revokeOne'>>;
  revokeAll(typed?: string): Promise<Answer<'acts.revokeAll'>>;
  disconnect(typed?: string): Promise<Answer<'acts.disconnect'>>;
  undo(act: string): Promise<Answer<'acts.undo'>>;
  /** The id of an act that must have begun. */
  begun(answer: Promise<Answer<'acts.revokeOne'>>): Promise<string>;
  state(index?: number): Promise<Act['state'] | undefined>;
  log(): ReturnType<typeof acted.audit.read>;
}

export async function createActsLab(): Promise<ActsLab> {
  const lab = await createTinyLab();
  const { vault } = lab;
  vault.allocate(ALICE, 'PyCharm');
  vault.allocate(ALICE, 'GoLand');

  const acts: ActsLab = {
    ...lab,
    async revoke(product = 'PyCharm', beyondBudget = false, user = ALICE) {
      const license = vault.holdings.get(user)?.find((one) => one.product === product);
      if (!license) throw new Error(`${user} does not hold ${product}`);
      return await lab.ask<'acts.revokeOne'>({
        name: 'acts.revokeOne',
        vault: acts.id,
        user,
        license,
        beyondBudget,
      });
    },
    async begun(answer) {
      const begun = await answer;
      if (!begun.ok) throw new Error(JSON.stringify(begun.problem));
      return begun.value.act;
    },
    revokeAll: (typed = ALICE) =>
      lab.ask<'acts.revokeAll'>({
        name: 'acts.revokeAll',
        vault: acts.id,
        user: ALICE,
        typed,
        held: 2,
      }),
    disconnect: (typed = 'CLion') =>
      lab.ask<'acts.disconnect'>({
        name: 'acts.disconnect',
        vault: acts.id,
        product: { code: 'CL', name: 'CLion' },
        typed,
      }),
    undo: (act) => lab.ask<'acts.undo'>({ name: 'acts.undo', act }),
    state: async (index = 0) => (await acted.acts.read())[index]?.state,
    log: async () => await acted.audit.read(),
  };
  return acts;
}
