import { leftToRevoke } from '#lib/acts/leavers-run.ts';
import { firstClick } from '../../shared/first-click.ts';
import { AbilityNote, isBound } from '../acts/ability-note.tsx';
import { Month } from '../acts/month.tsx';
import type { RunProps } from './run.tsx';

/** The one button that begins it, with what it means, or why there is none. */
export function RevokeChecked({ model, connection, leavers, run }: RunProps) {
  const { leavers: words, acts: actWords } = model.words;
  const isPossible =
    isBound(model, connection, 'revoke-one') || isBound(model, connection, 'revoke-all');
  const count = leftToRevoke(run);
  const people = run.rows.filter(({ chosen }) => chosen).length;
  if (!run.rows.some(({ items }) => items.length > 0)) return null;
  if (model.app.value.settings.readOnly) return <p class="note wide">{actWords.readOnly}</p>;
  if (!isPossible) {
    return <AbilityNote model={model} connection={connection} ability="revoke-one" />;
  }
  return (
    <>
      <div class="wide">
        <p id="leavers-means">
          {count === 0 ? words.nothingTicked : words.toRevoke(count, people)}{' '}
          {actWords.consequenceBulk}{' '}
          <a href={connection.pageOrigin} target="_blank" rel="noreferrer">
            {actWords.openVault}
          </a>
        </p>
        <Month model={model} connection={connection} />
      </div>
      {count > 0 && (
        <button
          type="button"
          class="danger"
          aria-describedby="leavers-means"
          onClick={firstClick(() => void leavers.revoke(run.id))}
        >
          {words.revoke}
        </button>
      )}
    </>
  );
}
