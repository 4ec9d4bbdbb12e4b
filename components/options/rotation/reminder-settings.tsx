import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { dropNotifications, requestNotifications } from '#lib/platform/notifications.ts';
import { Choice } from '../../shared/field.tsx';
import type { OptionsModel } from '../model.ts';

const steps = [30, 60, 90, 180, 365];

/** When a token is spoken of, and whether the browser says it too. */
export function ReminderSettings({ model }: { model: OptionsModel }) {
  const { words, ask, status } = model;
  const { rotation } = words;
  const { afterDays, notify } = model.rotation.value.reminders;
  const said = useSignal('');
  const box = useId();
  const choices = [...new Set([...steps, afterDays])].sort((a, b) => a - b);
  async function save(change: { afterDays?: number; notify?: boolean }, done: string) {
    const answer = await ask<'reminder.save'>({ name: 'reminder.save', ...change });
    say(answer.ok ? done : words.problem(answer.problem));
  }
  const say = (text: string) => {
    said.value = text;
    status.value = text;
  };
  async function switchNotifications(on: boolean) {
    // Before every await: a browser asks the person only directly in a click.
    const asking = on ? requestNotifications() : dropNotifications();
    const allowed = await asking.catch(() => false);
    if (on && !allowed) {
      say(rotation.notifyRefused);
      return;
    }
    await save({ notify: on }, on ? rotation.notifyOn : rotation.notifyOff);
  }
  return (
    <>
      <h3>{rotation.reminders}</h3>
      <Choice
        label={rotation.remindAfter}
        value={String(afterDays)}
        options={Object.fromEntries(choices.map((days) => [days, rotation.days(days)]))}
        hint={rotation.remindHint}
        onChoice={(days) => void save({ afterDays: Number(days) }, words.saved)}
      />
      <div class="check">
        <input
          id={box}
          type="checkbox"
          checked={notify}
          aria-describedby={`${box}-hint`}
          onChange={(event) => {
            const { checked } = event.currentTarget;
            // It shows what is stored: the browser may say no.
            event.currentTarget.checked = notify;
            void switchNotifications(checked);
          }}
        />
        <label for={box}>{rotation.notify}</label>
      </div>
      <p id={`${box}-hint`} class="hint">
        {rotation.notifyHint}
      </p>
      <p class="saved" aria-hidden="true">
        {said.value}
      </p>
    </>
  );
}
