import type { LookProblem } from '#lib/bindings/look-problem.ts';
import type { Formats } from '../formats.ts';
import { failureWords } from './all-failures.ts';
import { specificationProblems } from './evidence.ts';

/** How to get the specification where the token alone is refused. */
const byHand =
  'Open the vault’s Settings, section “License Vault API”, follow the link “API specification”, save its JSON, and import the file here. Or press “Read specification” on that Settings page.';

type Of<K extends LookProblem['kind']> = Extract<LookProblem, { kind: K }>;
type Table = { [K in LookProblem['kind']]: (problem: Of<K>, f: Formats) => string };

const table: Table = {
  nowhere: () => `The vault has no specification in any of the usual places. ${byHand}`,
  'behind-login': () => `The vault gives its specification only to people who log in. ${byHand}`,
  unreadable: ({ problem }) => specificationProblems[problem],
  another: () =>
    'The vault serves another specification than the one that was imported. The imported one stays in use.',
  forgotten: () => 'This vault has been forgotten meanwhile. Reload the page.',
  failed: ({ failure }, f) => {
    const { happened, todo } = failureWords(failure, f);
    return `${happened} ${todo}`;
  },
};

/** Why no specification was read, and how to get it. */
export function lookProblemWords(problem: LookProblem, f: Formats): string {
  // Each entry takes its own kind; the lookup by that kind is what joins them.
  return (table[problem.kind] as (problem: LookProblem, f: Formats) => string)(problem, f);
}
