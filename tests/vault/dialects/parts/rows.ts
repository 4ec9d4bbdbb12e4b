import type { UsageReport, UsageRow } from '../../report.ts';

const CHUNK = 64 * 1024;

/** An answer that is made while it is read: never more than a chunk of it is in memory. */
export function streamed(parts: Iterable<string>, headers: Record<string, string>): Response {
  const iterator = parts[Symbol.iterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      let chunk = '';
      while (chunk.length < CHUNK) {
        const next = iterator.next();
        if (next.done) {
          if (chunk) controller.enqueue(encoder.encode(chunk));
          controller.close();
          return;
        }
        chunk += next.value;
      }
      controller.enqueue(encoder.encode(chunk));
    },
  });
  return new Response(body, { headers });
}

/** What a field of a report holds, by its name in this dialect. */
export type Columns = Readonly<Record<string, (row: UsageRow) => string | number | null>>;

/** A report's rows from one number up to another, as lines of CSV with a head (RFC 4180). */
export function* csvLines(
  report: UsageReport,
  { start, end }: { start: number; end: number },
  columns: Columns,
  { separator = ',', newLine = '\r\n' } = {},
): Generator<string> {
  const line = (cells: readonly (string | number | null)[]) =>
    `${cells.map((one) => cell(String(one ?? ''), separator)).join(separator)}${newLine}`;
  yield line(Object.keys(columns));
  const readers = Object.values(columns);
  for (let number = start; number < end; number++) {
    const row = report.row(number);
    yield line(readers.map((read) => read(row)));
  }
}

function cell(text: string, separator: string): string {
  const needsQuotes = /["\r\n]/.test(text) || text.includes(separator);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A report's rows as JSON values with commas between them, for a caller that writes the rest. */
export function* jsonRows(
  report: UsageReport,
  { start, end }: { start: number; end: number },
  shape: (row: UsageRow) => unknown,
): Generator<string> {
  for (let number = start; number < end; number++)
    yield `${number > start ? ',' : ''}${JSON.stringify(shape(report.row(number)))}`;
}

/** Rows with what their answer has before and after them. */
export function* around(before: string, rows: Iterable<string>, after: string): Generator<string> {
  yield before;
  yield* rows;
  yield after;
}

const DAY = 24 * 60 * 60_000;

/** From the first moment of a day to the last of another, as `YYYY-MM-DD`. Nothing when one is no day. */
export function daysBetween(
  from: string | undefined,
  to: string | undefined,
): { from: number; to: number } | undefined {
  const pattern = /^\d{4}-\d{2}-\d{2}$/;
  if (!pattern.test(from ?? '') || !pattern.test(to ?? '')) return undefined;
  const [begin, end] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  return Number.isNaN(begin) || Number.isNaN(end) ? undefined : { from: begin, to: end + DAY };
}

/** The numbers of one page of what lies between two numbers. */
export function page(
  { start, end }: { start: number; end: number },
  offset: number,
  limit: number,
): { start: number; end: number } {
  const first = Math.min(start + offset, end);
  return { start: first, end: Math.min(first + limit, end) };
}
