import type { Item, Row } from '#lib/acts/leavers-run.ts';
import type { RunProps } from './run.tsx';

/** A row a person, with a result for each license. Before revoking, rows can be left out. */
export function LeaversTable({ model, leavers, run }: RunProps) {
  const { leavers: words } = model.words;
  const canChoose = run.phase === 'check' && !model.app.value.settings.readOnly;
  return (
    <table>
      <caption>{words.table}</caption>
      <thead>
        <tr>
          {canChoose && <th scope="col">{words.columns.chosen}</th>}
          <th scope="col">{words.columns.user}</th>
          <th scope="col">{words.columns.result}</th>
        </tr>
      </thead>
      <tbody>
        {run.rows.map((row, index) => (
          <tr key={row.user}>
            {canChoose && (
              <td>
                {row.items.length > 0 && (
                  <label class="target">
                    <input
                      type="checkbox"
                      aria-label={words.choose(row.user)}
                      checked={row.chosen}
                      onChange={(event) =>
                        void leavers.choose(run.id, index, event.currentTarget.checked)
                      }
                    />
                  </label>
                )}
              </td>
            )}
            <th scope="row">{row.user}</th>
            <td>
              <Result words={words} row={row} isLookedUp={run.lookAt !== null} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ResultProps {
  words: RunProps['model']['words']['leavers'];
  row: Row;
  isLookedUp: boolean;
}

function Result({ words, row, isLookedUp }: ResultProps) {
  if (row.items.length === 0) return <span class="muted">{words.row(row)}</span>;
  return (
    <ul class="plain">
      {row.items.map((item, index) => (
        <li key={`${item.license.allocationId ?? ''} ${index}`} class={tone(item)}>
          {words.product(item)}: {words.item(item, isLookedUp)}
        </li>
      ))}
    </ul>
  );
}

function tone({ state, after }: Item): string {
  if (state === 'revoked') return after === 'came-back' ? 'bad' : 'good';
  return state === 'held' || state === 'sending' ? '' : 'bad';
}
