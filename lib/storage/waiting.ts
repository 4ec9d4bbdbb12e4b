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

/** The key of `acted.leavers`, for the same reason. A list is on disk as soon as it can be undone. */
const LIST_KEY = 'leavers';

const listSchema = v.object({
  phase: v.literal('revoke'),
  status: v.literal('running'),
  dueAt: v.number(),
  rows: v.array(
    v.object({
      chosen: v.boolean(),
      // Once one was sent, the list can be paused, but not undone.
      items: v.array(v.object({ sentAt: v.null() })),
    }),
  ),
});

/** An act that can still be undone, as far as a person must know it. */
export interface Waiting {
  id: string;
  act: v.InferOutput<typeof actSchema>['subject']['act'] | 'list';
  user: string | null;
  product: string | null;
  /** How many a list is about to revoke; 0 for a single act. */
  licenses: number;
  dueAt: number;
}

/** Acts that wait to be sent, soonest first. What cannot be read is left out: the dashboard tells. */
export async function readWaiting(): Promise<Waiting[]> {
  const raw = await local.read([KEY, LIST_KEY]);
  const stored = v.safeParse(v.object({ value: v.array(v.unknown()) }), raw[KEY]);
  const acts = stored.success ? stored.output.value : [];
  return acts
    .flatMap((act): Waiting[] => {
      const parsed = v.safeParse(actSchema, act);
      if (!parsed.success) return [];
      const { id, subject, state } = parsed.output;
      const { act: kind, user, license, product } = subject;
      const named = product?.name ?? license?.product ?? license?.productCode;
      const { dueAt } = state;
      const what = { user: user ?? null, product: named ?? null, licenses: 0 };
      return [{ id, act: kind, ...what, dueAt }];
    })
    .concat(waitingList(raw[LIST_KEY]))
    .sort((a, b) => a.dueAt - b.dueAt);
}

function waitingList(raw: unknown): Waiting[] {
  const parsed = v.safeParse(v.object({ value: listSchema }), raw);
  if (!parsed.success) return [];
  const { dueAt, rows } = parsed.output.value;
  const licenses = rows.flatMap(({ chosen, items }) => (chosen ? items : [])).length;
  return [{ id: 'list', act: 'list', user: null, product: null, licenses, dueAt }];
}

/** Follows what waits, until the signal aborts. */
export function watchWaiting(onChange: (waiting: Waiting[]) => void, signal: AbortSignal): void {
  const watch = (changed: () => void) => local.watch([KEY, LIST_KEY], changed, signal);
  follow({ read: readWaiting, watch }, onChange, signal);
}
