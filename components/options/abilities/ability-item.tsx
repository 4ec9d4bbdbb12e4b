import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { type AbilityRecord, stateOf } from '#lib/bindings/vault-bindings.ts';
import type { Ability } from '#lib/vault/ability.ts';
import type { AbilitiesWords } from '#lib/words/en/abilities.ts';
import type { AbilitiesModel } from './abilities-model.ts';
import { ChooseByHand } from './choose-by-hand.tsx';
import { Changed, Why } from './why.tsx';

interface ItemProps {
  ability: Ability;
  record: AbilityRecord;
  /** A specification was read, so there are operations to choose from. */
  canChoose: boolean;
  words: AbilitiesWords;
  acts: AbilitiesModel;
}

/** One ability: its state, the operation in the specification's own words, and what can be done. */
export function AbilityItem({ ability, record, canChoose, words, acts }: ItemProps) {
  const name = useId();
  const choosing = useSignal(false);
  const state = stateOf(ability, record);
  const { binding } = record;
  const published = binding?.source === 'published';
  return (
    <li class={state}>
      <p class="name">
        <b id={name}>{words.name(ability)}</b> <span class="state">{words.state(state)}</span>
      </p>
      <Operation record={record} words={words} />
      <Changed record={record} words={words} />
      <div class="actions">
        {binding && state === 'needs-confirmation' && (
          <button
            type="button"
            class="main"
            aria-describedby={name}
            onClick={() => void acts.confirm(ability, binding.operation.fingerprint)}
          >
            {words.use}
          </button>
        )}
        {canChoose && (
          <button
            type="button"
            class="second"
            aria-describedby={name}
            aria-expanded={choosing.value}
            onClick={() => {
              choosing.value = !choosing.value;
            }}
          >
            {words.choose}
          </button>
        )}
        {binding && !published && (
          <button
            type="button"
            class="second"
            aria-describedby={name}
            onClick={() => void acts.remove(ability)}
          >
            {words.remove}
          </button>
        )}
      </div>
      {choosing.value && (
        <ChooseByHand
          ability={ability}
          current={binding?.source === 'hand' ? binding.operation.id : null}
          words={words}
          acts={acts}
          onDone={() => {
            choosing.value = false;
          }}
        />
      )}
      <Why record={record} words={words} open={state === 'needs-confirmation'} />
    </li>
  );
}

/** All of it is the specification's text, and stands as text. */
function Operation({ record, words }: Pick<ItemProps, 'record' | 'words'>) {
  const { binding } = record;
  if (!binding) return <p class="muted">{words.unbound(record)}</p>;
  const { method, path, sentence, deprecated } = binding.operation;
  return (
    <p class="operation">
      <code>
        {method} {path}
      </code>{' '}
      <span>
        {binding.source === 'published'
          ? words.published
          : sentence
            ? words.quote(sentence)
            : words.noSentence}
      </span>{' '}
      {deprecated && <b>{words.deprecated}</b>}
    </p>
  );
}
