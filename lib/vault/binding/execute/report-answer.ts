import { type Failure, failed, type Outcome, success } from '../../failure.ts';
import { contentType, isHtml, isJson } from '../../response.ts';

const CSV =
  /^(?:text\/(?:[\w.-]*csv|plain|comma-separated-values)|application\/(?:csv|octet-stream|vnd\.ms-excel|x-csv))\b/i;

/** True where an answer may be the report, by its content type. */
export const isReport = (response: Response, format: 'csv' | 'json'): boolean =>
  format === 'json' ? isJson(response) : CSV.test(contentType(response));

/** The body of a report, or why the answer is none. Null: it is empty (204). */
export function reportBody(
  response: Response,
  format: 'csv' | 'json',
): Outcome<ReadableStream<Uint8Array> | null> {
  if (response.status === 204 || response.body === null) return success(null);
  if (isReport(response, format)) return success(response.body);
  return failed(notReport(response));
}

const notReport = (response: Response): Failure => ({
  kind: 'not-a-vault',
  found: isHtml(response) ? 'page' : 'other',
});
