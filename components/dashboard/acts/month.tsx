import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isPending } from '#lib/acts/act.ts';
import type { Budget } from '#lib/acts/budget.ts';
import type { PanelProps } from '../panels.tsx';

/** What this month has left, on a plan that rations revocations. Nothing on any other. */
export function Month({ model, connection }: PanelProps) {
  const budget = useSignal<Budget | null>(null);
  const { acts, leavers } = model.acted.value;
  const changes = `${acts.filter(isPending).length} ${acts.length} ${leavers?.status}`;
  useEffect(() => {
    let isCurrent = true;
    void model.ask<'acts.month'>({ name: 'acts.month', vault: connection.id }).then((answer) => {
      if (isCurrent && answer.ok) budget.value = answer.value.budget;
    });
    return () => {
      isCurrent = false;
    };
  }, [model, connection.id, connection.plan, changes, budget]);
  return budget.value && <p class="hint">{model.words.acts.month(budget.value)}</p>;
}
