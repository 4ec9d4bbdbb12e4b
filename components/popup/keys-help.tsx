import type { PopupWords } from '#lib/words/en/popup.ts';

export function KeysHelp({ words }: { words: PopupWords }) {
  return (
    <section class="keys" aria-label={words.keysTitle}>
      <h2>{words.keysTitle}</h2>
      <dl>
        {words.keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
