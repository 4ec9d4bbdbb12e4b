import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { CardProps } from './vault-card.tsx';

/** Asks once more, in place, and says what is removed and what is not. */
export function ForgetVault({ connection, model, onDone }: CardProps & { onDone: () => void }) {
  const { words, ask, status } = model;
  const audit = useSignal(false);
  const keep = useRef<HTMLButtonElement>(null);
  // The safe choice has the focus.
  useEffect(() => keep.current?.focus(), []);
  async function forget() {
    const { id, name } = connection;
    const answer = await ask<'vault.forget'>({ name: 'vault.forget', id, audit: audit.value });
    status.value = answer.ok ? words.forgotten(name, audit.value) : words.problem(answer.problem);
  }
  return (
    <div class="inline">
      <p>{words.forgetWarning(connection.name)}</p>
      <label class="check">
        <input
          type="checkbox"
          checked={audit.value}
          onChange={(event) => {
            audit.value = event.currentTarget.checked;
          }}
        />
        {words.forgetAudit}
      </label>
      <div class="actions">
        <button type="button" class="danger" onClick={() => void forget()}>
          {words.forgetConfirm(connection.name)}
        </button>
        <button ref={keep} type="button" class="second" onClick={onDone}>
          {words.keepVault}
        </button>
      </div>
    </div>
  );
}
