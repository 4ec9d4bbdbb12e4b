type Handler = (request: Request) => Promise<Response>;

/**
 * A `fetch` that reaches vaults without a network, and like the real one rejects when there is
 * nobody at the host, and as soon as its signal aborts.
 *
 * @param vaults by host name
 * @param onRequest sees every request before it is answered
 */
export function inProcessFetch(
  vaults: Readonly<Record<string, Handler>>,
  onRequest: (request: Request) => void = () => undefined,
): (url: string, init: RequestInit) => Promise<Response> {
  return async (url, init) => {
    const request = new Request(url, init);
    onRequest(request.clone());
    const handler = vaults[new URL(url).host];
    if (!handler) throw new TypeError('Failed to fetch');
    const aborted = new Promise<never>((_, reject) => {
      // The caller's signal knows the request's only weakly: once the request is collected, nobody
      // would hear of the end. This listener holds it.
      init.signal?.addEventListener('abort', () => reject(request.signal.reason));
    });
    return await Promise.race([handler(request), aborted]);
  };
}
