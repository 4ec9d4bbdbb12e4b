import type { Check } from '#lib/protocol/commands.ts';
import type { OptionsWords } from '#lib/words/en/options.ts';

/** A connection test that is under way, or its result. */
export type TestState = 'running' | Check[];

const abilities = ['license-counts', 'denials'] as const;

/** One line an ability: works, or the plain reason. */
export function ConnectionTest({ words, test }: { words: OptionsWords; test: TestState }) {
  const lines: { ability: Check['ability']; check: Check | null }[] =
    test === 'running'
      ? abilities.map((ability) => ({ ability, check: null }))
      : test.map((check) => ({ ability: check.ability, check }));
  return (
    <section class="test" aria-label={words.test} aria-busy={test === 'running'}>
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
