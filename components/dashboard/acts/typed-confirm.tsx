import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ActsWords } from '#lib/words/en/acts.ts';
import { Field } from '../../shared/field.tsx';

interface TypedConfirmProps {
  words: ActsWords;
  /** What must be typed. */
  name: string;
  /** The verb on the button. */
  action: string;
  /** What will happen. */
  children: ComponentChildren;
  /** @param typed as it stands in the field: the background compares it once more */
  onConfirm: (typed: string) => Promise<void>;
  onClose: () => void;
}

/** Asks for the name to be typed, for what cannot be taken back once it is sent. */
export function TypedConfirm({
  words,
  name,
  action,
  children,
  onConfirm,
  onClose,
}: TypedConfirmProps) {
  const typed = useSignal('');
  const wrong = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  // Pressed again before the background has answered, it would be told that it is under way already.
  const busy = useRef(false);
  async function confirm() {
    wrong.value = typed.value.trim() !== name.trim();
    if (wrong.value || busy.current) return;
    busy.current = true;
    try {
      await onConfirm(typed.value);
    } finally {
      busy.current = false;
    }
  }
  return (
    <form
      ref={form}
      class="inline"
      onSubmit={(event) => {
        event.preventDefault();
        confirm().catch((error: unknown) => reportError(error));
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      {children}
      <Field
        label={words.confirmName(name)}
        value={typed.value}
        onText={(text) => {
          typed.value = text;
          wrong.value = false;
        }}
        problem={wrong.value ? words.wrongName(name) : null}
      />
      <div class="actions">
        <button type="submit" class="danger">
          {action}
        </button>
        <button type="button" class="second" onClick={onClose}>
          {words.keep}
        </button>
      </div>
    </form>
  );
}
