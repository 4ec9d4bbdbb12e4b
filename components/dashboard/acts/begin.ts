import { type Signal, signal } from '@preact/signals';
import type { Problem } from '#lib/protocol/commands.ts';
import type { DashboardModel } from '../model.ts';

type Begun = { ok: true; value: { act: string } | null } | { ok: false; problem: Problem };

/** Stands for the list of leavers, of which there is one, where an act's id would. */
export const THE_LIST = 'leavers';

/** Sends a command that begins something. `beyondBudget`: the admin was asked and goes on. */
export type Send = (beyondBudget: boolean) => Promise<Begun>;

/** Why it was not begun, and how to go on all the same where that is for the admin to say. */
export interface Obstacle {
  problem: Problem;
  goOn: (() => void) | null;
}

export type Beginner = ReturnType<typeof createBeginner>;

/** Begins acts for one part of a page, and keeps what stood in the way of the last one. */
export function createBeginner(model: Pick<DashboardModel, 'begun'>) {
  const obstacle: Signal<Obstacle | null> = signal(null);

  async function attempt(send: Send, beyondBudget: boolean, onBegun: () => void): Promise<void> {
    const answer = await send(beyondBudget);
    if (answer.ok) {
      obstacle.value = null;
      model.begun.value = answer.value?.act ?? THE_LIST;
      onBegun();
      return;
    }
    const { problem } = answer;
    const goOn = problem.kind === 'budget' ? () => void attempt(send, true, onBegun) : null;
    obstacle.value = { problem, goOn };
  }

  return {
    obstacle,
    begin: (send: Send, onBegun: () => void = () => undefined) => attempt(send, false, onBegun),
    clear() {
      obstacle.value = null;
    },
  };
}
