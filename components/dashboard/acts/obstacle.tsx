import { useEffect, useRef } from 'preact/hooks';
import type { DashboardModel } from '../model.ts';
import type { Beginner } from './begin.ts';

/** What stood in the way of an act, and the second question where the month is used up. */
export function ObstacleNote({ model, beginner }: { model: DashboardModel; beginner: Beginner }) {
  const { words } = model;
  const obstacle = beginner.obstacle.value;
  const keep = useRef<HTMLButtonElement>(null);
  // The safe choice has the focus.
  useEffect(() => keep.current?.focus(), [obstacle]);
  if (!obstacle) return null;
  return (
    <div class="problem" role="alert">
      <p>{words.problem(obstacle.problem)}</p>
      {obstacle.goOn && (
        <div class="actions">
          <button ref={keep} type="button" class="second" onClick={beginner.clear}>
            {words.acts.keep}
          </button>
          <button type="button" class="danger" onClick={obstacle.goOn}>
            {words.acts.beyond}
          </button>
        </div>
      )}
    </div>
  );
}
