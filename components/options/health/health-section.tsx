import type { Seen } from '#lib/storage/pages.ts';
import type { OptionsModel } from '../model.ts';
import { VaultHealth } from './vault-health.tsx';

/** How every vault's abilities fare, and what helps to find a fault. */
export function HealthSection({ model }: { model: OptionsModel }) {
  const { health: words } = model.words;
  const { connections } = model.app.value;
  // Somebody may have come to a page that nothing is known of before they have connected its vault.
  const strange = Object.entries(model.seen.value).filter(
    ([origin, { missing }]) =>
      missing.length > 0 && !connections.some(({ pageOrigin }) => pageOrigin === origin),
  );
  return (
    <section id="health">
      <h2>{words.title}</h2>
      <p>{connections.length > 0 ? words.about : words.empty}</p>
      {connections.map((connection) => (
        <VaultHealth key={connection.id} connection={connection} model={model} />
      ))}
      {strange.map(([origin, page]) => (
        <StrangePage key={origin} host={new URL(origin).host} page={page} model={model} />
      ))}
    </section>
  );
}

/** A vault's page that was not wholly recognized, of a vault that is not connected. */
function StrangePage({ host, page, model }: { host: string; page: Seen; model: OptionsModel }) {
  const { health: words } = model.words;
  return (
    <section class="card health" aria-label={words.list(host)}>
      <h3>{host}</h3>
      <p>{words.notConnected}</p>
      <p>
        <b>{words.page}</b> {words.pageSeen(page.at, model.now.value, page.found, page.missing)}
      </p>
    </section>
  );
}
