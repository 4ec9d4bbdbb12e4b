import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { AbilitiesWords } from '#lib/words/en/abilities.ts';
import type { AbilitiesModel } from './abilities-model.ts';

/** The two ways to a specification: look for it on the vault, or take the admin's file. */
export function ImportSpecification({
  words,
  acts,
}: {
  words: AbilitiesWords;
  acts: AbilitiesModel;
}) {
  const id = useId();
  const over = useSignal(false);
  const take = (file: File | undefined) => {
    over.value = false;
    if (file) void acts.importFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is only one more way to the file field in it
    <div
      class={over.value ? 'learn over' : 'learn'}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => {
        over.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer?.files[0]);
      }}
    >
      <button
        type="button"
        class="second"
        aria-disabled={acts.busy.value}
        onClick={() => void acts.read()}
      >
        {words.read}
      </button>
      <div class="file">
        <label for={id}>{words.importLabel}</label>
        <input
          id={id}
          type="file"
          accept=".json,application/json"
          aria-describedby={`${id}-hint`}
          onChange={({ currentTarget }) => {
            take(currentTarget.files?.[0]);
            // The same file can be chosen again after it was mended.
            currentTarget.value = '';
          }}
        />
        <p id={`${id}-hint`} class="hint">
          {words.importHint}
        </p>
      </div>
    </div>
  );
}
