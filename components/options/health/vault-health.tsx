import { useId } from 'preact/hooks';
import { stateOf } from '#lib/bindings/vault-bindings.ts';
import { diagnosticsOf } from '#lib/health/diagnostics.ts';
import { bindingsOf, healthOf } from '#lib/storage/learned-state.ts';
import { type Ability, abilities } from '#lib/vault/ability.ts';
import type { CardProps } from '../vault-card.tsx';
import { CheckVault } from './check-vault.tsx';

/** One vault: each ability's state and how it fared, its Settings page, diagnostics and the check. */
export function VaultHealth({ connection, model }: CardProps) {
  const { health: words } = model.words;
  const hint = useId();
  const { id, name, pageOrigin } = connection;
  const page = model.seen.value[pageOrigin] ?? null;
  async function copyDiagnostics() {
    const bindings = bindingsOf(model.learned.value, id);
    const health = healthOf(model.learned.value, id);
    const { version, browser, now } = model;
    const told = diagnosticsOf(
      { connection, bindings, health, page },
      { version, browser, now: now.value },
    );
    const copied = await model.copy(JSON.stringify(told, null, 2));
    model.status.value = copied ? words.copied : words.notCopied;
  }
  return (
    <section class="card health" aria-label={words.list(name)}>
      <h3>{name}</h3>
      <ul aria-label={words.list(name)}>
        {abilities.map((ability) => (
          <AbilityHealth key={ability} ability={ability} id={id} model={model} />
        ))}
      </ul>
      <p>
        <b>{words.page}</b>{' '}
        {page
          ? words.pageSeen(page.at, model.now.value, page.found, page.missing)
          : words.pageUnseen}
      </p>
      <div class="actions">
        <button
          type="button"
          class="second"
          aria-describedby={hint}
          onClick={() => void copyDiagnostics()}
        >
          {words.copyDiagnostics}
        </button>
      </div>
      <p id={hint} class="hint">
        {words.diagnosticsHint}
      </p>
      <CheckVault connection={connection} model={model} />
    </section>
  );
}

interface LineProps extends Pick<CardProps, 'model'> {
  ability: Ability;
  id: string;
}

function AbilityHealth({ ability, id, model }: LineProps) {
  const { health: words, abilities: names } = model.words;
  const record = bindingsOf(model.learned.value, id).abilities[ability];
  const health = healthOf(model.learned.value, id)[ability];
  const state = stateOf(ability, record);
  const now = model.now.value;
  const fared = [words.worked(health, now), words.failed(health, now)].filter(Boolean);
  return (
    <li class={state}>
      <b>{names.name(ability)}</b> <span class="state">{names.state(state)}</span>{' '}
      <span class="fared">{fared.length > 0 ? fared.join(' ') : words.untried}</span>{' '}
      <span class="how">{words.how(record, state)}</span>
    </li>
  );
}
