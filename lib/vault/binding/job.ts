import type { Shape } from '../specification/shape.ts';
import type { Binding, Job } from './binding.ts';
import { acceptOf, isCsv, noAnswer } from './derive-answer.ts';
import { inputsOf, toInput } from './derive-inputs.ts';
import { boundOperation } from './lookup.ts';
import { needs } from './needs.ts';
import { bestRows } from './outputs.ts';
import { rowsIn, successOf } from './rows.ts';
import type { Understood } from './understand.ts';
import { wordsOf } from './words.ts';

/** True where the first answer may be a promise only. */
export function isJob({ operation }: Understood): boolean {
  return operation.answers.some(({ status }) => status === '202');
}

const RESULT = /^(?:download|result|content|file|data|output|csv|export|body)$/;

/**
 * How a report that is made first is waited for and fetched, and what it will look like.
 *
 * @param start the operation that asks for it
 */
export function jobOf(
  start: Understood,
  all: readonly Understood[],
): { job: Job; answer: Binding['answer'] } | null {
  const accepted = start.operation.answers.find(({ status }) => status === '202');
  const steps = stepsBeside(start, all).filter(({ one }) => one.operation !== start.operation);
  const results = steps.filter(({ isResult }) => isResult);
  const named = steps.filter(({ isState }) => isState);
  const states = named.length > 0 ? named : steps.filter(({ isResult }) => !isResult);
  // Two that are equally good are none.
  if (results.length > 1 || states.length > 1) return null;
  const status = states[0] ?? null;
  const result = results[0] ?? null;
  const told = accepted?.shape ?? null;
  const statusShape = status ? (successOf(status.one.operation)?.shape ?? null) : null;
  const job: Job = {
    id: place(told, /^(?:(?:report|export|job|task|request|operation) )?(?:id|uuid|key)$/),
    link: place(told, LINK),
    status: status?.step ?? null,
    state: place(statusShape, /^(?:(?:report|export|job|task) )?(?:status|state)$/),
    resultLink: place(
      statusShape,
      /^(?:(?:download|result|file|content|report) (?:url|href|link|uri)|href|url|download|location)$/,
    ),
    result: result?.step ?? null,
  };
  return { job, answer: result?.answer ?? status?.answer ?? answerBehind(start) };
}

/** An operation that may tell how far a report is, or give it. */
interface JobStep {
  one: Understood;
  step: NonNullable<Job['status']>;
  answer: Binding['answer'];
  isResult: boolean;
  isState: boolean;
}

/** What may follow the start of any report, by the corner of the API it stands in. */
interface JobSteps {
  byCorner: Map<string | undefined, JobStep[]>;
  /** Those that speak of jobs, wherever they stand. */
  ofJobs: JobStep[];
}

/** Read once a specification: every operation that answers 202 asks for it. */
const known = new WeakMap<readonly Understood[], JobSteps>();

/** The same corner of the API, and whatever speaks of jobs: what waits for a report stands there. */
function stepsBeside(start: Understood, all: readonly Understood[]): JobStep[] {
  const found = known.get(all) ?? jobStepsIn(all);
  known.set(all, found);
  const beside = found.byCorner.get(corner(start)) ?? [];
  return [...beside, ...found.ofJobs.filter(({ one }) => corner(one) !== corner(start))];
}

const corner = ({ steps }: Understood) => steps[0]?.words.join();

function jobStepsIn(all: readonly Understood[]): JobSteps {
  const found: JobSteps = { byCorner: new Map(), ofJobs: [] };
  for (const one of all) {
    const step = jobStep(one);
    if (!step) continue;
    const beside = found.byCorner.get(corner(one));
    if (beside) beside.push(step);
    else found.byCorner.set(corner(one), [step]);
    if (one.steps.some(({ nouns }) => nouns.includes('job'))) found.ofJobs.push(step);
  }
  return found;
}

function jobStep(one: Understood): JobStep | null {
  const { operation, steps } = one;
  if (operation.method !== 'GET' || operation.elsewhere !== null) return null;
  if (!isAboutOneJob(operation.path, steps.length)) return null;
  const { meant, constants, problems } = inputsOf(one, 'usage-report', ['job']);
  if (meant.length !== 1 || problems.length > 0) return null;
  const step = { operation: boundOperation(one), inputs: meant.map(toInput), constants };
  const last = steps.at(-1)?.words ?? [];
  const answer = answerBehind(one);
  // `/exports/{id}` is the job, whatever its collection is called; `/exports/{id}/file` is a result.
  const isNamed = !operation.path.endsWith('}') && last.some((word) => RESULT.test(word));
  const isResult = isNamed || answer.format !== 'none';
  const isState = last.some((word) => STATE.test(word));
  return { one, step, answer, isResult: isResult && !isState, isState };
}

const STATE = /^(?:status|state|progress)$/;
const LINK =
  /^(?:(?:status|self|poll|location|job|report) (?:url|href|link|uri)|location|href|url|poll)$/;

const isAboutOneJob = (path: string, steps: number) => /\{[^}]+\}/.test(path) && steps > 0;

/** What the report itself looks like. */
function answerBehind(understood: Understood): Binding['answer'] {
  const success = successOf(understood.operation);
  const best = bestRows(rowsIn(success?.shape ?? null), 'report', needs['usage-report'].reads);
  if (best && best.found.length >= 3) {
    const fields = best.found.map(({ meaning, at }) => ({ meaning, at }));
    return {
      ...noAnswer,
      format: 'json',
      accept: acceptOf(success, 'json'),
      rows: best.rows.at,
      fields,
    };
  }
  const isText =
    isCsv(understood, success) || success?.media.some((one) => /octet-stream|plain/.test(one));
  return isText ? { ...noAnswer, format: 'csv', accept: acceptOf(success, 'csv') } : noAnswer;
}

function place(shape: Shape | null, pattern: RegExp, above: string[] = []): string[] | null {
  const fields = shape?.fields ?? [];
  const found = fields.find(
    (field) => !field.shape.fields && pattern.test(wordsOf(field.name).join(' ')),
  );
  if (found) return [...above, found.name];
  if (above.length > 2) return null;
  for (const field of fields) {
    const inside = place(field.shape, pattern, [...above, field.name]);
    if (inside) return inside;
  }
  return null;
}
