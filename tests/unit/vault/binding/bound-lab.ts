import type { Ability } from '#lib/vault/ability.ts';
import { bind } from '#lib/vault/binding/bind.ts';
import type { Bindings } from '#lib/vault/binding/binding.ts';
import { type BoundClient, createBoundClient } from '#lib/vault/bound-client.ts';
import type { Access } from '#lib/vault/http.ts';
import { type Short, specification } from './specs.ts';

/** One request as it went over the wire. */
export interface Sent {
  /** Method, path and query. */
  line: string;
  body: string | null;
  headers: Headers;
}

export interface BoundLab {
  client: BoundClient;
  bindings: Bindings;
  sent: Sent[];
  lines(): string[];
}

/**
 * A client bound by a small specification, before a vault that is one function.
 *
 * @param answer the request's method, path and query is its first argument
 */
export function createBoundLab(
  operations: Record<string, Short>,
  answer: (line: string, request: Request, count: number) => Response | Promise<Response>,
  access: Partial<Access> = {},
): BoundLab {
  const proposals = bind(specification(operations));
  const bindings: Bindings = {};
  for (const [ability, { binding }] of Object.entries(proposals)) {
    if (binding) bindings[ability as Ability] = binding;
  }
  const sent: Sent[] = [];
  const client = createBoundClient(
    {
      fetch: async (url, init) => {
        const request = new Request(url, init);
        const line = `${request.method} ${url.replace('https://acme.fls.jetbrains.com', '')}`;
        const body = typeof init.body === 'string' ? init.body : null;
        sent.push({ line, body, headers: request.headers });
        return await answer(line, request, sent.length - 1);
      },
      origin: 'https://acme.fls.jetbrains.com',
      flavour: 'cloud',
      token: 'a-token-of-the-stand-in-01',
      now: () => Date.parse('2026-03-10T12:00:00Z'),
      ...access,
    },
    bindings,
  );
  return { client, bindings, sent, lines: () => sent.map(({ line }) => line) };
}
