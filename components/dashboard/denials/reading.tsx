import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { DenialsWords } from '#lib/words/en/denials.ts';

/** Before that nobody asks how long it takes. */
const TELL_AFTER_MS = 2_000;

interface ReadingProps {
  words: DenialsWords;
  cancel: () => void;
}

/** Something happens, for so long, and can be ended. */
export function Reading({ words, cancel }: ReadingProps) {
  const ms = useSignal(0);
  useEffect(() => {
    const start = performance.now();
    const clock = setInterval(() => {
      ms.value = performance.now() - start;
    }, 1_000);
    return () => clearInterval(clock);
  }, [ms]);
  return (
    <div class="reading" aria-busy="true">
      <p>{ms.value < TELL_AFTER_MS ? words.reading : words.readingFor(ms.value)}</p>
      <progress aria-label={words.reading} />
      <button type="button" class="second" onClick={cancel}>
        {words.cancel}
      </button>
    </div>
  );
}
