import { beforeAll, describe, expect, it } from 'vitest';
import { stateOf, type VaultBindings } from '#lib/bindings/vault-bindings.ts';
import { bindingsOf, readLearned } from '#lib/storage/learned-state.ts';
import { type Ability, abilities, isWriting } from '#lib/vault/ability.ts';
import type { Dialect } from '#tests/vault/dialects/dialect.ts';
import { dialects } from '#tests/vault/dialects/index.ts';
import { createVault } from '#tests/vault/vault.ts';
import { createLab, START } from '../background/lab.ts';

const HOST = 'acme.fls.jetbrains.com';
const TOKEN = 'the-token-in-use-0123456789';
const published = {
  'license-counts': 'GET /public-api/licenses/usage',
  denials: 'GET /public-api/denials/report',
} as Readonly<Record<string, string>>;

/** Whether the vault gives its specification to whoever has the token. */
const givesToToken = ({ specification: { places } }: Dialect) =>
  places.some(({ access }) => access === 'token' || access === 'anyone');

/** Connects a vault that speaks the dialect, and reads its specification as an admin would. */
async function learn(dialect: Dialect): Promise<{ id: string; strayed: string[] }> {
  const vault = createVault({ dialect, now: () => START });
  vault.tokens.add('seatkeeper', TOKEN, Number.POSITIVE_INFINITY);
  const lab = await createLab({ [HOST]: vault.handler });
  const connected = await lab.ask<'vault.connect'>({
    name: 'vault.connect',
    address: HOST,
    apiAddress: null,
    token: TOKEN,
    keep: 'device',
    flavour: 'find',
    plan: 'unknown',
  });
  if (!connected.ok) throw new Error(JSON.stringify(connected.problem));
  const { id } = connected.value;
  const read = await lab.ask<'specification.read'>({ name: 'specification.read', id });
  expect(read.ok, JSON.stringify(read)).toBe(givesToToken(dialect));
  if (!read.ok) {
    expect(read.problem).toMatchObject({ problem: { kind: 'behind-login' } });
    const { text } = dialect.specification;
    const imported = await lab.ask({ name: 'specification.import', id, text });
    expect(imported.ok, JSON.stringify(imported)).toBe(true);
  }
  return { id, strayed: vault.strayed };
}

/**
 * What the binder does not find, and says so: each is a wish, none is a wrong binding. An entry that
 * is found one day has to leave this list.
 */
const missed: Readonly<Record<string, readonly Ability[]>> = {
  'springdoc-nested': ['disconnect-product'],
  // Their specifications name another host, and the token is never sent to one.
  'springfox-rpc': [
    'user-licenses',
    'revoke-one',
    'revoke-all',
    'usage-report',
    'disconnect-product',
  ],
  'colon-verbs': [
    'user-licenses',
    'revoke-one',
    'revoke-all',
    'usage-report',
    'disconnect-product',
  ],
  'jsonapi-kebab': ['usage-report'],
  'ktor-read-only': ['usage-report'],
};

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
      strayed = learnt.strayed;
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
