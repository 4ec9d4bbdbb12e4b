import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A loopback proxy: the only way out that a browser under test has. */
export interface LoopbackProxy {
  port: number;
  /** Every `host:port` that was asked for, in order, allowed or not. */
  asked: string[];
  /** Takes a vault's network away, or gives it back. */
  setDown(host: string, down: boolean): void;
  close(): Promise<void>;
}

/**
 * Sends `HOST:443` of the vaults to their server on 127.0.0.1 and answers 502 to everything else.
 *
 * @param hosts the vaults' host names
 * @param port the TLS port of their server
 */
export async function createProxy(hosts: readonly string[], port: number): Promise<LoopbackProxy> {
  const asked: string[] = [];
  const down = new Set<string>();
  const open = new Map<string, Set<Socket>>();

  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://unknown').host);
    response.writeHead(502).end();
  });
  server.on('connect', (request, client: Socket, head: Buffer) => {
    const target = request.url ?? '';
    const host = target.replace(/:443$/, '');
    asked.push(target);
    client.on('error', () => client.destroy());
    if (!hosts.includes(host) || down.has(host)) {
      client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
    const sockets = open.get(host) ?? new Set();
    open.set(host, sockets.add(client));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    asked,
    setDown(host, isDown) {
      if (!isDown) down.delete(host);
      else {
        down.add(host);
        // A connection that is kept alive would still reach the vault.
        for (const socket of open.get(host) ?? []) socket.destroy();
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const sockets of open.values()) for (const socket of sockets) socket.destroy();
      }),
  };
}
