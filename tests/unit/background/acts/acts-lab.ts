import type { Act } from '#lib/acts/act.ts';
import type { Answer } from '#lib/protocol/commands.ts';
import { acted } from '#lib/storage/acted.ts';
import { createVault } from '#tests/vault/vault.ts';
import { createLab, type Lab, START } from '../lab.ts';
import { createTinyVault, type TinyVault } from '../tiny-vault.ts';

export const ALICE = 'alice@acme.example';
export const second = 1_000;
const TOKEN = 'the-token-in-use-0123456789';

/** A connected vault in which Alice holds two licenses, and what a test of acts asks of both. */
export interface ActsLab extends Omit<Lab, 'state'> {
  vault: TinyVault;
  /** Of the vault that acts are about. */
  id: string;
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
  const standIn = createVault({ now: () => START });
  standIn.tokens.set(TOKEN);
  const clock = { now: () => START };
  const vault = createTinyVault(() => clock.now());
  const lab = await createLab({ 'acme.fls.jetbrains.com': standIn.handler }, vault.vaults);
  clock.now = () => lab.clock.now;
  const connected = await lab.ask<'vault.connect'>({
    name: 'vault.connect',
    address: 'acme',
    apiAddress: null,
    token: TOKEN,
    keep: 'device',
    flavour: 'cloud',
    plan: 'unknown',
  });
  if (!connected.ok) throw new Error(JSON.stringify(connected.problem));
  vault.allocate(ALICE, 'PyCharm');
  vault.allocate(ALICE, 'GoLand');

  const acts: ActsLab = {
    ...lab,
    vault,
    id: connected.value.id,
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
