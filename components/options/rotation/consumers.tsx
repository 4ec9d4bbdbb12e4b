import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { isUnderWay } from '#lib/rotation/rotation.ts';
import { ConsumerForm } from './consumer-form.tsx';
import { ConsumerRow } from './consumer-row.tsx';
import type { PartProps } from './vault-rotation.tsx';

/** What uses the vault's token, each with its place and whether it has the token in use. */
export function Consumers(part: PartProps) {
  const { connection, model } = part;
  const { rotation: words } = model.words;
  const { rotations, consumers } = model.rotation.value;
  const heading = useId();
  const adding = useSignal(false);
  const add = useRef<HTMLButtonElement>(null);
  const list = consumers[connection.id] ?? [];
  const rotation = rotations[connection.id] ?? null;
  // Until a new token is in use there is nothing that anybody could have been given.
  const waiting = isUnderWay(rotation) && rotation.provenAt === null;
  const close = () => {
    adding.value = false;
    add.current?.focus();
  };
  return (
    <>
      <h4 id={heading}>{words.consumers}</h4>
      {list.length === 0 ? (
        <p class="muted">{words.noConsumers}</p>
      ) : (
        <>
          <p class="hint">{waiting ? words.tickHintWaiting : words.tickHint}</p>
          <ul class="consumers" aria-labelledby={heading}>
            {list.map((consumer) => (
              <ConsumerRow key={consumer.id} {...part} consumer={consumer} waiting={waiting} />
            ))}
          </ul>
        </>
      )}
      <button
        ref={add}
        type="button"
        class="second"
        aria-expanded={adding.value}
        onClick={() => {
          adding.value = !adding.value;
        }}
      >
        {words.addConsumer}
      </button>
      {adding.value && <ConsumerForm {...part} consumer={null} onDone={close} />}
    </>
  );
}
