import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { OperationLine } from '#lib/protocol/specification.ts';
import type { Ability } from '#lib/vault/ability.ts';
import type { AbilitiesWords } from '#lib/words/en/abilities.ts';
import { InlineForm } from '../../shared/inline-form.tsx';
import type { AbilitiesModel } from './abilities-model.ts';

const AUTOMATIC = '';

interface ChooseProps {
  ability: Ability;
  /** The operation that was chosen before; null: Seatkeeper's own reading. */
  current: string | null;
  words: AbilitiesWords;
  acts: AbilitiesModel;
  onDone: () => void;
}

/** Every operation of the specification, those most alike first. */
export function ChooseByHand({ ability, current, words, acts, onDone }: ChooseProps) {
  const id = useId();
  const lines = useSignal<OperationLine[]>([]);
  const chosen = useSignal(current ?? AUTOMATIC);
  useEffect(() => {
    void acts.operations(ability).then((operations) => {
      if (operations) lines.value = operations;
      else onDone();
    });
  }, [acts, ability]);
  async function take() {
    const operation = chosen.value === AUTOMATIC ? null : chosen.value;
    if (await acts.choose(ability, operation)) onDone();
  }
  const options = (near: boolean) =>
    lines.value
      .filter((line) => line.near === near)
      .map(({ id: operation, method, path, summary }) => (
        <option key={operation} value={operation} selected={operation === chosen.value}>
          {words.option(method, path, summary)}
        </option>
      ));
  return (
    <InlineForm words={{ save: words.take, cancel: words.cancel }} onSave={take} onCancel={onDone}>
      <div class="field">
        <label for={id}>{words.operation}</label>
        <select
          id={id}
          onChange={(event) => {
            chosen.value = event.currentTarget.value;
          }}
        >
          <option value={AUTOMATIC} selected={chosen.value === AUTOMATIC}>
            {words.automatic}
          </option>
          <optgroup label={words.near}>{options(true)}</optgroup>
          <optgroup label={words.others}>{options(false)}</optgroup>
        </select>
      </div>
    </InlineForm>
  );
}
