import { computed, signal } from '@preact/signals';
import { parseVaultAddress } from '#lib/vault/address.ts';
import type { Flavour, Keep, Plan } from '#lib/vault/connection.ts';
import type { TestState } from './connection-test.tsx';
import type { OptionsModel } from './model.ts';

/** The connect form: what was typed, what is understood of it, and the one act. */
export function createConnectModel(model: OptionsModel, onConnected: () => void) {
  const { words, ask, status } = model;
  const address = signal('');
  const apiAddress = signal<string | null>(null);
  const apiConfirmed = signal(false);
  const token = signal('');
  const keep = signal<Keep>('device');
  const flavour = signal<Flavour | 'find'>('find');
  const plan = signal<Plan>('unknown');
  const test = signal<TestState | null>(null);
  const problem = signal<string | null>(null);
  /** Complaints about the address wait until the person has left the field. */
  const addressLeft = signal(false);

  const parsed = computed(() => parseVaultAddress(address.value));
  const inferred = computed(() =>
    parsed.value.ok && parsed.value.value.inferred ? parsed.value.value : null,
  );
  const api = computed(() => parseVaultAddress(apiAddress.value ?? inferred.value?.origin ?? ''));
  /** Where the token would go; null while that is not clear. */
  const target = computed(() => {
    if (!parsed.value.ok) return null;
    if (!inferred.value) return parsed.value.value.origin;
    return api.value.ok ? api.value.value.origin : null;
  });

  /**
   * Asks the browser for access, if it is missing. The request comes before every await: a browser
   * grants it only directly in a click, and granting what is there already asks nobody.
   */
  async function gainAccess(origin: string, pageOrigin: string): Promise<boolean> {
    // The page's origin too: that is where a token can be saved with one click.
    const asking = model.requestAccess(...new Set([origin, pageOrigin]));
    return (await asking.catch(() => false)) || (await model.hasAccess(origin));
  }

  async function connect(): Promise<void> {
    addressLeft.value = true;
    status.value = '';
    problem.value = null;
    test.value = null;
    if (!parsed.value.ok) return;
    const origin = target.value;
    if (origin === null || (inferred.value && !apiConfirmed.value)) {
      problem.value = words.apiConfirmMissing;
      return;
    }
    if (!(await gainAccess(origin, parsed.value.value.pageOrigin))) {
      problem.value = words.accessRefused(new URL(origin).host);
      return;
    }
    test.value = 'running';
    const answer = await ask<'vault.connect'>({
      name: 'vault.connect',
      address: address.value,
      apiAddress: inferred.value ? origin : null,
      token: token.value,
      keep: keep.value,
      flavour: flavour.value,
      plan: plan.value,
    });
    if (answer.ok) {
      token.value = '';
      model.tests.value = { ...model.tests.value, [answer.value.id]: answer.value.checks };
      status.value = words.connected(answer.value.title, answer.value.flavour);
      onConnected();
      return;
    }
    test.value = answer.problem.kind === 'checks-failed' ? answer.problem.checks : null;
    problem.value = words.problem(answer.problem);
  }

  return {
    address,
    apiAddress,
    apiConfirmed,
    token,
    keep,
    flavour,
    plan,
    test,
    problem,
    addressLeft,
    parsed,
    inferred,
    api,
    connect,
  };
}
export type ConnectModel = ReturnType<typeof createConnectModel>;
