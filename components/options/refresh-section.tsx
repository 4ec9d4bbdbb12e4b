import { useSignal } from '@preact/signals';
import { Choice } from '../shared/field.tsx';
import type { OptionsModel } from './model.ts';

const steps = [5, 10, 15, 30, 60, 120];

export function RefreshSection({ model }: { model: OptionsModel }) {
  const { words, app, ask, status } = model;
  const saved = useSignal('');
  const current = app.value.settings.refreshMinutes;
  const choices = [...new Set([...steps, current])].sort((a, b) => a - b);
  async function save(minutes: string) {
    saved.value = '';
    const answer = await ask<'settings.save'>({
      name: 'settings.save',
      refreshMinutes: Number(minutes),
    });
    if (answer.ok) saved.value = words.saved;
    status.value = answer.ok ? words.saved : words.problem(answer.problem);
  }
  return (
    <section id="refresh">
      <h2>{words.sections.refresh}</h2>
      <Choice
        label={words.refreshEvery}
        value={String(current)}
        options={Object.fromEntries(choices.map((minutes) => [minutes, words.minutes(minutes)]))}
        hint={words.refreshHint}
        onChoice={(minutes) => void save(minutes)}
      />
      <p class="saved" aria-hidden="true">
        {saved.value}
      </p>
    </section>
  );
}
