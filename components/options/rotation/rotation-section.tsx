import { useRef } from 'preact/hooks';
import type { OptionsModel } from '../model.ts';
import { HiddenPages } from './hidden-pages.tsx';
import { ReminderSettings } from './reminder-settings.tsx';
import { VaultRotation } from './vault-rotation.tsx';

/** Every vault's token: how old it is, what uses it, and the way to a new one. */
export function RotationSection({ model }: { model: OptionsModel }) {
  const { words, app } = model;
  const { connections } = app.value;
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section id="rotation" class="rotation">
      <h2 ref={heading} tabIndex={-1}>
        {words.sections.rotation}
      </h2>
      <p>{connections.length === 0 ? words.rotation.noVault : words.rotation.intro}</p>
      {connections.map((connection) => (
        <VaultRotation key={connection.id} connection={connection} model={model} />
      ))}
      {connections.length > 0 && <ReminderSettings model={model} />}
      <HiddenPages model={model} heading={heading} />
    </section>
  );
}
