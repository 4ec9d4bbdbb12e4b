// Everything that is checked, in the order of cost. `--quick` stops before the builds; `--journeys`
// builds and runs only the journeys in real browsers.
import { audit } from './audit.ts';
import { build, clean } from './build.ts';
import { type Tally, tool, vitest } from './steps.ts';

interface Step {
  name: string;
  run: () => Promise<Tally>;
}

const quick: Step[] = [
  { name: 'Format and lint', run: tool('node_modules/@biomejs/biome/bin/biome', 'ci', '.') },
  { name: 'Types', run: tool('tests/run/types.ts') },
  { name: 'Unit tests', run: vitest('unit') },
];
const builds: Step[] = [{ name: 'Builds for both browsers', run: build }];
const built: Step[] = [
  { name: 'Built files: manifests, sizes, same twice', run: vitest('built') },
  { name: 'Firefox package rules', run: tool('tests/run/lint-package.ts') },
  { name: 'Known vulnerabilities', run: audit },
];
const journeys: Step[] = [
  { name: 'Journeys in Chromium and Firefox', run: vitest('journeys') },
  { name: 'Figures in Chromium, by themselves', run: vitest('figures') },
];

const wanted = process.argv.includes('--quick')
  ? quick
  : process.argv.includes('--journeys')
    ? [...builds, ...journeys]
    : [...quick, ...builds, ...built, ...journeys];

if (!process.argv.includes('--quick')) await clean();

const total: Tally = { passed: 0, failed: 0 };
const lines: string[] = [];
for (const { name, run } of wanted) {
  console.log(`\n— ${name} —`);
  const start = performance.now();
  const { passed, failed, failures = [] } = await run();
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  lines.push(
    `${failed ? 'FAILED' : 'ok    '}  ${name}: ${passed} passed, ${failed} failed, ${seconds} s`,
    ...failures.map((failure) => `          ${failure}`),
  );
}

console.log(`\n${lines.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
