import { connect } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProxy, type LoopbackProxy } from '#tests/harness/proxy.ts';
import { serveVaults, type VaultServer } from '#tests/harness/serve.ts';

const HOST = 'acme.fls.jetbrains.com';
let server: VaultServer;
let proxy: LoopbackProxy;

beforeEach(async () => {
  server = await serveVaults(
    new Map([[HOST, async (request) => new Response(`hello ${new URL(request.url).host}`)]]),
  );
  proxy = await createProxy([HOST], server.port);
});
afterEach(async () => {
  await proxy.close();
  await server.close();
});

/** Asks for a page through the proxy, as a browser does. Gives what came back, head and body. */
function through(host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(proxy.port, '127.0.0.1', () =>
      socket.write(`CONNECT ${host}:443 HTTP/1.1\r\n\r\n`),
    );
    socket.once('error', reject);
    socket.once('data', (head) => {
      if (!head.toString().includes(' 200 ')) return resolve(head.toString());
      const tls = tlsConnect({ socket, servername: host, rejectUnauthorized: false }, () =>
        tls.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
      );
      let text = '';
      tls.on('data', (chunk) => {
        text += chunk.toString();
      });
      tls.on('end', () => resolve(text));
      tls.on('error', reject);
    });
  });
}

it('brings a vault its requests under its real name', async () => {
  expect(await through(HOST)).toContain(`hello ${HOST}`);
});

it('refuses every other host, and remembers that it was asked', async () => {
  expect(await through('evil.example')).toMatch(/^HTTP\/1\.1 502/);
  expect(proxy.asked).toEqual(['evil.example:443']);
});

it('takes a vault off the network and brings it back', async () => {
  proxy.setDown(HOST, true);
  expect(await through(HOST)).toMatch(/^HTTP\/1\.1 502/);
  proxy.setDown(HOST, false);
  expect(await through(HOST)).toContain('hello');
});
