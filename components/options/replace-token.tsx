import { useSignal } from '@preact/signals';
import type { Answer } from '#lib/protocol/commands.ts';
import { Field } from '../shared/field.tsx';
import { InlineForm } from '../shared/inline-form.tsx';
import type { TestState } from './connection-test.tsx';
import { KeepChoice } from './keep-choice.tsx';
import type { CardProps } from './vault-card.tsx';

interface ReplaceProps extends CardProps {
  onChecks: (test: TestState | null) => void;
}

/** A new token for a vault; the old one stays in use until the new one has worked. */
export function ReplaceToken({
  connection,
  model,
  onChecks,
  onDone,
}: ReplaceProps & { onDone: () => void }) {
  const { words, ask, status } = model;
  const token = useSignal('');
  const keep = useSignal(connection.token.keep);
  const problem = useSignal<string | null>(null);
  const busy = useSignal(false);
  async function replace() {
    if (busy.value) return;
    busy.value = true;
    problem.value = null;
    onChecks('running');
    const answer = await ask<'vault.replaceToken'>({
      name: 'vault.replaceToken',
      id: connection.id,
      token: token.value,
      keep: keep.value,
    });
    busy.value = false;
    onChecks(answer.ok ? answer.value.checks : null);
    if (!answer.ok) {
      problem.value = words.problem(answer.problem);
      return;
    }
    status.value = answer.value.replaced ? words.replaced(connection.name) : words.notReplaced;
    onDone();
  }
  return (
    <InlineForm words={words} onSave={replace} onCancel={onDone}>
      <Field
        label={words.token}
        type="password"
        value={token.value}
        onText={(text) => {
          token.value = text;
        }}
        problem={problem.value}
        hint={words.replaceHint}
      />
      <KeepChoice
        words={words}
        value={keep.value}
        onChoice={(chosen) => {
          keep.value = chosen;
        }}
      />
    </InlineForm>
  );
}

/** A new token that no call has proven yet. */
export function Candidate({ connection, model, onChecks }: ReplaceProps) {
  const { words, ask, status } = model;
  const { id, name, candidate } = connection;
  if (!candidate) return null;
  async function retry() {
    onChecks('running');
    const answer: Answer<'vault.retryCandidate'> = await ask({ name: 'vault.retryCandidate', id });
    onChecks(answer.ok ? answer.value.checks : null);
    if (!answer.ok) status.value = words.problem(answer.problem);
    else status.value = answer.value.replaced ? words.replaced(name) : words.notReplaced;
  }
  async function discard() {
    onChecks(null);
    const answer = await ask<'vault.discardCandidate'>({ name: 'vault.discardCandidate', id });
    status.value = answer.ok ? words.discarded : words.problem(answer.problem);
  }
  return (
    <div class="candidate">
      <p>{words.candidate(candidate.fingerprint)}</p>
      <div class="actions">
        <button type="button" class="second" onClick={() => void retry()}>
          {words.tryAgain}
        </button>
        <button type="button" class="second" onClick={() => void discard()}>
          {words.discard}
        </button>
      </div>
    </div>
  );
}
