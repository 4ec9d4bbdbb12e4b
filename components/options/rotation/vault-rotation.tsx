import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { isUnderWay } from '#lib/rotation/rotation.ts';
import { useKeptFocus } from '../../shared/kept-focus.ts';
import type { CardProps } from '../vault-card.tsx';
import { Assistant } from './assistant.tsx';
import { Consumers } from './consumers.tsx';
import { CopyAs } from './copy-as.tsx';
import { TokenFacts } from './token-facts.tsx';
import { TokenNoteStrip } from './token-note.tsx';

/** What the parts of a vault's card share. */
export interface PartProps extends CardProps {
  /** Says what came of an act: beside the controls, and in the page's live region. */
  say: (text: string) => void;
}

/** One vault's token. */
export function VaultRotation({ connection, model }: CardProps) {
  const heading = useId();
  const said = useSignal('');
  const card = useRef<HTMLElement>(null);
  const current = useRef<HTMLLIElement>(null);
  const start = useRef<HTMLButtonElement>(null);
  useKeptFocus(card, () => current.current ?? start.current);
  const rotation = model.rotation.value.rotations[connection.id] ?? null;
  const part: PartProps = {
    connection,
    model,
    say(text) {
      said.value = text;
      model.status.value = text;
    },
  };
  return (
    <section ref={card} class="card" aria-labelledby={heading}>
      <h3 id={heading}>{model.words.rotation.tokenOf(connection.name)}</h3>
      <TokenNoteStrip {...part} onResume={() => current.current?.focus()} />
      <TokenFacts {...part} />
      <Consumers {...part} />
      <CopyAs {...part} />
      <Assistant
        {...part}
        rotation={isUnderWay(rotation) ? rotation : null}
        current={current}
        start={start}
      />
      <p class="saved" aria-hidden="true">
        {said.value}
      </p>
    </section>
  );
}
