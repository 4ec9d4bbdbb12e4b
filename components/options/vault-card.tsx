import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { emptyView } from '#lib/storage/state.ts';
import type { Connection } from '#lib/vault/connection.ts';
import { Choice } from '../shared/field.tsx';
import { Abilities } from './abilities/abilities.tsx';
import { ConnectionTest, type TestState } from './connection-test.tsx';
import { ForgetVault } from './forget-vault.tsx';
import type { OptionsModel } from './model.ts';
import { RenameVault } from './rename-vault.tsx';
import { Candidate, ReplaceToken } from './replace-token.tsx';

export interface CardProps {
  connection: Connection;
  model: OptionsModel;
}

type Opened = 'replace' | 'rename' | 'forget' | null;

/** One connected vault: what is known of it, and everything that can be done with it. */
export function VaultCard({ connection, model }: CardProps) {
  const { words, ask, status } = model;
  const { id, name, plan } = connection;
  const heading = useId();
  const opened = useSignal<Opened>(null);
  const test = model.tests.value[id];
  const close = () => {
    opened.value = null;
  };
  const toggle = (part: Opened) => () => {
    opened.value = opened.value === part ? null : part;
  };
  async function runTest() {
    status.value = '';
    show('running');
    const answer = await ask<'vault.test'>({ name: 'vault.test', id });
    show(answer.ok ? answer.value.checks : null);
    status.value = answer.ok ? words.tested(name) : words.problem(answer.problem);
  }
  const show = (checks: TestState | null) => {
    const { [id]: _last, ...others } = model.tests.value;
    model.tests.value = checks ? { ...others, [id]: checks } : others;
  };
  return (
    <section class="card" aria-labelledby={heading}>
      <h3 id={heading}>{name}</h3>
      <Facts connection={connection} model={model} />
      <Candidate connection={connection} model={model} onChecks={show} />
      <Choice
        label={words.plan}
        value={plan}
        options={words.plans}
        hint={words.planHint}
        onChoice={(chosen) => {
          void ask<'vault.edit'>({ name: 'vault.edit', id, plan: chosen }).then((answer) => {
            status.value = answer.ok ? words.saved : words.problem(answer.problem);
          });
        }}
      />
      <div class="actions">
        <button type="button" class="second" onClick={() => void runTest()}>
          {words.testConnection}
        </button>
        <button
          type="button"
          class="second"
          aria-expanded={opened.value === 'replace'}
          onClick={toggle('replace')}
        >
          {words.replaceToken}
        </button>
        <button
          type="button"
          class="second"
          aria-expanded={opened.value === 'rename'}
          onClick={toggle('rename')}
        >
          {words.rename}
        </button>
        <button
          type="button"
          class="second"
          aria-expanded={opened.value === 'forget'}
          onClick={toggle('forget')}
        >
          {words.forget}
        </button>
      </div>
      {opened.value === 'replace' && (
        <ReplaceToken connection={connection} model={model} onDone={close} onChecks={show} />
      )}
      {opened.value === 'rename' && (
        <RenameVault connection={connection} model={model} onDone={close} />
      )}
      {opened.value === 'forget' && (
        <ForgetVault connection={connection} model={model} onDone={close} />
      )}
      {test && <ConnectionTest model={model} test={test} />}
      <Abilities connection={connection} model={model} />
    </section>
  );
}

function Facts({ connection, model }: CardProps) {
  const { words, app, now } = model;
  const { origin, pageOrigin, flavour, token } = connection;
  const { counts, attempt } = app.value.views[connection.id] ?? emptyView;
  const failure = attempt?.failure;
  return (
    <>
      <dl>
        <dt>{words.facts.host}</dt>
        <dd>
          <a href={pageOrigin} target="_blank" rel="noreferrer">
            {new URL(origin).host}
          </a>
        </dd>
        <dt>{words.facts.kind}</dt>
        <dd>{words.flavourName(flavour)}</dd>
        <dt>{words.facts.token}</dt>
        <dd>{words.tokenFacts(token.keep, token.fingerprint, token.savedAt)}</dd>
        <dt>{words.facts.numbers}</dt>
        <dd>{counts ? words.numbers(counts.at, now.value) : words.noNumbers}</dd>
      </dl>
      {failure && <FailureNote connection={connection} model={model} />}
    </>
  );
}

function FailureNote({ connection, model }: CardProps) {
  const { words, app, ask, status } = model;
  const failure = app.value.views[connection.id]?.attempt?.failure;
  if (!failure) return null;
  const { happened, todo } = words.failure(failure);
  async function useWorkingFlavour() {
    if (failure?.kind !== 'wrong-flavour') return;
    const answer = await ask<'vault.edit'>({
      name: 'vault.edit',
      id: connection.id,
      flavour: failure.works,
    });
    status.value = answer.ok ? words.saved : words.problem(answer.problem);
  }
  return (
    <div class="problem">
      <p>
        <b>{happened}</b> {todo}
      </p>
      {failure.kind === 'no-access' && (
        <button
          type="button"
          class="second"
          onClick={() => void model.requestAccess(connection.origin)}
        >
          {words.allowAccess}
        </button>
      )}
      {failure.kind === 'wrong-flavour' && (
        <button type="button" class="second" onClick={() => void useWorkingFlavour()}>
          {words.flavourName(failure.works)}
        </button>
      )}
    </div>
  );
}
