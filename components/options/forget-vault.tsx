import { useEffect, useRef } from 'preact/hooks';
import type { CardProps } from './vault-card.tsx';

/** Asks once more, in place, and says what is removed and what is not. */
export function ForgetVault({ connection, model, onDone }: CardProps & { onDone: () => void }) {
  const { words, ask, status } = model;
  const keep = useRef<HTMLButtonElement>(null);
  // The safe choice has the focus.
  useEffect(() => keep.current?.focus(), []);
  async function forget() {
    const answer = await ask<'vault.forget'>({ name: 'vault.forget', id: connection.id });
    status.value = answer.ok ? words.forgotten(connection.name) : words.problem(answer.problem);
  }
  return (
    <div class="inline">
      <p>{words.forgetWarning(connection.name)}</p>
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
