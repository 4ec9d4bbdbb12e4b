import { useEffect } from 'preact/hooks';
import { type LeaversRun, leftToRevoke } from '#lib/acts/leavers-run.ts';
import { firstClick } from '../../shared/first-click.ts';
import { ObstacleNote } from '../acts/obstacle.tsx';
import type { PanelProps } from '../panels.tsx';
import { ExportLeavers } from './export-leavers.tsx';
import { LeaversTable } from './leavers-table.tsx';
import type { LeaversModel } from './model.ts';
import { RevokeChecked } from './revoke-checked.tsx';

export interface RunProps extends PanelProps {
  leavers: LeaversModel;
  run: LeaversRun;
}

/** A list that is looked up or revoked: how far it is, what can be done, and a result for each row. */
export function Run(props: RunProps) {
  const { model, leavers, run } = props;
  const { leavers: words } = model.words;
  const isRunning = run.status === 'running';
  const isHeld = run.status === 'paused' || run.status === 'stopped';
  const sentence = isRunning ? '' : standing(props);
  useEffect(() => {
    model.heard.value = sentence;
    // What was said of a list that is gone is not true any more.
    return () => {
      model.heard.value = '';
    };
  }, [model, sentence]);
  return (
    <section class="leavers-run" aria-label={words.table}>
      <Progress {...props} />
      {!isRunning && <p class={run.status === 'stopped' ? 'note' : undefined}>{sentence}</p>}
      <ObstacleNote model={model} beginner={leavers.beginner} />
      <div class="actions">
        {run.phase === 'check' && run.status === 'done' && <RevokeChecked {...props} />}
        {isRunning && (
          <button
            type="button"
            class="second"
            onClick={firstClick(() => void leavers.tell('leavers.pause'))}
          >
            {words.pause}
          </button>
        )}
        {isHeld && (
          <button
            type="button"
            class="main"
            onClick={firstClick(() => void leavers.resume(run.id))}
          >
            {words.resume}
          </button>
        )}
        {!isRunning && <ExportLeavers {...props} />}
        <button
          type="button"
          class="second"
          onClick={firstClick(() => void leavers.tell('leavers.cancel'))}
        >
          {isRunning || isHeld ? words.cancel : words.clear}
        </button>
      </div>
      <p class="hint">{words.clearHint}</p>
      <LeaversTable {...props} />
    </section>
  );
}

function Progress({ model, run }: RunProps) {
  const { leavers: words } = model.words;
  const { looked, all, sent, left } = countOf(run);
  if (run.status === 'done') return null;
  const isChecking = run.phase === 'check';
  const text = isChecking ? words.checking(looked, all) : words.revoking(left);
  return (
    <div class="reading">
      <p>{text}</p>
      <progress
        aria-label={text}
        value={isChecking ? looked : sent}
        max={Math.max(1, isChecking ? all : sent + left)}
      />
    </div>
  );
}

function countOf(run: LeaversRun) {
  const items = run.rows.flatMap(({ items: own }) => own);
  return {
    all: run.rows.length,
    looked: run.rows.filter(({ check }) => check !== 'waiting').length,
    sent: items.filter(({ state }) => state !== 'held' && state !== 'sending').length,
    left: leftToRevoke(run),
  };
}

/** Where a list stands that does not run. */
function standing({ model, run }: RunProps): string {
  const { leavers: words } = model.words;
  if (run.why) return words.stop(run.why);
  if (run.status === 'paused') return words.paused;
  return run.phase === 'check' ? words.checked(run) : words.finished(run);
}
