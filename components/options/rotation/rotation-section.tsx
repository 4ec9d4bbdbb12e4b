import type { OptionsModel } from '../model.ts';
import { ReminderSettings } from './reminder-settings.tsx';
import { VaultRotation } from './vault-rotation.tsx';

/** Every vault's token: how old it is, what uses it, and the way to a new one. */
export function RotationSection({ model }: { model: OptionsModel }) {
  const { words, app } = model;
  const { connections } = app.value;
  return (
    <section id="rotation" class="rotation">
      <h2>{words.sections.rotation}</h2>
      <p>{connections.length === 0 ? words.rotation.noVault : words.rotation.intro}</p>
      {connections.map((connection) => (
        <VaultRotation key={connection.id} connection={connection} model={model} />
      ))}
      {connections.length > 0 && <ReminderSettings model={model} />}
    </section>
  );
}
