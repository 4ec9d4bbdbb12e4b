import { type LeaversRun, leftToRevoke } from '#lib/acts/leavers-run.ts';
import { changeRow, newRun } from '#lib/acts/leavers-steps.ts';
import type { Command, CommandName, Problem } from '#lib/protocol/commands.ts';
import { documents } from '#lib/storage/documents.ts';
import { readLeavers, updateLeavers } from '#lib/storage/leavers.ts';
import type { Ability } from '#lib/vault/ability.ts';
import type { Connection } from '#lib/vault/connection.ts';
import { overBudget } from './acts.ts';
import type { BoundVaults } from './bound-vaults.ts';
import type { LeaversEngine } from './leavers-engine.ts';
import { findConnection } from './record.ts';
import type { Services } from './services.ts';

type Of<N extends CommandName> = Extract<Command, { name: N }>;
type Done = { ok: true; value: null } | { ok: false; problem: Problem };

const refuse = (problem: Problem) => ({ ok: false, problem }) as const;
const done = { ok: true, value: null } as const;

/** The commands of the leavers' list. There is one list at a time. */
export function createLeavers(services: Services, vaults: BoundVaults, engine: LeaversEngine) {
  /** Changes the list where it is in the state that the command is for. */
  async function change(
    fits: (run: LeaversRun) => boolean,
    then: (run: LeaversRun) => LeaversRun,
  ): Promise<Done> {
    let fitted = false;
    const run = await updateLeavers((current) => {
      fitted = current !== null && fits(current);
      return current !== null && fitted ? then(current) : current;
    });
    if (!fitted) return refuse({ kind: 'list-state' });
    await engine.arm(run);
    return done;
  }

  const missing = async (
    connection: Connection,
    ...abilities: Ability[]
  ): Promise<Problem | null> => {
    for (const ability of abilities) {
      if (await vaults.isBound(connection, ability)) return null;
    }
    const ability = abilities[0] ?? 'user-licenses';
    return { kind: 'not-bound', failure: { kind: 'not-bound', ability } };
  };

  /** Why nothing may be revoked now; null: it may. */
  async function obstacle(run: LeaversRun, beyondBudget: boolean): Promise<Problem | null> {
    const connection = await findConnection(run.vault);
    if (!connection) return { kind: 'unknown-vault' };
    if ((await documents.settings.read()).readOnly) return { kind: 'read-only' };
    const unbound = await missing(connection, 'revoke-one', 'revoke-all');
    if (unbound || beyondBudget) return unbound;
    return await overBudget(services, connection, leftToRevoke(run));
  }

  return {
    async check({ vault, users }: Of<'leavers.check'>): Promise<Done> {
      const connection = await findConnection(vault);
      if (!connection) return refuse({ kind: 'unknown-vault' });
      if (users.length === 0) return refuse({ kind: 'list-empty' });
      const unbound = await missing(connection, 'user-licenses');
      if (unbound) return refuse(unbound);
      const fresh = newRun(crypto.randomUUID(), vault, users, services.now());
      const run = await updateLeavers((old) => (old && isBeingRevoked(old) ? old : fresh));
      if (run?.id !== fresh.id) return refuse({ kind: 'list-state' });
      await engine.arm(run);
      return done;
    },

    choose: ({ run: meant, row, chosen }: Of<'leavers.choose'>) =>
      change(
        ({ id, phase, rows }) =>
          isMeant(id, meant) && phase === 'check' && (rows[row]?.items.length ?? 0) > 0,
        (run) => changeRow(run, row, (one) => ({ ...one, chosen })),
      ),

    /** Begins after the undo delay, so that the first one can be taken back too. */
    async revoke({ run: meant, beyondBudget = false }: Of<'leavers.revoke'>): Promise<Done> {
      const run = await readLeavers();
      if (!run || !isMeant(run.id, meant)) return refuse({ kind: 'list-state' });
      if (run.phase !== 'check' || run.status === 'running' || leftToRevoke(run) === 0) {
        return refuse({ kind: 'list-state' });
      }
      const problem = await obstacle(run, beyondBudget);
      if (problem) return refuse(problem);
      const { undoSeconds } = await documents.settings.read();
      return await change(
        (current) => current.id === run.id && current.phase === 'check',
        (current) => ({
          ...current,
          phase: 'revoke',
          status: 'running',
          why: null,
          beyondBudget,
          dueAt: services.now() + undoSeconds * 1000,
        }),
      );
    },

    undo: () =>
      change(
        (run) => run.phase === 'revoke' && !hasSent(run),
        (run) => ({ ...run, phase: 'check', status: 'done', why: null, dueAt: null }),
      ),

    pause: () =>
      change(
        ({ status }) => status === 'running',
        (run) => ({ ...run, status: 'paused', why: null, dueAt: null }),
      ),

    async resume({ run: meant, beyondBudget = false }: Of<'leavers.resume'>): Promise<Done> {
      const run = await readLeavers();
      if (!run || !isMeant(run.id, meant)) return refuse({ kind: 'list-state' });
      const goesOn = beyondBudget || run.beyondBudget;
      const problem = run.phase === 'revoke' ? await obstacle(run, goesOn) : null;
      if (problem) return refuse(problem);
      return await change(
        ({ id, status }) => id === run.id && (status === 'paused' || status === 'stopped'),
        (current) => ({
          ...current,
          status: 'running',
          why: null,
          beyondBudget: goesOn,
          dueAt: services.now(),
        }),
      );
    },

    async cancel(): Promise<Done> {
      await updateLeavers(() => null);
      await engine.arm(null);
      return done;
    },
  };
}

const isMeant = (id: string, meant: string | undefined) => meant === undefined || meant === id;

const hasSent = ({ rows }: LeaversRun) =>
  rows.some(({ items }) => items.some(({ sentAt }) => sentAt !== null));

/** A list that is being revoked is ended by the admin, not by another list. */
const isBeingRevoked = ({ phase, status }: LeaversRun) => phase === 'revoke' && status !== 'done';
