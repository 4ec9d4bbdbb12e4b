import { MOST_LEAVERS } from '#lib/acts/leavers-list.ts';
import type { DashboardModel } from '../model.ts';
import type { LeaversModel } from './model.ts';

interface PasteListProps {
  model: DashboardModel;
  leavers: LeaversModel;
  /** A list stands below, and has the room. */
  isShort: boolean;
}

/** The field for the list, and at once what is read in it. */
export function PasteList({ model, leavers, isShort }: PasteListProps) {
  const { leavers: words } = model.words;
  const { text, list, isTooLong } = leavers;
  const isEmpty = list.value.people.length === 0 && list.value.ignored.length === 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void leavers.check();
      }}
    >
      <div class="field wide">
        <label for="leavers-text">{words.field}</label>
        <textarea
          id="leavers-text"
          class={isShort ? 'short' : undefined}
          rows={isShort ? 2 : 6}
          spellcheck={false}
          autocomplete="off"
          value={text.value}
          aria-describedby="leavers-hint leavers-read"
          {...(isTooLong.value && { 'aria-invalid': true })}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
        <p class="hint" id="leavers-hint">
          {words.hint}
        </p>
        <p class={isTooLong.value ? 'problem' : undefined} id="leavers-read">
          {isTooLong.value ? words.tooMany(MOST_LEAVERS) : isEmpty ? '' : words.read(list.value)}
        </p>
      </div>
      <div class="actions">
        <button type="submit" class="main">
          {words.check}
        </button>
        <span class="hint">{words.checkHint}</span>
      </div>
    </form>
  );
}
