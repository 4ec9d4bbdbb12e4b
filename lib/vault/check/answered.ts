/**
 * What may be told of any answer. Everything here is a name from a closed list or a number of names
 * that are not on it: nothing of what a customer's vault holds.
 */
export interface Answered {
  /** `redirect`: a redirect, which is not followed. `none`: no answer at all. */
  status: number | 'redirect' | 'none';
  type: 'json' | 'html' | 'csv' | 'yaml' | 'text' | 'none' | 'other';
  headers: KnownHeader[];
  otherHeaders: number;
  /** Top-level fields of an error's JSON. Null: no error, or no JSON object. */
  errorFields: KnownErrorField[] | null;
}

const knownHeaders = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'etag',
  'last-modified',
  'link',
  'location',
  'retry-after',
  'server',
  'strict-transport-security',
  'transfer-encoding',
  'vary',
  'www-authenticate',
  'x-content-type-options',
  'x-frame-options',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'ratelimit',
  'ratelimit-limit',
  'ratelimit-policy',
  'ratelimit-remaining',
  'ratelimit-reset',
  'x-request-id',
  'x-total-count',
] as const;
export type KnownHeader = (typeof knownHeaders)[number];

const knownErrorFields = [
  'code',
  'detail',
  'details',
  'error',
  'error_description',
  'errors',
  'exception',
  'instance',
  'message',
  'path',
  'reason',
  'requestId',
  'status',
  'statusCode',
  'timestamp',
  'title',
  'trace',
  'type',
] as const;
export type KnownErrorField = (typeof knownErrorFields)[number];

export const noAnswer: Answered = {
  status: 'none',
  type: 'none',
  headers: [],
  otherHeaders: 0,
  errorFields: null,
};

/** @param error the JSON of an answer that is an error, where it is one */
export function describeAnswer(response: Response, error: unknown): Answered {
  const names = [...response.headers.keys()].map((name) => name.toLowerCase());
  const headers = knownHeaders.filter((name) => names.includes(name));
  const redirect =
    response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
  return {
    status: redirect ? 'redirect' : response.status,
    type: mediaType(response.headers.get('content-type')),
    headers,
    otherHeaders: names.length - headers.length,
    errorFields: errorFieldsOf(error),
  };
}

function errorFieldsOf(error: unknown): KnownErrorField[] | null {
  if (typeof error !== 'object' || error === null || Array.isArray(error)) return null;
  return knownErrorFields.filter((name) => Object.hasOwn(error, name));
}

function mediaType(header: string | null): Answered['type'] {
  if (header === null) return 'none';
  const essence = header.split(';')[0]?.trim().toLowerCase() ?? '';
  if (/^application\/(?:[\w.-]+\+)?json$/.test(essence)) return 'json';
  if (essence === 'text/html' || essence.startsWith('application/xhtml')) return 'html';
  if (essence === 'text/csv') return 'csv';
  if (/yaml$/.test(essence)) return 'yaml';
  return essence.startsWith('text/') ? 'text' : 'other';
}
