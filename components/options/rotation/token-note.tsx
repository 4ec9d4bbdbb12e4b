import type { PartProps } from './vault-rotation.tsx';

const SNOOZE_DAYS = 30;

/** What is to be said of this token, with the one thing to do about it. */
export function TokenNoteStrip({
  connection: { id },
  model,
  say,
  onResume,
}: PartProps & { onResume: () => void }) {
  const { words, ask, app, now } = model;
  const { rotation } = words;
  const note = app.value.tokenNotes[id];
  const failure = app.value.views[id]?.attempt?.failure;
  if (failure?.kind === 'wrong-token' && note?.kind !== 'rotation') {
    const { happened, todo } = words.failure(failure);
    return (
      <div class="note refused">
        <p>
          {happened} {todo}
        </p>
      </div>
    );
  }
  if (!note) return null;
  // The last day before a token's end cannot be put off.
  const snoozes = note.kind === 'old' || (note.kind === 'expires' && note.level > 1);
  async function snooze() {
    const answer = await ask<'reminder.snooze'>({ name: 'reminder.snooze', id, days: SNOOZE_DAYS });
    say(answer.ok ? rotation.snoozed : words.problem(answer.problem));
  }
  return (
    <div class="note">
      <p>{rotation.note(note, now.value)}</p>
      {note.kind === 'rotation' && (
        <button type="button" class="second" onClick={onResume}>
          {rotation.resume}
        </button>
      )}
      {snoozes && (
        <button type="button" class="second" onClick={() => void snooze()}>
          {rotation.snooze}
        </button>
      )}
    </div>
  );
}
