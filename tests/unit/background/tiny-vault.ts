import type { ActsClient, BoundVaults } from '#lib/background/bound-vaults.ts';
import type { Ability } from '#lib/vault/ability.ts';
import { type Failure, failed, success } from '#lib/vault/failure.ts';
import type { UserLicense } from '#lib/vault/records.ts';
import { license } from '../acts/license.ts';

/** What the tiny vault does with a write instead of doing it and saying so. */
type Trouble =
  | { kind: 'refuses'; failure: Failure }
  /** Carries it out, and the answer gets lost. */
  | { kind: 'does-and-fails'; failure: Failure }
  /** Carries it out, and never answers. */
  | { kind: 'does-and-hangs' }
  | { kind: 'hangs' };

/** A vault behind a bound client, small enough to see through: who holds what, and what was asked. */
export type TinyVault = ReturnType<typeof createTinyVault>;

export function createTinyVault(now: () => number) {
  const holdings = new Map<string, UserLicense[]>();
  const writes: string[] = [];
  const reads: string[] = [];
  const bound = new Set<Ability>([
    'license-counts',
    'denials',
    'user-licenses',
    'revoke-one',
    'revoke-all',
    'disconnect-product',
  ]);
  const disconnected = new Set<string>();
  let next = 0;
  const vault = {
    /** Licenses by user. */
    holdings,
    /** Every write that arrived, in order, whatever became of it. */
    writes,
    /** Every user that was looked up. */
    reads,
    bound,
    disconnected,
    /** What the next writes meet, one each. */
    troubles: [] as Trouble[],
    /** What a client waits for before it is there, while it is set. */
    gate: null as Promise<void> | null,
    /** What every look meets, while it is set. */
    blind: null as Failure | null,
    allocate(user: string, product: string): UserLicense {
      const held = license({
        user,
        allocationId: `allocation-${++next}`,
        product,
        since: now(),
        host: 'pc-1.acme.example',
      });
      holdings.set(user, [...(holdings.get(user) ?? []), held]);
      return held;
    },
    /** `user product, product` for each user that holds something. */
    state: () =>
      [...holdings]
        .filter(([, held]) => held.length > 0)
        .map(([user, held]) => `${user}: ${held.map(({ product }) => product).join(', ')}`),
  };

  async function write(what: string, carryOut: () => void) {
    writes.push(what);
    const trouble = vault.troubles.shift();
    if (trouble?.kind === 'refuses') return failed(trouble.failure);
    if (trouble?.kind === 'hangs') return await new Promise<never>(() => undefined);
    carryOut();
    if (trouble?.kind === 'does-and-hangs') return await new Promise<never>(() => undefined);
    return trouble ? failed(trouble.failure) : success(null);
  }

  const client: ActsClient = {
    licenseCounts: async () => {
      const total = disconnected.has('CLion') ? 0 : 10;
      const none = { inUse: 0, total: 0 };
      const clion = { code: 'CL', name: 'CLion', prepaid: { inUse: 0, total } };
      return success({ products: [{ ...clion, postpaid: none, trial: none }], notUnderstood: 0 });
    },
    denials: async () =>
      success({
        denials: [
          denial('alice', 'PyCharm', now() - 1_000),
          denial('Bob', 'CLion', now() - 2_000),
          denial('alice', 'CLion', now() - 3_000),
        ],
        notUnderstood: 0,
        truncated: false,
      }),
    async userLicenses(user) {
      reads.push(user);
      return vault.blind ? failed(vault.blind) : success(holdings.get(user) ?? []);
    },
    revokeOne: ({ user, allocationId, product }) =>
      write(`revoke ${product} of ${user}`, () => {
        const held = holdings.get(user) ?? [];
        holdings.set(
          user,
          held.filter((one) => one.allocationId !== allocationId),
        );
      }),
    revokeAll: (user) => write(`revoke all of ${user}`, () => holdings.set(user, [])),
    disconnectProduct: ({ name }) => write(`disconnect ${name}`, () => disconnected.add(name)),
  };

  const vaults: BoundVaults = {
    async clientFor() {
      await vault.gate;
      return success(client);
    },
    isBound: async (_connection, ability) => bound.has(ability),
  };
  return Object.assign(vault, { vaults });
}

const denial = (user: string, product: string, at: number) => ({
  at,
  product,
  user,
  host: 'pc-1.acme.example',
  address: '192.0.2.1',
  version: null,
  reason: 'CANCELLED',
  description: null,
});
