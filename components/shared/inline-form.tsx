import type { ComponentChildren } from 'preact';

interface InlineFormProps {
  /** Carries the form's act out; what goes wrong is told by the fields. */
  onSave: () => Promise<unknown>;
  onCancel: () => void;
  words: { save: string; cancel: string };
  children: ComponentChildren;
}

/** A small form that opens in place: its fields, then what saves and what closes it. */
export function InlineForm({ onSave, onCancel, words, children }: InlineFormProps) {
  return (
    <form
      class="inline"
      onSubmit={(event) => {
        event.preventDefault();
        void onSave();
      }}
    >
      {children}
      <div class="actions">
        <button type="submit" class="main">
          {words.save}
        </button>
        <button type="button" class="second" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
