import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { periodProblem, presetPeriod, presets } from '#lib/usage/periods.ts';
import type { ReportWords } from '#lib/words/en/report.ts';
import type { ReportModel } from './model.ts';

interface PeriodFormProps {
  words: ReportWords;
  report: ReportModel;
  now: number;
}

/** Two days, typed or by one click, and the button that loads what lies between them. */
export function PeriodForm({ words, report, now }: PeriodFormProps) {
  const { period } = report;
  const problem = useSignal<ReturnType<typeof periodProblem>>(null);
  const problemId = useId();

  function set(change: Partial<typeof period.value>) {
    period.value = { ...period.value, ...change };
    problem.value = null;
  }
  function load() {
    problem.value = periodProblem(period.value);
    if (!problem.value) report.load(period.value);
  }
  return (
    <form
      class="period"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        load();
      }}
    >
      <fieldset class="actions">
        <legend class="visually-hidden">{words.period}</legend>
        {presets.map((preset) => {
          const { from, to } = presetPeriod(preset, now);
          return (
            <button
              key={preset}
              type="button"
              class="second"
              aria-pressed={period.value.from === from && period.value.to === to}
              onClick={() => set({ from, to })}
            >
              {words.presets[preset]}
            </button>
          );
        })}
      </fieldset>
      <div class="days">
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            {words[end]}
            <input
              type="date"
              value={period.value[end]}
              aria-invalid={problem.value ? true : undefined}
              aria-describedby={problemId}
              onInput={(event) => set({ [end]: event.currentTarget.value })}
            />
          </label>
        ))}
        <button type="submit" class="main">
          {words.load}
        </button>
      </div>
      <p id={problemId} class="problem" role="alert" hidden={!problem.value}>
        {problem.value && words.problems[problem.value]}
      </p>
    </form>
  );
}
