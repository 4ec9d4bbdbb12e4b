import type { OptionsModel } from '../model.ts';
import { VaultHealth } from './vault-health.tsx';

/** How every vault's abilities fare, and what helps to find a fault. */
export function HealthSection({ model }: { model: OptionsModel }) {
  const { health: words } = model.words;
  const { connections } = model.app.value;
  return (
    <section id="health">
      <h2>{words.title}</h2>
      <p>{connections.length > 0 ? words.about : words.empty}</p>
      {connections.map((connection) => (
        <VaultHealth key={connection.id} connection={connection} model={model} />
      ))}
    </section>
  );
}
