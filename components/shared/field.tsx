import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  label: string;
  value: string;
  onText: (text: string) => void;
  type?: 'text' | 'password';
  inputMode?: 'text' | 'url';
  maxLength?: number;
  onBlur?: () => void;
  /** A note below the field. */
  hint?: ComponentChildren;
  /** What is wrong with the value; announced, and tied to the field. */
  problem?: string | null;
}

/** A labelled text field with its note and its problem. */
export function Field({ label, value, onText, type = 'text', hint, problem, ...rest }: FieldProps) {
  const id = useId();
  const input = {
    ...rest,
    id,
    value,
    autocomplete: 'off',
    spellcheck: false,
    'aria-describedby': `${id}-hint`,
    ...(problem && { 'aria-invalid': true }),
    onInput: (event: { currentTarget: HTMLInputElement }) => onText(event.currentTarget.value),
  } as const;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {type === 'password' ? (
        <input {...input} type="password" />
      ) : (
        <input {...input} type="text" />
      )}
      <div id={`${id}-hint`}>
        {problem && <p class="problem">{problem}</p>}
        {hint && <p class="hint">{hint}</p>}
      </div>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: Record<T, string>;
  hint?: string;
  onChoice: (value: T) => void;
}

/** A labelled select. */
export function Choice<T extends string>({
  label,
  value,
  options,
  hint,
  onChoice,
}: ChoiceProps<T>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChoice(event.currentTarget.value as T)}
      >
        {Object.entries<string>(options).map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
      <div id={`${id}-hint`}>{hint && <p class="hint">{hint}</p>}</div>
    </div>
  );
}
