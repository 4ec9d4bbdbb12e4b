import { stateOf, type VaultBindings } from '#lib/bindings/vault-bindings.ts';
import { abilities } from '#lib/vault/ability.ts';
import type { Connection } from '#lib/vault/connection.ts';
import { ownWords, redact } from './redact.ts';
import type { VaultHealth } from './vault-health.ts';

/** What a vault's part of the diagnostics is made of. */
export interface Diagnosed {
  connection: Connection;
  bindings: VaultBindings;
  health: VaultHealth;
  /** What the script on the vault's Settings page looked for; null: it has not been there. */
  page: unknown;
}

/** Whose diagnostics they are. */
export interface Surroundings {
  version: string;
  /** As the browser names itself. */
  browser: string;
  /** Epoch milliseconds. */
  now: number;
}

/**
 * What somebody else needs to find a fault: what is bound to what, and how it fared. No token, user,
 * host or count is in it, and the company's own words are replaced.
 */
export function diagnosticsOf(
  { connection, bindings, health, page }: Diagnosed,
  { version, browser, now }: Surroundings,
): object {
  const { specification, look, lookDue } = bindings;
  const told = {
    seatkeeper: version,
    browser,
    at: new Date(now).toISOString(),
    vault: {
      flavour: connection.flavour,
      plan: connection.plan,
      token: { keep: connection.token.keep, candidate: connection.candidate !== null },
      specification,
      look,
      lookDue,
      page,
      abilities: Object.fromEntries(
        abilities.map((ability) => {
          const record = bindings.abilities[ability];
          return [
            ability,
            {
              state: stateOf(ability, record),
              source: record.binding?.source ?? null,
              operation: record.binding?.operation.id ?? null,
              verdict: record.verdict,
              evidence: record.evidence.map(({ kind, detail }) => `${kind} ${detail}`.trim()),
              changed: record.changed,
              removedByHand: record.removedByHand,
              ...health[ability],
            },
          ];
        }),
      ),
    },
  };
  return redact(told, ownWords(connection));
}
