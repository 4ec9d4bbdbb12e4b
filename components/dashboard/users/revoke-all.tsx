import { useSignal } from '@preact/signals';
import { firstClick } from '../../shared/first-click.ts';
import { AbilityNote, isBound } from '../acts/ability-note.tsx';
import type { Beginner } from '../acts/begin.ts';
import { TypedConfirm } from '../acts/typed-confirm.tsx';
import type { PanelProps } from '../panels.tsx';

interface RevokeAllProps extends PanelProps {
  user: string;
  /** How many licenses are shown; null: it is not known. */
  held: number | null;
  beginner: Beginner;
}

/** Everything a user holds, after their name was typed. */
export function RevokeAll({ model, connection, user, held, beginner }: RevokeAllProps) {
  const { users: words, acts: actWords } = model.words;
  const asking = useSignal(false);
  if (model.app.value.settings.readOnly) return null;
  if (!isBound(model, connection, 'revoke-all')) {
    return <AbilityNote model={model} connection={connection} ability="revoke-all" />;
  }
  const close = () => {
    asking.value = false;
    beginner.clear();
  };
  const revokeAll = (typed: string) =>
    beginner.begin(
      (beyondBudget) =>
        model.ask<'acts.revokeAll'>({
          name: 'acts.revokeAll',
          vault: connection.id,
          user,
          typed,
          held,
          beyondBudget,
        }),
      close,
    );
  if (!asking.value) {
    return (
      <div class="actions">
        <button
          type="button"
          class="second"
          onClick={firstClick(() => {
            asking.value = true;
          })}
        >
          {words.revokeAll}
        </button>
      </div>
    );
  }
  return (
    <TypedConfirm
      words={actWords}
      name={user}
      action={words.revokeAll}
      onConfirm={revokeAll}
      onClose={close}
    >
      <p>
        {actWords.consequenceAll(user)} {actWords.keepOutFirst(user)}{' '}
        <a href={connection.pageOrigin} target="_blank" rel="noreferrer">
          {actWords.openVault}
        </a>
      </p>
    </TypedConfirm>
  );
}
