import { RefreshIcon } from '../shared/icons.tsx';
import type { PopupModel } from './model.ts';

const OLD_MS = 15 * 60_000;

export function Header({ model }: { model: PopupModel }) {
  const { app, connection, busy, words } = model;
  const onVault = (event: { currentTarget: HTMLSelectElement }) =>
    void model.select(event.currentTarget.value);
  return (
    <header>
      <span class="vault">
        <select aria-label={words.vault} value={connection.value?.id ?? ''} onChange={onVault}>
          {app.value.connections.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </span>
      <Freshness model={model} />
      <button
        type="button"
        class="icon refresh"
        aria-label={words.refresh}
        aria-busy={busy.value}
        title={words.refresh}
        onClick={() => void model.refresh('person')}
      >
        <RefreshIcon />
      </button>
    </header>
  );
}

function Freshness({ model }: { model: PopupModel }) {
  const { view, now, words } = model;
  const at = view.value.counts?.at;
  if (at === undefined) return <small class="fresh">{words.nothingYet}</small>;
  if (now.value - at > OLD_MS) return <small class="fresh old">{words.old(at, now.value)}</small>;
  return (
    <small class="fresh">
      {words.asOf(at)} · {words.ago(at, now.value)}
    </small>
  );
}
