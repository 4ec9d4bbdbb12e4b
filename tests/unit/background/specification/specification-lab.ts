import type { Services } from '#lib/background/services.ts';
import { stateOf, type VaultBindings } from '#lib/bindings/vault-bindings.ts';
import { bindingsOf, readLearned } from '#lib/storage/learned-state.ts';
import type { Ability } from '#lib/vault/ability.ts';
import type { Dialect, Place } from '#tests/vault/dialects/dialect.ts';
import { springdocNested } from '#tests/vault/dialects/springdoc-nested.ts';
import { inProcessFetch } from '#tests/vault/in-process.ts';
import { createVault, type StandInVault } from '#tests/vault/vault.ts';
import { createLab, type Lab, START } from '../lab.ts';

export const HOST = 'acme.fls.jetbrains.com';
export const TOKEN = 'the-token-in-use-0123456789';
export const minute = 60_000;
export const week = 7 * 24 * 60 * minute;
export const REVOKE = 'DELETE /public-api/users/{email}/licenses/{allocationId}';

export let vault: StandInVault;
export let lab: Lab;
export let id: string;
export let place: Place;

/** Connects a vault that speaks the dialect, with its specification in one place that tests change. */
export async function connect(dialect: Dialect, places: readonly Place[] = [place]): Promise<void> {
  vault = createVault({
    dialect: { ...dialect, specification: { ...dialect.specification, places } },
    now: () => START,
  });
  vault.tokens.add('seatkeeper', TOKEN, Number.POSITIVE_INFINITY);
  lab = await createLab({ [HOST]: vault.handler });
  const answer = await lab.ask<'vault.connect'>({
    name: 'vault.connect',
    address: HOST,
    apiAddress: null,
    token: TOKEN,
    keep: 'device',
    flavour: 'find',
    plan: 'unknown',
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  id = answer.value.id;
  lab.sent.length = 0;
}

/** A vault that gives its specification to whoever has the token; tests change `place`. */
export async function connectAnew(): Promise<void> {
  place = { path: '/api-docs', text: springdocNested.specification.text, access: 'token' };
  await connect(springdocNested);
}

export const bindings = async (): Promise<VaultBindings> => bindingsOf(await readLearned(), id);
export const record = async (ability: Ability) => (await bindings()).abilities[ability];
export const state = async (ability: Ability) => stateOf(ability, await record(ability));
export const read = () => lab.ask<'specification.read'>({ name: 'specification.read', id });
export const importText = (text: string) =>
  lab.ask<'specification.import'>({ name: 'specification.import', id, text });
export const paths = () => lab.sent.map(({ url }) => new URL(url).pathname);
export const specificationPaths = () => paths().filter((path) => !path.startsWith('/public-api'));

export async function confirm(ability: Ability) {
  const fingerprint = (await record(ability)).binding?.operation.fingerprint ?? '';
  return await lab.ask({ name: 'ability.confirm', id, ability, fingerprint });
}

/** The background's surroundings, for calling a part of it directly. */
export const services = (): Services => ({
  fetch: inProcessFetch({ [HOST]: vault.handler }, (request) => lab.sent.push(request)),
  now: () => lab.clock.now,
  random: () => 0.5,
  setTimer: () => () => undefined,
});

/** Changes the specification that the vault serves. */
export function rewrite(
  change: (document: { info: { title: string }; paths: Paths }) => void,
): void {
  const document = JSON.parse(place.text);
  change(document);
  place.text = JSON.stringify(document);
}
type Paths = Record<string, Record<string, { summary?: string; parameters?: object[] }>>;
