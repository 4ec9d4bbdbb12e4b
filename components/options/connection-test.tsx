import { useId, useLayoutEffect } from 'preact/hooks';
import type { Check } from '#lib/protocol/commands.ts';
import type { OptionsWords } from '#lib/words/en/options.ts';
import type { OptionsModel } from './model.ts';

/** A connection test that is under way, or its result. */
export type TestState = 'running' | Check[];

const abilities = ['license-counts', 'denials'] as const;

interface ConnectionTestProps {
  model: OptionsModel;
  test: TestState;
}

/**
 * One line an ability: works, or the plain reason. Of several on the page the one that changed last is
 * the landmark: two of one name would lead nobody anywhere.
 */
export function ConnectionTest({ model, test }: ConnectionTestProps) {
  const { words, newestTest } = model;
  const own = useId();
  useLayoutEffect(() => {
    newestTest.value = own;
  }, [test, own, newestTest]);
  const lines: { ability: Check['ability']; check: Check | null }[] =
    test === 'running'
      ? abilities.map((ability) => ({ ability, check: null }))
      : test.map((check) => ({ ability: check.ability, check }));
  return (
    <section
      class="test"
      aria-label={newestTest.value === own ? words.test : undefined}
      aria-busy={test === 'running'}
    >
      <h3>{words.test}</h3>
      <ul>
        {lines.map(({ ability, check }) => (
          <li key={ability} class={check ? (check.failure ? 'bad' : 'good') : 'running'}>
            <b>{words.ability[ability]}</b> <Line words={words} check={check} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ words, check }: { words: OptionsWords; check: Check | null }) {
  if (check === null) return <span>{words.testing}</span>;
  if (check.failure === null) return <span>{words.works}</span>;
  const { happened, todo } = words.failure(check.failure);
  return (
    <span>
      {happened} {todo}
    </span>
  );
}
