import type { ReportSource } from '#lib/vault/report-source.ts';
import type { createBoundLab } from '../bound-lab.ts';
import { object, type Short, text } from '../specs.ts';

const date = { type: 'string', format: 'date' };
export const instant = { type: 'string', format: 'date-time' };
export const integer = { type: 'integer', format: 'int32' };
export const period = { from: date, to: date };
export const january = { from: '2026-01-01', to: '2026-01-31' };
const CSV = { 'content-type': 'text/csv; charset=utf-8' };
export const csv = (content: string | ReadableStream) => new Response(content, { headers: CSV });
export const row = object({
  login: text,
  productName: text,
  startedAt: instant,
  allocationId: text,
});
export const csvReport: Record<string, Short> = {
  'GET /reports/usage': { query: period, answer: 'csv' },
};

/** Everything that a source gives, by document, and how it ended. */
export async function drain(source: ReportSource) {
  const documents: string[] = [];
  const decoder = new TextDecoder();
  let pieces = 0;
  for (;;) {
    const piece = await source.next();
    if (!piece.ok) return { documents, pieces, failure: piece.failure };
    if (piece.value === null) return { documents, pieces, failure: null };
    pieces += 1;
    const { document, bytes } = piece.value;
    documents[document] = (documents[document] ?? '') + decoder.decode(bytes);
  }
}
export async function opened(lab: ReturnType<typeof createBoundLab>, signal?: AbortSignal) {
  const source = await lab.client.report(january, signal);
  if (!source.ok) throw new Error(JSON.stringify(source.failure));
  return source.value;
}
