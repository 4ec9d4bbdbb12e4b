import { beforeAll, describe, expect, it } from 'vitest';
import { stateOf, type VaultBindings } from '#lib/bindings/vault-bindings.ts';
import { bindingsOf, readLearned } from '#lib/storage/learned-state.ts';
import { type Ability, abilities, isWriting } from '#lib/vault/ability.ts';
import type { Dialect } from '#tests/vault/dialects/dialect.ts';
import { dialects } from '#tests/vault/dialects/index.ts';
import { learn, missed } from './learn.ts';

const published = {
  'license-counts': 'GET /public-api/licenses/usage',
  denials: 'GET /public-api/denials/report',
} as Readonly<Record<string, string>>;

/** The operation that an administrator would choose, as it stands in the specification. */
function wanted({ name, prefix, expected }: Dialect, ability: Ability): string {
  const operation = expected[ability];
  if (typeof operation !== 'object' || missed[name]?.includes(ability)) {
    return published[ability] ?? 'not bound';
  }
  const [method, path = ''] = operation.operation.split(' ');
  return `${method} ${prefix}${path}`;
}

describe.each(dialects.map((dialect) => [dialect.name, dialect] as const))(
  '%s',
  (_name, dialect) => {
    let records: VaultBindings['abilities'];
    let strayed: string[];

    beforeAll(async () => {
      const learnt = await learn(dialect);
      strayed = learnt.vault.strayed;
      records = bindingsOf(await readLearned(), learnt.id).abilities;
    });

    it.each(abilities.map((ability) => [ability, wanted(dialect, ability)] as const))(
      'does %s by: %s',
      (ability, operation) => {
        const { binding } = records[ability];
        expect(binding?.operation.id ?? 'not bound').toBe(operation);
        const whenBound = isWriting(ability) ? 'needs-confirmation' : 'bound';
        expect(stateOf(ability, records[ability])).toBe(binding ? whenBound : 'not-bound');
      },
    );

    it('is learnt from without a call to any other operation', () => {
      expect(strayed).toEqual([]);
    });
  },
);
