import { type Failure, failed, type Outcome, success } from '../../failure.ts';
import { type Access, openAnswer } from '../../http.ts';
import { discard, isJson, readJson } from '../../response.ts';
import { fitsTemplate } from '../../specification/path-template.ts';
import type { Binding, Job } from '../binding.ts';
import { buildCall, headersOf, type Step } from './build-call.ts';
import { textAt } from './place.ts';
import { isReport } from './report-answer.ts';
import type { ReportClock } from './report-clock.ts';

/** Where to look next: one of the operations that the binding names, and its address. */
interface Next {
  step: Step;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
}

const DONE =
  /^(?:done|completed?|ready|success|succeeded|successful|finished|available|generated|ok)$/i;
const BROKEN = /^(?:fail|failed|failure|error|errored|cancell?ed|aborted|expired|rejected)$/i;
const MOST_STATUS_BYTES = 64 * 1024;

/**
 * Waits until a report is made.
 *
 * @param accepted the vault's first answer: 202, or a description of the job
 * @returns the answer that is the report, its body unread
 */
export async function awaitJob(
  access: Access,
  binding: Binding,
  job: Job,
  accepted: Response,
  clock: ReportClock,
): Promise<Outcome<Response>> {
  const started = await describe(accepted, clock);
  if (!started.ok) return started;
  const id = textAt(started.value, job.id ?? undefined) ?? textAt(started.value, ['id']);
  const link = accepted.headers.get('location') ?? textAt(started.value, job.link ?? undefined);
  const steps = [job.status, job.result].filter((step) => step !== null);
  let next = placeOf(link, steps, access.origin) ?? byId(binding, steps[0], id);
  let response = accepted;
  while (next) {
    await clock.wait(response);
    const opened = await openAnswer(
      access,
      callOf(binding, next, job),
      clock.deadline,
      clock.signal,
    );
    if (!opened.ok) return opened;
    response = opened.value;
    if (response.status === 202) {
      const moved = placeOf(response.headers.get('location'), steps, access.origin);
      await discard(response);
      next = moved ?? next;
      continue;
    }
    const isStatus = next.step === job.status && (job.state !== null || job.result !== null);
    if (!isStatus && isReport(response, formatOf(binding))) return success(response);
    const told = await describe(response, clock);
    if (!told.ok) return told;
    const state = textAt(told.value, job.state ?? ['status']);
    if (state !== null && BROKEN.test(state)) return failed({ kind: 'report-failed' });
    const result =
      textAt(told.value, job.resultLink ?? undefined) ?? response.headers.get('location');
    // A link to the result is there when the result is; a word for it must be understood.
    if (state === null && result === null) return failed(LOST);
    if (state !== null && !DONE.test(state)) continue;
    next =
      placeOf(result, steps, access.origin) ??
      byId(binding, job.result, id ?? textAt(told.value, ['id']));
  }
  return failed(LOST);
}

const LOST: Failure = { kind: 'not-understood', field: 'location' };

const formatOf = ({ answer }: Binding) => (answer.format === 'csv' ? 'csv' : 'json');

/** What the vault says of the job; nothing, where it says it in headers alone. */
async function describe(response: Response, clock: ReportClock): Promise<Outcome<unknown>> {
  if (!isJson(response) || response.body === null) {
    await discard(response);
    return success(null);
  }
  return await clock.guarded(() => readJson(response, MOST_STATUS_BYTES, clock.deadline.signal));
}

/** An address is followed only where it is one of the binding's own operations. */
function placeOf(link: string | null, steps: readonly Step[], origin: string): Next | null {
  const url = link === null ? null : URL.parse(link, origin);
  if (!url || url.origin !== origin || url.username !== '' || url.password !== '') return null;
  const step = steps.find(({ operation }) => fitsTemplate(url.pathname, operation.path));
  if (!step) return null;
  const query = Object.fromEntries(url.searchParams);
  return { step, path: url.pathname, query, headers: headersOf(step.constants) };
}

function byId(binding: Binding, step: Step | null | undefined, id: string | null): Next | null {
  if (!step || id === null) return null;
  const call = buildCall(binding.ability, step, { job: id }, binding.answer);
  if (!call.ok) return null;
  const { path, query, headers } = call.value;
  return { step, path, query: { ...query }, headers: { ...headers } };
}

function callOf(binding: Binding, next: Next, job: Job) {
  const isResult = next.step === job.result || (job.result === null && job.state === null);
  return {
    ability: binding.ability,
    method: 'GET' as const,
    template: next.step.operation.path,
    path: next.path,
    query: next.query,
    accept: isResult ? binding.answer.accept : 'application/json',
    body: null,
    headers: next.headers,
    isAboutOne: true,
  };
}
