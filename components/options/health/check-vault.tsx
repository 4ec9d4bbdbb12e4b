import { useSignal } from '@preact/signals';
import type { CheckReport } from '#lib/vault/check/check-report.ts';
import { Field } from '../../shared/field.tsx';
import type { CardProps } from '../vault-card.tsx';
import { Report } from './report.tsx';

/** Asks the vault once for everything that only reads, and shows the report. */
export function CheckVault({ connection, model }: CardProps) {
  const { words, ask, status } = model;
  const { health } = words;
  const user = useSignal('');
  const busy = useSignal(false);
  const problem = useSignal<string | null>(null);
  const report = useSignal<CheckReport | null>(null);
  async function check() {
    if (busy.value) return;
    busy.value = true;
    problem.value = null;
    status.value = health.checking;
    const named = user.value.trim();
    const answer = await ask<'vault.check'>({
      name: 'vault.check',
      id: connection.id,
      user: named === '' ? null : named,
    });
    busy.value = false;
    report.value = answer.ok ? answer.value : null;
    problem.value = answer.ok ? null : words.problem(answer.problem);
    status.value = answer.ok ? health.checked : '';
  }
  return (
    <form
      class="inline"
      onSubmit={(event) => {
        event.preventDefault();
        void check();
      }}
    >
      <p>{health.checkHint}</p>
      <Field
        label={health.user}
        value={user.value}
        maxLength={320}
        hint={health.userHint}
        onText={(text) => {
          user.value = text;
        }}
      />
      <button type="submit" class="main" aria-disabled={busy.value}>
        {health.check}
      </button>
      {problem.value && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
      {report.value && <Report report={report.value} model={model} />}
    </form>
  );
}
