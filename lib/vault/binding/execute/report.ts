import { type Failure, failed, type Outcome, success } from '../../failure.ts';
import { type Access, openAnswer } from '../../http.ts';
import type { Period } from '../../records.ts';
import { type ReportField, type ReportSource, reportFields } from '../../report-source.ts';
import { isJson } from '../../response.ts';
import type { Binding } from '../binding.ts';
import { awaitJob } from './await-job.ts';
import { buildCall } from './build-call.ts';
import { type ByteStream, createByteStream } from './byte-stream.ts';
import { createCsvCounter, createJsonCounter, type RowCounter } from './count-rows.ts';
import { createPager, linkHeader, type PageRequest } from './next-page.ts';
import { isReport, reportBody } from './report-answer.ts';
import { createReportClock, type ReportClock } from './report-clock.ts';

type Piece = Awaited<ReturnType<ReportSource['next']>>;

/** One answer under way: its bytes, and what is counted as they pass. */
interface Document {
  stream: ByteStream | null;
  counter: RowCounter | null;
  headers: Headers;
  path: string;
}

/**
 * Opens a usage report. The first answer is waited for, so that a refusal is told before anything is
 * shown; what follows comes piece by piece.
 *
 * @throws only the signal's reason, when the caller itself gave up
 */
export async function openReport(
  access: Access,
  binding: Binding,
  period: Period,
  signal?: AbortSignal,
): Promise<Outcome<ReportSource>> {
  const { answer, ability } = binding;
  if (answer.format === 'none') return failed({ kind: 'not-bound', ability });
  const format = answer.format;
  const values = { from: period.from, to: period.to };

  const clock = createReportClock(access, signal);
  const pager = createPager(answer.paging, access.origin);
  let current: Document | null = null;
  let document = 0;
  let previous = '';
  let ended: Failure | 'end' | null = null;

  async function open(request: PageRequest): Promise<Outcome<Document>> {
    const built = buildCall(ability, binding, { ...values, ...request.values }, answer);
    if (!built.ok) return built;
    const call = request.link ? { ...built.value, query: request.link.query } : built.value;
    const sent = await openAnswer(access, call, clock.deadline, signal);
    if (!sent.ok) return sent;
    const whole = await clock.guarded(() => finished(access, binding, sent.value, clock));
    if (!whole.ok) return whole;
    const body = reportBody(whole.value, format);
    if (!body.ok) return body;
    const stream =
      body.value && createByteStream(body.value, clock.limits, clock.deadline, signal, clock.spend);
    return success({
      stream,
      counter: counterFor(answer),
      headers: whole.value.headers,
      path: call.path,
    });
  }

  function end<T>(failure: Failure | null, result: T): T {
    ended = failure ?? 'end';
    current?.stream?.cancel();
    clock.deadline.end();
    return result;
  }

  async function turnPage(done: Document): Promise<Piece | 'opened'> {
    const facts = done.counter?.facts() ?? { rows: 0 };
    const { kind, next } = answer.paging;
    const link = kind === 'link' && next === null ? { next: linkHeader(done.headers) } : {};
    const request = pager.after({ ...facts, ...link }, done.path);
    if (request === null) {
      const short = pager.shortfall(facts);
      const failure: Failure | null = short && { kind: 'cut-short', ...short };
      return end(failure, failure ? failed(failure) : success(null));
    }
    const signature = done.counter?.signature() ?? '';
    // A vault that ignores the offset would be read forever.
    const isLost = request === 'lost' || (facts.rows > 0 && signature === previous);
    if (isLost) {
      const failure: Failure = { kind: 'not-understood', field: kind };
      return end(failure, failed(failure));
    }
    previous = signature;
    const opened = await open(request);
    if (!opened.ok) return end(opened.failure, opened);
    current = opened.value;
    document += 1;
    return 'opened';
  }

  async function next(): Promise<Piece> {
    for (;;) {
      if (ended !== null) return ended === 'end' ? success(null) : failed(ended);
      if (!current) return success(null);
      const piece: Outcome<Uint8Array | null> = (await current.stream?.next()) ?? success(null);
      if (!piece.ok) return end(piece.failure, piece);
      if (piece.value !== null) {
        current.counter?.push(piece.value);
        return success({ bytes: piece.value, document });
      }
      const turned: Piece | 'opened' = await turnPage(current);
      if (turned !== 'opened') return turned;
    }
  }

  const opened = await open(pager.first());
  if (!opened.ok) return end(opened.failure, opened);
  current = opened.value;
  return success({
    format,
    rows: answer.rows,
    fields: fieldsOf(binding),
    next,
    cancel: () => end(null, undefined),
  });
}

/** The report itself: at once, or after the time that the vault takes to make it. */
async function finished(
  access: Access,
  binding: Binding,
  response: Response,
  clock: ReportClock,
): Promise<Outcome<Response>> {
  const { job, format } = binding.answer;
  if (!job || format === 'none') return success(response);
  const isPromise = response.status === 202 || (isJson(response) && !isReport(response, format));
  return isPromise ? await awaitJob(access, binding, job, response, clock) : success(response);
}

/** Rows are counted only where pages follow each other. */
function counterFor({ format, rows, paging }: Binding['answer']): RowCounter | null {
  if (paging.kind === 'none') return null;
  if (format === 'csv') return createCsvCounter();
  const { more, last, total, next } = paging;
  return createJsonCounter({ rows, more, last, total, next });
}

function fieldsOf({ answer }: Binding): ReportSource['fields'] {
  const isField = (meaning: string): meaning is ReportField =>
    (reportFields as readonly string[]).includes(meaning);
  return Object.fromEntries(
    answer.fields.filter(({ meaning }) => isField(meaning)).map(({ meaning, at }) => [meaning, at]),
  );
}
