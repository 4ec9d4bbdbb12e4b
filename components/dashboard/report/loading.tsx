import type { ReportWords } from '#lib/words/en/report.ts';
import type { Progress } from './model.ts';

interface LoadingProps {
  words: ReportWords;
  progress: Progress;
  cancel: () => void;
}

/** From here on a person wonders whether anything will come. */
const LONG_MS = 10_000;

/** How far a report is. How large it will be, no vault tells. */
export function Loading({ words, progress: { rows, bytes, ms }, cancel }: LoadingProps) {
  return (
    <div class="reading" aria-busy="true">
      <p>{bytes === 0 ? words.waiting(ms) : words.progress(rows, bytes, ms)}</p>
      {bytes === 0 && ms >= LONG_MS && <p class="hint">{words.waitingLong}</p>}
      <progress aria-label={words.loading} />
      <button type="button" class="second" onClick={cancel}>
        {words.cancel}
      </button>
    </div>
  );
}
