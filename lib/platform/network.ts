import type { Fetch } from '#lib/vault/http.ts';

/** The one place that reaches the network; `lib/vault/http.ts` alone decides what it is asked. */
export const networkFetch: Fetch = (url, init) => fetch(url, init);
