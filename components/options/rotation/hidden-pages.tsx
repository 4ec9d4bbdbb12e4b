import { useSignal } from '@preact/signals';
import type { OptionsModel } from '../model.ts';

/** Where the admin chose "Hide for good", and the way back. */
export function HiddenPages({ model }: { model: OptionsModel }) {
  const { words, ask, status } = model;
  const { rotation } = words;
  const said = useSignal('');
  const hosts = model.rotation.value.hidden.map((origin) => new URL(origin).host);
  async function show(host: string) {
    const answer = await ask<'page.showAgain'>({ name: 'page.showAgain', host });
    said.value = answer.ok ? rotation.shownAgain(host) : words.problem(answer.problem);
    status.value = said.value;
  }
  return (
    <>
      {hosts.length > 0 && (
        <>
          <h3 id="hidden-pages">{rotation.hidden}</h3>
          <p class="hint">{rotation.hiddenHint}</p>
          <ul class="hidden-pages" aria-labelledby="hidden-pages">
            {hosts.map((host) => (
              <li key={host}>
                <span>{host}</span>
                <button
                  type="button"
                  class="second"
                  aria-label={rotation.showAgainOn(host)}
                  onClick={() => void show(host)}
                >
                  {rotation.showAgain}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="saved" aria-hidden="true">
        {said.value}
      </p>
    </>
  );
}
