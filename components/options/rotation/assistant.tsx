import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';
import { type Progress, progress, type Stage, stages } from '#lib/rotation/progress.ts';
import type { Rotation } from '#lib/rotation/rotation.ts';
import { NewToken } from './new-token.tsx';
import { OldToken, Retiring } from './old-token.tsx';
import type { PartProps } from './vault-rotation.tsx';

interface AssistantProps extends PartProps {
  /** The one that is under way; null: none is. */
  rotation: Rotation | null;
  /** Where "Resume rotation" leads: the step that waits. */
  current: RefObject<HTMLLIElement | null>;
  /** Where none is under way: the button that starts one. */
  start: RefObject<HTMLButtonElement | null>;
}

/** The way to a new token, step by step, with the one that waits marked. */
export function Assistant({ rotation, current, start, ...part }: AssistantProps) {
  const heading = useId();
  const { rotation: words } = part.model.words;
  return (
    <>
      <h4 id={heading}>{words.rotation}</h4>
      {rotation ? (
        <Steps {...part} rotation={rotation} current={current} />
      ) : (
        <Beginning {...part} button={start} />
      )}
    </>
  );
}

function Beginning({
  button,
  ...part
}: PartProps & { button: RefObject<HTMLButtonElement | null> }) {
  const { connection, model, say } = part;
  const { words, ask, now } = model;
  const { rotations, consumers } = model.rotation.value;
  const { id } = connection;
  const last = rotations[id];
  async function start() {
    const answer = await ask<'rotation.start'>({ name: 'rotation.start', id });
    say(answer.ok ? words.rotation.started : words.problem(answer.problem));
  }
  const shown = last && progress(last, connection, consumers[id] ?? []);
  return (
    <>
      {shown && shown.finishedAt !== null && (
        <p>{words.rotation.finished(shown.finishedAt, shown.old, now.value)}</p>
      )}
      <Retiring {...part} />
      <p class="hint">{words.rotation.startHint}</p>
      <div class="actions">
        <button ref={button} type="button" class="second" onClick={() => void start()}>
          {words.rotation.start}
        </button>
      </div>
    </>
  );
}

function Steps({
  rotation,
  current,
  ...part
}: PartProps & { rotation: Rotation; current: RefObject<HTMLLIElement | null> }) {
  const { connection, model, say } = part;
  const { words, ask, now } = model;
  const { id } = connection;
  const shown = progress(rotation, connection, model.rotation.value.consumers[id] ?? []);
  async function stop() {
    const answer = await ask<'rotation.cancel'>({ name: 'rotation.cancel', id });
    say(answer.ok ? words.rotation.stopped : words.problem(answer.problem));
  }
  return (
    <>
      <ol class="steps" aria-label={words.rotation.steps}>
        {stages.map((stage) => {
          const isCurrent = stage === shown.current;
          const isDone = shown.done.includes(stage);
          const begun = stage === 'tick' && shown.newToken !== null && shown.current === 'old';
          return (
            <li
              key={stage}
              class={isDone ? 'done' : isCurrent ? 'current' : ''}
              // Each of them: a step that is done meanwhile must not lose the focus.
              tabIndex={-1}
              {...(isCurrent && { 'aria-current': 'step', ref: current })}
            >
              <b>{words.rotation.stage(stage)}</b>
              {(isDone || begun) && <span> {words.rotation.result(stage, shown, now.value)}</span>}
              {isCurrent && <Current {...part} stage={stage} shown={shown} />}
            </li>
          );
        })}
      </ol>
      <div class="actions">
        <button type="button" class="second" onClick={() => void stop()}>
          {words.rotation.stop}
        </button>
      </div>
    </>
  );
}

/** One plain instruction, and what it takes to follow it. */
function Current({ stage, shown, ...part }: PartProps & { stage: Stage; shown: Progress }) {
  const { connection, model, say } = part;
  const { words, ask } = model;
  const { id } = connection;
  async function next() {
    const answer = await ask<'rotation.next'>({ name: 'rotation.next', id });
    say(answer.ok ? words.saved : words.problem(answer.problem));
  }
  switch (stage) {
    case 'list':
      return (
        <>
          <p>{words.rotation.listInstruction}</p>
          <button type="button" class="main" onClick={() => void next()}>
            {words.rotation.listDone}
          </button>
        </>
      );
    case 'generate':
    case 'prove':
      return <NewToken {...part} />;
    case 'old':
      return <OldToken {...part} old={shown.old} />;
    case 'tick':
      return (
        <>
          <p>{words.rotation.tickInstruction}</p>
          <p>{words.rotation.result('tick', shown, model.now.value)}</p>
        </>
      );
  }
}
