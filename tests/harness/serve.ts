import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createCertificate } from './certificate.ts';

export type Handler = (request: Request) => Promise<Response>;

/** A TLS server on 127.0.0.1, in front of several vaults. */
export interface VaultServer {
  port: number;
  close(): Promise<void>;
}

/**
 * Serves each vault under its host name. Unknown hosts get 421.
 *
 * @param vaults by host name, without port
 */
export async function serveVaults(vaults: ReadonlyMap<string, Handler>): Promise<VaultServer> {
  const listener = getRequestListener(
    async (request) => {
      const handler = vaults.get(new URL(request.url).hostname);
      return handler ? await handler(request) : new Response('', { status: 421 });
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer(await createCertificate([...vaults.keys()]), (request, response) => {
    void listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
