import type { ReportWords } from '#lib/words/en/report.ts';
import type { Progress } from './model.ts';

interface LoadingProps {
  words: ReportWords;
  progress: Progress;
  cancel: () => void;
}

/** How far a report is. How large it will be, no vault tells. */
export function Loading({ words, progress: { rows, bytes, ms }, cancel }: LoadingProps) {
  return (
    <div class="reading" aria-busy="true">
      <p>{bytes === 0 ? words.waiting : words.progress(rows, bytes, ms)}</p>
      <progress aria-label={words.loading} />
      <button type="button" class="second" onClick={cancel}>
        {words.cancel}
      </button>
    </div>
  );
}
