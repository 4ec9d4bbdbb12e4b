import type { Ability } from '#lib/vault/ability.ts';
import { unpublished } from './unpublished.ts';

export type { Ability };

/** Where a fault can be: at an ability, or where the vault serves its specification. */
export type FaultyPart = Ability | 'specification';

/** What can be switched wrong. Each is one line of the fault table. */
export type Fault =
  | { kind: 'status'; status: number; headers?: Record<string, string> }
  /** Headers come after this time. */
  | { kind: 'delay'; ms: number }
  | { kind: 'headers-never' }
  /** Carries out what was asked for, and never says so. */
  | { kind: 'silent' }
  /** The true answer, one byte a time. */
  | { kind: 'drip'; everyMs: number }
  | { kind: 'redirect'; status: 301 | 302 | 303 | 307 | 308; to: string }
  | { kind: 'login-page' }
  | { kind: 'truncated' }
  | { kind: 'byte-order-mark' }
  | { kind: 'no-content' }
  | { kind: 'content-type'; type: string }
  | { kind: 'huge'; bytes: number }
  | { kind: 'endless' }
  | { kind: 'nested'; depth: number }
  /** Another JSON body, made from the true one. */
  | { kind: 'body'; replace: (body: unknown) => unknown };

export interface Faults {
  /**
   * Switches a fault on, for one part or all, for `times` requests or until cleared; so many as
   * `after` says are answered well before.
   */
  set(fault: Fault, options?: { ability?: FaultyPart; times?: number; after?: number }): void;
  clear(): void;
  /** The answer with the faults applied. */
  apply(part: FaultyPart, answer: () => Promise<Response>, signal: AbortSignal): Promise<Response>;
}

export function createFaults(): Faults {
  let active: { fault: Fault; part: FaultyPart | null; after: number; left: number }[] = [];
  return {
    set(fault, { ability, times = Number.POSITIVE_INFINITY, after = 0 } = {}) {
      active.push({ fault, part: ability ?? null, after, left: times });
    },
    clear() {
      active = [];
    },
    async apply(part, answer, signal) {
      const hit = active.find((one) => one.left > 0 && (one.part ?? part) === part);
      if (!hit || hit.after-- > 0) return await answer();
      hit.left -= 1;
      return await spoil(hit.fault, answer, signal);
    },
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };

async function spoil(
  fault: Fault,
  answer: () => Promise<Response>,
  signal: AbortSignal,
): Promise<Response> {
  switch (fault.kind) {
    case 'status':
      return new Response('', { status: fault.status, headers: fault.headers ?? {} });
    case 'delay':
      await wait(fault.ms, signal);
      return await answer();
    case 'headers-never':
      return await wait(Number.POSITIVE_INFINITY, signal).then(answer);
    case 'silent':
      await answer();
      return await wait(Number.POSITIVE_INFINITY, signal).then(answer);
    case 'drip':
      return new Response(drip(await text(answer), fault.everyMs, signal), { headers: JSON_TYPE });
    case 'redirect':
      return new Response(null, { status: fault.status, headers: { location: fault.to } });
    case 'login-page':
      return unpublished.loginPage();
    case 'truncated': {
      const whole = await text(answer);
      return new Response(whole.slice(0, whole.length / 2), { headers: JSON_TYPE });
    }
    case 'byte-order-mark':
      return new Response(`\uFEFF${await text(answer)}`, { headers: JSON_TYPE });
    case 'no-content':
      return new Response(null, { status: 204 });
    case 'content-type':
      return new Response(await text(answer), { headers: { 'content-type': fault.type } });
    case 'huge':
      return new Response(`"${'x'.repeat(fault.bytes)}"`, { headers: JSON_TYPE });
    case 'endless':
      return new Response(endless(signal), { headers: JSON_TYPE });
    case 'nested':
      return new Response('['.repeat(fault.depth) + ']'.repeat(fault.depth), {
        headers: JSON_TYPE,
      });
    case 'body':
      return Response.json(fault.replace(JSON.parse(await text(answer))));
  }
}

const text = async (answer: () => Promise<Response>) => await (await answer()).text();

/** Waits, or rejects as soon as the client has gone: nothing outlives its request. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = Number.isFinite(ms) ? setTimeout(resolve, ms) : undefined;
    const stop = () => {
      clearTimeout(timer);
      reject(new Error('The client has gone'));
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
  });
}

function drip(whole: string, everyMs: number, signal: AbortSignal): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(whole);
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, ++at));
      await wait(everyMs, signal);
    },
  });
}

function endless(signal: AbortSignal): ReadableStream<Uint8Array> {
  const chunk = new TextEncoder().encode('[0,'.repeat(4096));
  return new ReadableStream({
    async pull(controller) {
      controller.enqueue(chunk);
      await wait(1, signal);
    },
  });
}
