import { beforeEach, describe, expect, it } from 'vitest';
import type { CheckReport } from '#lib/vault/check/check-report.ts';
import type { GuessId } from '#lib/vault/guesses.ts';
import { createVault, type StandInVault } from '#tests/vault/vault.ts';
import { createLab, type Lab, START } from './lab.ts';

const TOKEN = 'the-token-in-use-0123456789';

let vault: StandInVault;
let lab: Lab;
let id: string;

beforeEach(async () => {
  vault = createVault({ now: () => START });
  vault.tokens.set(TOKEN);
  lab = await createLab({ 'acme.fls.jetbrains.com': vault.handler });
  const answer = await lab.ask<'vault.connect'>({
    name: 'vault.connect',
    address: 'acme',
    apiAddress: null,
    token: TOKEN,
    keep: 'device',
    flavour: 'find',
    plan: 'unknown',
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  id = answer.value.id;
  lab.sent.length = 0;
});

const check = (user: string | null = null) =>
  lab.ask<'vault.check'>({ name: 'vault.check', id, user });

async function report(user: string | null = null): Promise<CheckReport> {
  const answer = await check(user);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
}

describe('checking a vault', () => {
  it('holds it against what is believed', async () => {
    const { guesses } = await report();
    const verdicts = Object.fromEntries(guesses.map(({ id: guess, verdict }) => [guess, verdict]));
    expect(verdicts satisfies Partial<Record<GuessId, string>>).toMatchObject({
      'api-on-the-page-host': 'confirmed',
      'bearer-for-cloud': 'confirmed',
      'automation-for-ide-services': 'not-seen',
      'counts-path': 'confirmed',
      'counts-order-by-code': 'confirmed',
      'counts-zero-rows': 'confirmed',
      'counts-nine-digits': 'confirmed',
      'denials-path': 'confirmed',
      'denials-bare-array': 'confirmed',
      'denials-foreign-products': 'confirmed',
      'denials-reason-cancelled': 'confirmed',
      'unauthorized-is-401': 'confirmed',
      'unknown-path-is-404': 'confirmed',
      'errors-are-json': 'confirmed',
      'all-abilities-in-the-specification': 'not-seen',
    });
    expect(guesses.filter(({ verdict }) => verdict === 'refuted')).toEqual([]);
  });

  it('refutes what is not so', async () => {
    vault.faults.set({ kind: 'status', status: 404 }, { ability: 'denials' });
    const { guesses } = await report();
    expect(guesses.find(({ id: guess }) => guess === 'denials-path')?.verdict).toBe('refuted');
    expect(guesses.find(({ id: guess }) => guess === 'denials-names')?.verdict).toBe('not-seen');
  });

  it('only reads, with the token all but once, at the vault alone', async () => {
    await report();
    expect(new Set(lab.sent.map(({ method }) => method))).toEqual(new Set(['GET']));
    expect(new Set(lab.sent.map(({ url }) => new URL(url).origin)).size).toBe(1);
    const without = lab.sent.filter(({ headers }) => !headers.has('authorization'));
    expect(without.map(({ url }) => new URL(url).pathname)).toEqual(['/public-api/licenses/usage']);
    expect(lab.sent.length).toBeLessThan(25);
  });

  it('tells nothing that is the customer’s: no name, host, address, product or number', async () => {
    const user = vault.company.allocations[0]?.user ?? '';
    const text = JSON.stringify(await report(user));
    const { denials, allocations } = vault.company;
    const own = [
      TOKEN,
      'acme',
      'jetbrains.com',
      'example',
      ...denials.flatMap(({ user: who, host, address, product }) => [who, host, address, product]),
      ...allocations.flatMap(({ id: allocation, user: who, host }) => [allocation, who, host]),
    ];
    expect(own.filter((word) => text.includes(word))).toEqual([]);
  });

  it('saves nothing', async () => {
    const before = await lab.dump();
    await report('somebody');
    expect(await lab.dump()).toEqual(before);
  });

  it('waits as long as the vault asked for silence', async () => {
    vault.faults.set({ kind: 'status', status: 429 });
    lab.clock.now += 20 * 60_000;
    await lab.ask({ name: 'vault.refresh', id, by: 'person' });
    lab.sent.length = 0;
    expect(await check()).toMatchObject({ problem: { kind: 'too-soon' } });
    expect(lab.sent).toEqual([]);
  });

  it('says what is missing on our side, without a call', async () => {
    lab.allowed.clear();
    expect(await check()).toMatchObject({
      problem: { kind: 'not-asked', failure: { kind: 'no-access' } },
    });
    expect(lab.sent).toEqual([]);
  });

  it('knows no forgotten vault', async () => {
    await lab.ask({ name: 'vault.forget', id });
    expect(await check()).toMatchObject({ problem: { kind: 'unknown-vault' } });
  });
});
