import * as v from 'valibot';
import { local } from '#lib/platform/areas.ts';
import { follow } from './follow.ts';

/** The key of `acted.acts`: the popup must not carry what that document is checked with. */
const KEY = 'acts';

const text = v.nullish(v.string());
const actSchema = v.object({
  id: v.string(),
  subject: v.object({
    act: v.picklist(['revoke-one', 'revoke-all', 'disconnect-product']),
    user: text,
    license: v.nullish(v.object({ product: text, productCode: text })),
    product: v.nullish(v.object({ name: v.string() })),
  }),
  state: v.object({ stage: v.literal('waiting'), dueAt: v.number() }),
});

/** An act that can still be undone, as far as a person must know it. */
export interface Waiting {
  id: string;
  act: v.InferOutput<typeof actSchema>['subject']['act'];
  user: string | null;
  product: string | null;
  dueAt: number;
}

/** Acts that wait to be sent, soonest first. What cannot be read is left out: the dashboard tells. */
export async function readWaiting(): Promise<Waiting[]> {
  const stored = v.safeParse(
    v.object({ value: v.array(v.unknown()) }),
    (await local.read([KEY]))[KEY],
  );
  const acts = stored.success ? stored.output.value : [];
  return acts
    .flatMap((act) => {
      const parsed = v.safeParse(actSchema, act);
      if (!parsed.success) return [];
      const { id, subject, state } = parsed.output;
      const { act: kind, user, license, product } = subject;
      const named = product?.name ?? license?.product ?? license?.productCode;
      return { id, act: kind, user: user ?? null, product: named ?? null, dueAt: state.dueAt };
    })
    .sort((a, b) => a.dueAt - b.dueAt);
}

/** Follows what waits, until the signal aborts. */
export function watchWaiting(onChange: (waiting: Waiting[]) => void, signal: AbortSignal): void {
  const watch = (changed: () => void) => local.watch([KEY], changed, signal);
  follow({ read: readWaiting, watch }, onChange, signal);
}
