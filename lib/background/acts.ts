import { type Act, isPending, revocations, type Subject, withoutTraces } from '#lib/acts/act.ts';
import { type Budget, budget } from '#lib/acts/budget.ts';
import { begin, callOff } from '#lib/acts/steps.ts';
import type { Answer, Command, CommandName, Problem } from '#lib/protocol/commands.ts';
import { acted } from '#lib/storage/acted.ts';
import { documents } from '#lib/storage/documents.ts';
import type { Connection } from '#lib/vault/connection.ts';
import type { ActEngine } from './act-engine.ts';
import { changeAct, recordActs } from './act-record.ts';
import type { BoundVaults } from './bound-vaults.ts';
import { findConnection } from './record.ts';
import type { Services } from './services.ts';
import { inTurn } from './turns.ts';

type Of<N extends CommandName> = Extract<Command, { name: N }>;
type Begun = { ok: true; value: { act: string } } | { ok: false; problem: Problem };

const refuse = (problem: Problem) => ({ ok: false, problem }) as const;
const done = { ok: true, value: null } as const;

export type Acts = ReturnType<typeof createActs>;

/** The commands that change a vault, each after a delay in which it can be undone. */
export function createActs(services: Services, vaults: BoundVaults, engine: ActEngine) {
  /** One after another, so that two at once cannot both take the month's last revocation. */
  const start = (vault: string, subject: Subject, beyondBudget = true) =>
    inTurn(() => startNow(vault, subject, beyondBudget));

  async function startNow(vault: string, subject: Subject, beyondBudget: boolean): Promise<Begun> {
    const connection = await findConnection(vault);
    if (!connection) return refuse({ kind: 'unknown-vault' });
    const settings = await documents.settings.read();
    if (settings.readOnly) return refuse({ kind: 'read-only' });
    if (!(await vaults.isBound(connection, subject.act))) {
      const failure = { kind: 'not-bound', ability: subject.act } as const;
      return refuse({ kind: 'not-bound', failure });
    }
    const over = beyondBudget ? null : await overBudget(services, connection, revocations(subject));
    if (over) return refuse(over);

    const now = services.now();
    const act = begin(subject, {
      id: crypto.randomUUID(),
      vault,
      now,
      undoMs: settings.undoSeconds * 1000,
    });
    const acts = await acted.acts.update((all) =>
      all.some((other) => isPending(other) && isSameSubject(other, act)) ? all : [...all, act],
    );
    if (!acts.includes(act)) return refuse({ kind: 'already-under-way' });
    engine.arm(act);
    await recordActs(services, [act]);
    return { ok: true, value: { act: act.id } };
  }

  return {
    revokeOne: ({ vault, user, license, beyondBudget = false }: Of<'acts.revokeOne'>) =>
      start(vault, { act: 'revoke-one', user, license: withoutTraces(license) }, beyondBudget),

    async revokeAll({ vault, user, typed, held, beyondBudget = false }: Of<'acts.revokeAll'>) {
      if (typed.trim() !== user) return refuse({ kind: 'typed-name' });
      return await start(vault, { act: 'revoke-all', user, held }, beyondBudget);
    },

    async disconnect({ vault, product, typed }: Of<'acts.disconnect'>): Promise<Begun> {
      if (typed.trim() !== product.name.trim()) return refuse({ kind: 'typed-name' });
      return await start(vault, { act: 'disconnect-product', product });
    },

    async month({ vault }: Of<'acts.month'>): Promise<Answer<'acts.month'>> {
      const connection = await findConnection(vault);
      if (!connection) return refuse({ kind: 'unknown-vault' });
      return { ok: true, value: { budget: await month(services, connection) } };
    },

    /** Takes the act back, if it has not been sent. */
    async undo({ act: id }: Of<'acts.undo'>): Promise<Answer<'acts.undo'>> {
      const changed = await changeAct(services, id, (act) =>
        callOff(act, 'undone', services.now()),
      );
      // Taken back already, in another tab or by the same press that was delivered twice: that is well.
      const state = changed?.after.state;
      const isUndone = state?.stage === 'over' && state.result === 'undone';
      if (!isUndone) return refuse({ kind: 'too-late-to-undo' });
      engine.disarm(id);
      return done;
    },

    async dismiss({ act: id }: Of<'acts.dismiss'>): Promise<Answer<'acts.dismiss'>> {
      await acted.acts.update((acts) =>
        acts.filter((act) => act.id !== id || act.state.stage !== 'over'),
      );
      return done;
    },

    /** Read-only takes effect at once: what has not been sent is called off. */
    async saveSettings(wanted: Of<'acts.settings'>): Promise<Answer<'acts.settings'>> {
      const { readOnly } = await documents.settings.update((old) => ({
        ...old,
        readOnly: wanted.readOnly ?? old.readOnly,
        undoSeconds: wanted.undoSeconds ?? old.undoSeconds,
        cameBackSeconds: wanted.cameBackSeconds ?? old.cameBackSeconds,
        bulkPauseMs: wanted.bulkPauseMs ?? old.bulkPauseMs,
      }));
      if (!readOnly) return done;
      for (const { id } of await acted.acts.read()) {
        await changeAct(services, id, (act) => callOff(act, 'read-only', services.now()));
        engine.disarm(id);
      }
      return done;
    },
  };
}

/** The problem to tell when the month does not suffice for this many more; null: it does. */
export async function overBudget(
  services: Services,
  connection: Connection,
  wanted: number,
): Promise<Problem | null> {
  const left = await month(services, connection);
  if (left === null || left.used + wanted <= left.limit) return null;
  return { kind: 'budget', ...left, wanted };
}

async function month(services: Services, { plan, origin }: Connection): Promise<Budget | null> {
  const [log, acts] = await Promise.all([acted.audit.read(), acted.acts.read()]);
  return budget(plan, new URL(origin).host, log, acts, services.now());
}

const isSameSubject = (a: Act, b: Act) =>
  a.vault === b.vault &&
  JSON.stringify(identity(a.subject)) === JSON.stringify(identity(b.subject));

const identity = (subject: Subject) =>
  subject.act === 'revoke-all' ? { ...subject, held: null } : subject;
