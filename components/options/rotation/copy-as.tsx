import type { ConsumerCopyForm } from '#lib/rotation/copy-text.ts';
import { copyPlaceholder, copyWithToken } from './copy-secret.ts';
import type { PartProps } from './vault-rotation.tsx';

interface CopyProps extends PartProps {
  form: ConsumerCopyForm;
  /** For whom, where a list has several of the same kind. */
  name?: string;
}

/** Copies straight to the clipboard; what is copied is shown nowhere. */
export function CopyButton({ connection, model, say, form, name }: CopyProps) {
  const { rotation: words } = model.words;
  async function copy(event: Event) {
    const withToken = !model.copyPlaceholders.value;
    const copied = withToken
      ? await copyWithToken(connection, form, event)
      : await copyPlaceholder(connection, form);
    if (copied === 'copied') say(words.copied(form, withToken));
    else say(copied === 'token-gone' ? words.tokenGone : words.notCopied);
  }
  return (
    <button
      type="button"
      class="second"
      {...(name !== undefined && { 'aria-label': words.copyFor(form, name) })}
      onClick={(event) => void copy(event)}
    >
      {words.copy(form)}
    </button>
  );
}

/** The token in the manners that fit everywhere. */
export function CopyAs(part: PartProps) {
  const { model } = part;
  const { rotation: words } = model.words;
  return (
    <details class="copies">
      <summary>{words.copyTitle}</summary>
      <div class="tools">
        {words.plainForms.map((form) => (
          <CopyButton key={form} {...part} form={form} />
        ))}
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={model.copyPlaceholders.value}
          onChange={(event) => {
            model.copyPlaceholders.value = event.currentTarget.checked;
          }}
        />
        {words.placeholder}
      </label>
      <p class="hint">{words.copyHint}</p>
    </details>
  );
}
