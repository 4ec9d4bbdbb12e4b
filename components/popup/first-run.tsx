import { SeatMark } from '../shared/icons.tsx';
import type { PopupModel } from './model.ts';

export function FirstRun({ model: { words, openOptions } }: { model: PopupModel }) {
  return (
    <main class="first-run">
      <SeatMark size={48} />
      <h1>{words.greeting}</h1>
      <p>{words.greetingMore}</p>
      <button type="button" class="main" onClick={() => void openOptions()}>
        {words.connect}
      </button>
    </main>
  );
}
