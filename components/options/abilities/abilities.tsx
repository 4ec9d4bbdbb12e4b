import { useMemo } from 'preact/hooks';
import { bindingsOf } from '#lib/storage/learned-state.ts';
import { abilities } from '#lib/vault/ability.ts';
import type { CardProps } from '../vault-card.tsx';
import { createAbilitiesModel } from './abilities-model.ts';
import { AbilityItem } from './ability-item.tsx';
import { ImportSpecification } from './import-specification.tsx';

/** What a vault can do, how that was learned, and what the admin decides about it. */
export function Abilities({ connection, model }: CardProps) {
  const { abilities: words } = model.words;
  const acts = useMemo(() => createAbilitiesModel(model, connection.id), [model, connection.id]);
  const bindings = bindingsOf(model.learned.value, connection.id);
  const { specification, look, lookDue } = bindings;
  return (
    <div class="abilities">
      <h4>{words.title}</h4>
      <p class="hint">{words.about}</p>
      <p>
        {specification ? words.source(specification) : words.noSource}{' '}
        {specification && lookDue && words.doubt}
      </p>
      {specification && look?.problem && (
        <p class="hint">{words.lookProblem(look.problem, look.at)}</p>
      )}
      <ImportSpecification words={words} acts={acts} />
      {acts.problem.value && (
        <p class="problem" role="alert">
          {acts.problem.value}
        </p>
      )}
      <ul aria-label={words.list}>
        {abilities.map((ability) => (
          <AbilityItem
            key={ability}
            ability={ability}
            record={bindings.abilities[ability]}
            canChoose={specification !== null}
            words={words}
            acts={acts}
          />
        ))}
      </ul>
    </div>
  );
}
