import type { Person } from '#tests/vault/directory.ts';
import type { StandInVault } from '#tests/vault/vault.ts';

export const TOKEN = 'a-token-of-the-stand-in-01';

/**
 * What somebody who has read a dialect's documentation would send. It is written by hand from the
 * specification and knows nothing of a binding.
 */
export interface Drive {
  /** Ids of the user's allocations. */
  licenses(user: Person): Promise<string[]>;
  revokeOne?(user: Person, allocationId: string): Promise<Response>;
  revokeAll?(user: Person): Promise<Response>;
  /** Allocation ids of every row, of all pages, in order. Days as `YYYY-MM-DD`, both inclusive. */
  report?(from: string, to: string): Promise<string[]>;
  disconnect?(code: string): Promise<Response>;
}

export interface Sent {
  query?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  form?: Record<string, string>;
  /** Sent as a form with parts. */
  parts?: Record<string, string>;
  /** Without it the request carries the stand-in's token. */
  headers?: Record<string, string>;
  mediaType?: string;
}

export type Send = (method: string, path: string, sent?: Sent) => Promise<Response>;

export function sending(vault: StandInVault, scheme: 'Bearer' | 'Automation'): Send {
  const authorization = `${scheme} ${TOKEN}`;
  return async (method, path, { query = {}, body, form, parts, headers, mediaType } = {}) => {
    const url = new URL(path, 'https://acme.fls.jetbrains.com');
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const type = form ? 'application/x-www-form-urlencoded' : (mediaType ?? 'application/json');
    const content = form ? new URLSearchParams(form).toString() : JSON.stringify(body);
    const multipart = parts && new FormData();
    for (const [name, value] of Object.entries(parts ?? {})) multipart?.append(name, value);
    if (multipart) {
      const sent = { method, headers: headers ?? { authorization }, body: multipart };
      return await vault.handler(new Request(url, sent));
    }
    return await vault.handler(
      new Request(url, {
        method,
        headers: {
          ...(headers ?? { authorization }),
          ...(content === undefined ? {} : { 'content-type': type }),
        },
        ...(content === undefined ? {} : { body: content }),
      }),
    );
  };
}

/** What stands behind some keys, one below the other, of an answer that a test knows the shape of. */
export function dig(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>((found, key) => {
    if (typeof found !== 'object' || found === null || !(key in found))
      throw new Error(`No ${key} in ${JSON.stringify(found)}`);
    return Object.entries(found).find(([name]) => name === key)?.[1];
  }, value);
}

/** A list behind some keys of an answer. */
export function list(value: unknown, ...keys: string[]): unknown[] {
  const found = dig(value, ...keys);
  if (!Array.isArray(found)) throw new Error(`No list at ${keys.join('.')}`);
  return found;
}

/** The strings at one place of every entry of a list. */
export const each = (entries: readonly unknown[], ...keys: string[]): string[] =>
  entries.map((entry) => String(dig(entry, ...keys)));

/** The first cell of every line of CSV after the head; cells in quotes may hold line breaks. */
export function firstCells(csv: string, separator = ','): string[] {
  let inQuotes = false;
  let line = '';
  const lines: string[] = [];
  for (const letter of csv) {
    if (letter === '"') inQuotes = !inQuotes;
    if (letter === '\n' && !inQuotes) {
      lines.push(line);
      line = '';
    } else line += letter;
  }
  return lines.slice(1).map((text) => text.split(separator)[0] ?? '');
}

/** Reads pages until one is empty. */
export async function everyPage(read: (number: number) => Promise<string[]>): Promise<string[]> {
  const all: string[] = [];
  for (let number = 0; ; number++) {
    const page = await read(number);
    if (page.length === 0) return all;
    all.push(...page);
  }
}
