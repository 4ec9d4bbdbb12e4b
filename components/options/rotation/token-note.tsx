import { isRefusalExpected, type TokenNote } from '#lib/usage/token-note.ts';
import type { PartProps } from './vault-rotation.tsx';

const SNOOZE_DAYS = 30;

type StripProps = PartProps & { onResume: () => void };

/** What is to be said of this token, with the one thing to do about it. */
export function TokenNoteStrip(part: StripProps) {
  const { app, words } = part.model;
  const { id } = part.connection;
  const note = app.value.tokenNotes[id] ?? null;
  const failure = app.value.views[id]?.attempt?.failure;
  const refused = failure?.kind === 'wrong-token' && !isRefusalExpected(note) ? failure : null;
  const { happened, todo } = refused ? words.failure(refused) : { happened: null, todo: null };
  return (
    <>
      {refused && (
        <div class="note refused">
          <p>
            {happened} {todo}
          </p>
        </div>
      )}
      {/* Of a token that is refused, neither its age nor its end is news. */}
      {note && (!refused || note.kind === 'rotation') && <Note {...part} note={note} />}
    </>
  );
}

function Note({
  note,
  connection: { id },
  model,
  say,
  onResume,
}: StripProps & { note: TokenNote }) {
  const { words, ask, now } = model;
  const { rotation } = words;
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
