import { failed, type Outcome } from '../../failure.ts';
import { type Access, write } from '../../http.ts';
import type { Binding } from '../binding.ts';
import { familyOf } from '../needs.ts';
import { buildCall } from './build-call.ts';
import { findUserId } from './find-user.ts';
import type { Values } from './values.ts';

/** The values with the user's own number, where the binding wants it and it is not known yet. */
export async function withUserId(
  access: Access,
  binding: Binding,
  values: Values,
  signal?: AbortSignal,
): Promise<Outcome<Values>> {
  const { lookup, inputs } = binding;
  const isWanted = inputs.some(({ meaning }) => meaning === 'user-id');
  if (!lookup || !isWanted || values['user-id']) return { ok: true, value: values };
  const found = await findUserId(access, binding, lookup, values, signal);
  return found.ok ? { ok: true, value: { ...values, 'user-id': found.value } } : found;
}

/**
 * Does something that changes the vault: one request, never repeated.
 *
 * @throws only the signal's reason, when the caller itself gave up
 */
export async function act(
  access: Access,
  binding: Binding,
  given: Values,
  signal?: AbortSignal,
): Promise<Outcome<null>> {
  const { ability, answer, body, inputs } = binding;
  // Without anybody or anything named, an act would be about everybody.
  const isNamed = inputs.some(({ meaning }) =>
    ['user', 'license', 'product'].includes(familyOf(meaning)),
  );
  if (!isNamed) return failed({ kind: 'not-bound', ability });
  const values = await withUserId(access, binding, given, signal);
  if (!values.ok) return values;
  const call = buildCall(ability, binding, values.value, { accept: answer.accept, body });
  return call.ok ? await write(access, call.value, signal) : call;
}
