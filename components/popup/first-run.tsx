import type { PopupModel } from './model.ts';

export function FirstRun({ model: { words, openOptions } }: { model: PopupModel }) {
  return (
    <main class="first-run">
      <img src="/icon/128.png" width={56} height={56} alt="" />
      <h1>{words.greeting}</h1>
      <p>{words.greetingMore}</p>
      <button type="button" class="main" onClick={() => void openOptions()}>
        {words.connect}
      </button>
    </main>
  );
}
