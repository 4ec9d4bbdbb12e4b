import { useEffect } from 'preact/hooks';
import { denialDays } from '#lib/protocol/denials.ts';
import { kept } from '../kept.ts';
import type { PanelProps } from '../panels.tsx';
import { Trouble } from '../trouble.tsx';
import { createDenialsModel, type DenialsModel } from './model.ts';
import { Reading } from './reading.tsx';
import { Summary } from './summary.tsx';

/** Who was refused, what and when: of today at once, of 7 or 30 days on a click. */
export function DenialsPanel({ model, connection }: PanelProps) {
  const words = model.words.denials;
  const denials = kept(model, 'denials', connection.id, () =>
    createDenialsModel(model, connection.id),
  );
  useEffect(() => {
    if (denials.state.peek().kind === 'idle') denials.read(1);
  }, [denials]);
  const { days } = denials;
  return (
    <>
      <h2>{words.title}</h2>
      <fieldset class="actions">
        <legend class="visually-hidden">{words.period}</legend>
        {denialDays.map((some) => (
          <button
            key={some}
            type="button"
            class="second"
            aria-pressed={days.value === some}
            onClick={() => denials.read(some)}
          >
            {words.periods[some]}
          </button>
        ))}
      </fieldset>
      <Outcome model={model} connection={connection} denials={denials} />
    </>
  );
}

function Outcome({ model, connection, denials }: PanelProps & { denials: DenialsModel }) {
  const words = model.words.denials;
  const { days, state } = denials;
  const now = state.value;
  switch (now.kind) {
    case 'idle':
      return null;
    case 'reading':
      return <Reading words={words} cancel={denials.cancel} />;
    case 'read':
      return <Summary model={model} connection={connection} denials={denials} read={now} />;
    case 'failed':
      return (
        <Trouble
          model={model}
          connection={connection}
          failure={now.failure}
          onRetry={() => denials.read(days.value)}
        />
      );
    case 'problem':
      return <p class="problem">{model.words.problem(now.problem)}</p>;
    case 'gone':
      return <p class="problem">{words.gone}</p>;
    case 'canceled':
      return <p>{words.canceled}</p>;
  }
}
