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
  const first = start.steps[0]?.words.join();
  const follow = all.filter(
    ({ operation, steps }) =>
      operation.method === 'GET' &&
      operation.elsewhere === null &&
      operation !== start.operation &&
      // The same corner of the API: what waits for a report stands beside it.
      (steps[0]?.words.join() === first || steps.some(({ nouns }) => nouns.includes('job'))) &&
      isAboutOneJob(operation.path, steps.length),
  );
  const steps = follow.flatMap((one) => {
    const { meant, constants, problems } = inputsOf(one, 'usage-report', ['job']);
    if (meant.length !== 1 || problems.length > 0) return [];
    const step = { operation: boundOperation(one), inputs: meant.map(toInput), constants };
    const last = one.steps.at(-1)?.words ?? [];
    const answer = answerBehind(one);
    // `/exports/{id}` is the job, whatever its collection is called; `/exports/{id}/file` is a result.
    const isNamed = !one.operation.path.endsWith('}') && last.some((word) => RESULT.test(word));
    const isResult = isNamed || answer.format !== 'none';
    const isState = last.some((word) => STATE.test(word));
    return [{ one, step, answer, isResult: isResult && !isState, isState }];
  });
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
