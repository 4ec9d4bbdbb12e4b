import type { Ability } from '#lib/vault/ability.ts';
import type { BoundClient } from '#lib/vault/bound-client.ts';
import type { Connection } from '#lib/vault/connection.ts';
import type { Outcome } from '#lib/vault/failure.ts';
import { createClientFor, isBound } from './bound.ts';
import type { Services } from './services.ts';

/** What acts and searches need of a vault's bound client. */
export type ActsClient = Omit<BoundClient, 'report'>;

/** The vaults as the admin bound them: what tests replace. */
export interface BoundVaults {
  /** A client with the token in use, or why there is none. */
  clientFor(connection: Connection): Promise<Outcome<ActsClient>>;
  /** Whether something says how this vault does it, confirmed where it writes. */
  isBound(connection: Connection, ability: Ability): Promise<boolean>;
}

export const boundVaults = (services: Services): BoundVaults => ({
  clientFor: (connection) => createClientFor(services, connection),
  isBound,
});
