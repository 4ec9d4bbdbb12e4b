import { useSignal } from '@preact/signals';
import { Field } from '../shared/field.tsx';
import { InlineForm } from '../shared/inline-form.tsx';
import type { CardProps } from './vault-card.tsx';

export function RenameVault({ connection, model, onDone }: CardProps & { onDone: () => void }) {
  const { words, ask, status } = model;
  const title = useSignal(connection.name);
  async function rename() {
    if (title.value.trim() === '') return;
    const answer = await ask<'vault.edit'>({
      name: 'vault.edit',
      id: connection.id,
      title: title.value,
    });
    status.value = answer.ok ? words.saved : words.problem(answer.problem);
    onDone();
  }
  return (
    <InlineForm words={words} onSave={rename} onCancel={onDone}>
      <Field
        label={words.name}
        maxLength={60}
        value={title.value}
        onText={(text) => {
          title.value = text;
        }}
      />
    </InlineForm>
  );
}
