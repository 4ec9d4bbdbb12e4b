import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { Tokens } from '../tokens.ts';
import { unpublished } from '../unpublished.ts';
import { isLoggedIn, logIn, loginPage, logOut, toLogin } from './session.ts';
import type { Variant, Visit } from './variant.ts';

interface Surroundings {
  tokens: Tokens;
  /** Where the vault serves its specification itself; the variant's own place otherwise. */
  specificationPath?: string | undefined;
}

/** Puts a variant of the web UI on the stand-in: its documents, a login, and what its pages call. */
export function serveWeb(app: Hono, variant: Variant, surroundings: Surroundings): void {
  const { pages, files = {}, flavour } = variant;
  const { tokens } = surroundings;
  const specificationPath = surroundings.specificationPath ?? variant.specificationPath ?? '';

  /** Only who is logged in gets the answer. */
  const own = (answer: (context: Context) => Response | Promise<Response>) => (context: Context) =>
    isLoggedIn(context) ? answer(context) : toLogin(context);

  app.get('/login', loginPage);
  app.post('/login', logIn);
  app.get('/logout', logOut);

  for (const [path, write] of Object.entries(pages)) {
    app.get(
      path,
      own((context) => {
        const visit: Visit = { nonce: randomUUID(), tokens: tokens.list(), specificationPath };
        return context.html(write(visit), 200, {
          'cache-control': 'no-store',
          'referrer-policy': 'same-origin',
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          ...variant.headers?.(visit),
        });
      }),
    );
  }
  for (const [path, read] of Object.entries(files)) {
    app.get(
      path,
      own(async (context) => {
        const { type, text } = await read();
        return context.body(text, 200, { 'content-type': type, 'cache-control': 'no-store' });
      }),
    );
  }

  app.on(['GET', 'POST', 'DELETE'], '/ui-api/token', async (context) => {
    if (!isLoggedIn(context)) return unpublished.unknownToken();
    context.header('cache-control', 'no-store');
    if (context.req.method === 'GET') return context.json(state(tokens));
    const { name = 'default', expiresAt = 0 } = (await context.req.json()) as {
      name?: string;
      expiresAt?: number;
    };
    if (context.req.method === 'POST') {
      const token = flavour === 'cloud' ? tokens.generate() : tokens.create(name, expiresAt);
      return context.json({ token });
    }
    if (flavour === 'cloud') tokens.delete();
    else tokens.remove(name);
    return context.body(null, 204);
  });

  if (!surroundings.specificationPath && variant.specificationPath) {
    app.get(
      variant.specificationPath,
      own((context) => context.json(smallSpecification)),
    );
  }
}

/** What an unknown path answers: the login to a person without a session. */
export function unknownPage(context: Context): Response | null {
  const wantsPage = (context.req.header('accept') ?? '').includes('text/html');
  const isApi = new URL(context.req.url).pathname.startsWith('/public-api/');
  return wantsPage && !isApi && !isLoggedIn(context) ? toLogin(context) : null;
}

const state = (tokens: Tokens) => {
  const list = tokens.list();
  return {
    exists: list.length > 0,
    // JSON has no infinity.
    tokens: list.map(({ name, expiresAt }) => ({
      name,
      expiresAt: Number.isFinite(expiresAt) ? expiresAt : null,
    })),
  };
};

/** Where no dialect says more: a specification without a single operation. */
const smallSpecification = {
  swagger: '2.0',
  info: { title: 'License Vault API', version: '1.0' },
  paths: {},
};
