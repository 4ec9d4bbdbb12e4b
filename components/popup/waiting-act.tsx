import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { firstClick } from '../shared/first-click.ts';
import { keepFocus } from './keep-focus.ts';
import type { PopupModel } from './model.ts';

const TICK_MS = 250;

/**
 * A change that can still be undone, wherever it was begun. It lies over the list like any notice: in
 * seconds it is gone, and what a person is about to press must not move then.
 */
export function WaitingAct({ model }: { model: PopupModel }) {
  const { waiting, words } = model;
  const [next, ...others] = waiting.value;
  const left = useSignal(0);
  const dueAt = next?.dueAt ?? null;
  useEffect(() => {
    // Undo may have had it.
    keepFocus();
    if (dueAt === null) return;
    const tick = () => {
      left.value = Math.max(1, Math.ceil((dueAt - Date.now()) / 1000));
    };
    tick();
    const clock = setInterval(tick, TICK_MS);
    return () => clearInterval(clock);
  }, [dueAt, left, model]);
  if (!next) return null;
  return (
    <section class="notice waiting" aria-label={words.waiting}>
      <p>
        {words.waitingAct(next)} <span aria-hidden="true">{words.inSeconds(left.value)}</span>
        {others.length > 0 && <small>{words.waitingToo(others.length)}</small>}
      </p>
      <button type="button" onClick={firstClick(() => void model.undo(next))}>
        {words.undo}
      </button>
    </section>
  );
}
