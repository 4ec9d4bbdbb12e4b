import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { useKeptFocus } from '../../shared/kept-focus.ts';
import type { OptionsModel } from '../model.ts';

interface HiddenProps {
  model: OptionsModel;
  /** Where the focus goes when the row that had it is gone. */
  heading: RefObject<HTMLElement | null>;
}

/** Where the admin chose "Hide for good", and the way back. */
export function HiddenPages({ model, heading }: HiddenProps) {
  const { words, ask, status } = model;
  const { rotation } = words;
  const said = useSignal('');
  const part = useRef<HTMLDivElement>(null);
  useKeptFocus(part, () => heading.current);
  const hosts = model.rotation.value.hidden.map((origin) => new URL(origin).host);
  async function show(host: string) {
    const answer = await ask<'page.showAgain'>({ name: 'page.showAgain', host });
    said.value = answer.ok ? rotation.shownAgain(host) : words.problem(answer.problem);
    status.value = said.value;
  }
  return (
    <div ref={part}>
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
    </div>
  );
}
