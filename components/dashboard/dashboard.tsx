import { SeatMark } from '../shared/icons.tsx';
import { ActsBar } from './acts/acts-bar.tsx';
import type { DashboardModel } from './model.ts';
import { panels } from './panels.tsx';
import { Tabs } from './tabs.tsx';

/** The frame: vault, tabs, the open tab's panel, and the page's one live region. */
export function Dashboard({ model }: { model: DashboardModel }) {
  const { words, connection, place, status, heard } = model;
  const { tab } = place.value;
  const Panel = panels[tab];
  return (
    <div class="page dashboard">
      <Header model={model} />
      {connection.value ? (
        <main>
          <ActsBar model={model} />
          <Tabs model={model} />
          <p role="status" class={status.value ? 'status' : 'visually-hidden'}>
            <span key={status.value}>{status.value}</span>{' '}
            <span class="visually-hidden">{heard.value}</span>
          </p>
          <section
            id={`panel-${tab}`}
            role="tabpanel"
            aria-labelledby={`tab-${tab}`}
            // Another vault is another panel: nothing of one shows under the name of the other.
            key={`${connection.value.id} ${tab}`}
          >
            <Panel model={model} connection={connection.value} />
          </section>
        </main>
      ) : (
        <main>
          <p>{words.noVault}</p>
          <button type="button" class="main" onClick={() => void model.openOptions()}>
            {words.connect}
          </button>
        </main>
      )}
    </div>
  );
}

function Header({ model }: { model: DashboardModel }) {
  const { words, app, connection, view, now } = model;
  const at = view.value.counts?.at;
  return (
    <header>
      <SeatMark size={32} />
      <h1>{words.product}</h1>
      {connection.value && (
        <>
          <select
            class="vault"
            aria-label={words.vault}
            value={connection.value.id}
            onChange={(event) => model.go({ vault: event.currentTarget.value, user: null })}
          >
            {app.value.connections.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <small class="muted">
            {at === undefined ? words.nothingYet : words.asOf(at, now.value)}
          </small>
        </>
      )}
      <nav>
        {connection.value && (
          <a href={connection.value.pageOrigin} target="_blank" rel="noreferrer">
            {words.openVault}
          </a>
        )}
        <a href="options.html">{words.settings}</a>
      </nav>
    </header>
  );
}
