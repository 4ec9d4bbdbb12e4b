import { computed, signal } from '@preact/signals';
import { MOST_LEAVERS, parseLeavers } from '#lib/acts/leavers-list.ts';
import type { Answer, Command, CommandName } from '#lib/protocol/commands.ts';
import { createBeginner } from '../acts/begin.ts';
import type { DashboardModel } from '../model.ts';

type Plain = Extract<Command['name'], 'leavers.undo' | 'leavers.pause' | 'leavers.cancel'>;

export type LeaversModel = ReturnType<typeof createLeaversModel>;

/** What is pasted stays in this page until it is checked. */
export function createLeaversModel(model: DashboardModel, vault: string) {
  const { ask, status, words } = model;
  const text = signal('');
  const list = computed(() => parseLeavers(text.value));
  const beginner = createBeginner(model);
  const isTooLong = computed(() => list.value.people.length > MOST_LEAVERS);

  async function tell(answering: Promise<Answer<CommandName>>) {
    const answer = await answering;
    status.value = answer.ok ? '' : words.problem(answer.problem);
    return answer.ok;
  }

  return {
    text,
    list,
    isTooLong,
    beginner,
    async check() {
      if (isTooLong.value) return;
      const users = list.value.people;
      if (await tell(ask<'leavers.check'>({ name: 'leavers.check', vault, users }))) {
        text.value = '';
      }
    },
    choose: (run: string, row: number, chosen: boolean) =>
      tell(ask<'leavers.choose'>({ name: 'leavers.choose', run, row, chosen })),
    /** @param run the list that the person sees: another tab may have begun another one since */
    revoke: (run: string) =>
      beginner.begin((beyondBudget) =>
        ask<'leavers.revoke'>({ name: 'leavers.revoke', run, beyondBudget }),
      ),
    resume: (run: string) =>
      beginner.begin((beyondBudget) =>
        ask<'leavers.resume'>({ name: 'leavers.resume', run, beyondBudget }),
      ),
    tell: (name: Plain) => tell(ask<Plain>({ name })),
    end() {
      text.value = '';
    },
  };
}
