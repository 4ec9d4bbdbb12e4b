import { useId } from 'preact/hooks';
import { type Keep, keeps } from '#lib/vault/connection.ts';
import type { OptionsWords } from '#lib/words/en/options.ts';

interface KeepChoiceProps {
  words: OptionsWords;
  value: Keep;
  onChoice: (keep: Keep) => void;
}

/** Where to keep a token, with what each choice does and does not protect from. */
export function KeepChoice({ words, value, onChoice }: KeepChoiceProps) {
  const id = useId();
  return (
    <fieldset>
      <legend>{words.keepTitle}</legend>
      {keeps.map((keep) => (
        <div key={keep} class="radio">
          <input
            id={`${id}-${keep}`}
            type="radio"
            name={id}
            value={keep}
            checked={value === keep}
            aria-describedby={`${id}-${keep}-hint`}
            onChange={() => onChoice(keep)}
          />
          <label for={`${id}-${keep}`}>{words.keep[keep]}</label>
          <p id={`${id}-${keep}-hint`} class="hint">
            {words.keepHint[keep]}
          </p>
        </div>
      ))}
    </fieldset>
  );
}
