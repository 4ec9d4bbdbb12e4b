import { createVault } from '#tests/vault/vault.ts';
import { createLab, type Lab, START } from './lab.ts';
import { createTinyVault, type TinyVault } from './tiny-vault.ts';

const TOKEN = 'the-token-in-use-0123456789';
export const second = 1_000;

/** The background with one connected vault, whose abilities are those of a tiny one. */
export interface TinyLab extends Lab {
  vault: TinyVault;
  /** The connection's. */
  id: string;
}

export async function createTinyLab(): Promise<TinyLab> {
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
  return { ...lab, vault, id: connected.value.id };
}
