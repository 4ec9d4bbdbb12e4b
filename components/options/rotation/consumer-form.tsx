import { useSignal } from '@preact/signals';
import type { Consumer, ConsumerKind } from '#lib/rotation/consumer.ts';
import { Choice, Field } from '../../shared/field.tsx';
import { InlineForm } from '../../shared/inline-form.tsx';
import type { PartProps } from './vault-rotation.tsx';

interface FormProps extends PartProps {
  /** null: a new one. */
  consumer: Consumer | null;
  onDone: () => void;
}

export function ConsumerForm({ connection, model, say, consumer, onDone }: FormProps) {
  const { words, ask } = model;
  const { rotation } = words;
  const title = useSignal(consumer?.name ?? '');
  const kind = useSignal<ConsumerKind>(consumer?.kind ?? 'github-actions');
  const where = useSignal(consumer?.where ?? '');
  const note = useSignal(consumer?.note ?? '');
  const problem = useSignal<string | null>(null);

  async function save() {
    const name = title.value.trim();
    problem.value = name === '' ? rotation.nameMissing : null;
    if (problem.value) return;
    const facts = {
      id: connection.id,
      title: name,
      kind: kind.value,
      where: where.value,
      note: note.value,
    };
    const answer = consumer
      ? await ask<'consumer.edit'>({ name: 'consumer.edit', consumer: consumer.id, ...facts })
      : await ask<'consumer.add'>({ name: 'consumer.add', ...facts });
    if (!answer.ok) {
      problem.value = words.problem(answer.problem);
      return;
    }
    say(consumer ? rotation.changed(name) : rotation.added(name));
    onDone();
  }

  return (
    <InlineForm
      words={{ save: rotation.save, cancel: rotation.cancel }}
      onSave={save}
      onCancel={onDone}
    >
      <Field
        label={rotation.name}
        maxLength={80}
        value={title.value}
        problem={problem.value}
        onText={(text) => {
          title.value = text;
        }}
      />
      <Choice
        label={rotation.kind}
        value={kind.value}
        options={rotation.kinds}
        onChoice={(chosen) => {
          kind.value = chosen;
        }}
      />
      <Field
        label={rotation.where}
        maxLength={200}
        value={where.value}
        hint={rotation.whereHints[kind.value]}
        onText={(text) => {
          where.value = text;
        }}
      />
      <Field
        label={rotation.remark}
        maxLength={500}
        value={note.value}
        onText={(text) => {
          note.value = text;
        }}
      />
    </InlineForm>
  );
}
