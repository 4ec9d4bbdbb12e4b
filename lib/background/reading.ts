import { usableBindings } from '#lib/bindings/vault-bindings.ts';
import type { Connection } from '#lib/vault/connection.ts';
import { readBindings } from './bindings.ts';
import { type Reading, readVault } from './probe.ts';
import type { Services } from './services.ts';

/**
 * Reads counts and denials of a connected vault, the way its specification says where one was read.
 *
 * @param token the one in use, or a candidate to be proven
 */
export async function readConnected(
  services: Services,
  { id, origin, flavour }: Connection,
  token: string,
): Promise<Reading> {
  const bindings = usableBindings(await readBindings(id));
  return await readVault(services, { origin, flavour, token, bindings, find: false });
}
