import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { Consumer } from '#lib/rotation/consumer.ts';
import { ConsumerForm } from './consumer-form.tsx';
import { CopyButton } from './copy-as.tsx';
import type { PartProps } from './vault-rotation.tsx';

interface RowProps extends PartProps {
  consumer: Consumer;
  /** No new token is in use yet. */
  waiting: boolean;
}

export function ConsumerRow({ consumer, waiting, ...part }: RowProps) {
  const { connection, model, say } = part;
  const { words, ask } = model;
  const { rotation } = words;
  const box = useId();
  const editing = useSignal(false);
  const edit = useRef<HTMLButtonElement>(null);
  const { id } = connection;
  const { name, kind, where, note } = consumer;
  async function tick(ticked: boolean) {
    const answer = await ask<'consumer.tick'>({
      name: 'consumer.tick',
      id,
      consumer: consumer.id,
      ticked,
    });
    const done = ticked ? rotation.hasToken(name) : rotation.hasNotToken(name);
    say(answer.ok ? done : words.problem(answer.problem));
  }
  async function remove() {
    const answer = await ask<'consumer.remove'>({
      name: 'consumer.remove',
      id,
      consumer: consumer.id,
    });
    say(answer.ok ? rotation.removed(name) : words.problem(answer.problem));
  }
  return (
    <li>
      <div class="check">
        <input
          id={box}
          type="checkbox"
          checked={consumer.tickedAt !== null}
          disabled={waiting}
          aria-describedby={`${box}-facts`}
          onChange={(event) => void tick(event.currentTarget.checked)}
        />
        <label for={box}>{name}</label>
      </div>
      <p id={`${box}-facts`} class="facts">
        {[rotation.kinds[kind], where, note].filter((text) => text !== '').join(' · ')}
      </p>
      <div class="tools">
        <CopyButton {...part} form={kind} name={name} />
        <button
          ref={edit}
          type="button"
          class="second"
          aria-expanded={editing.value}
          aria-label={rotation.editWhat(name)}
          onClick={() => {
            editing.value = !editing.value;
          }}
        >
          {rotation.edit}
        </button>
        <button
          type="button"
          class="second"
          aria-label={rotation.removeWhat(name)}
          onClick={() => void remove()}
        >
          {rotation.remove}
        </button>
      </div>
      {editing.value && (
        <ConsumerForm
          {...part}
          consumer={consumer}
          onDone={() => {
            editing.value = false;
            edit.current?.focus();
          }}
        />
      )}
    </li>
  );
}
