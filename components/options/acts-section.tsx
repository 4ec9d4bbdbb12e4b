import { useSignal } from '@preact/signals';
import type { Command } from '#lib/protocol/commands.ts';
import { Choice } from '../shared/field.tsx';
import type { OptionsModel } from './model.ts';

const delays = [5, 8, 10, 15, 20];

type Change = Omit<Extract<Command, { name: 'acts.settings' }>, 'name'>;

/** Whether vaults may be changed at all, and how long a change can be undone. */
export function ActsSection({ model }: { model: OptionsModel }) {
  const { audit: words, saved: savedWord } = model.words;
  const { readOnly, undoSeconds } = model.app.value.settings;
  const saved = useSignal('');
  const choices = [...new Set([...delays, undoSeconds])].sort((a, b) => a - b);
  async function save(change: Change) {
    saved.value = '';
    const answer = await model.ask<'acts.settings'>({ name: 'acts.settings', ...change });
    if (answer.ok) saved.value = savedWord;
    model.status.value = answer.ok ? savedWord : model.words.problem(answer.problem);
  }
  return (
    <section id="changes">
      <h2>{words.acts}</h2>
      <label class="check">
        <input
          type="checkbox"
          checked={readOnly}
          aria-describedby="read-only-hint"
          onChange={(event) => void save({ readOnly: event.currentTarget.checked })}
        />
        {words.readOnly}
      </label>
      <p class="hint" id="read-only-hint">
        {words.readOnlyHint}
      </p>
      <Choice
        label={words.undoDelay}
        value={String(undoSeconds)}
        options={Object.fromEntries(choices.map((seconds) => [seconds, words.seconds(seconds)]))}
        hint={words.undoHint}
        onChoice={(seconds) => void save({ undoSeconds: Number(seconds) })}
      />
      <p class="saved" aria-hidden="true">
        {saved.value}
      </p>
    </section>
  );
}
