import type { Context, Hono } from 'hono';
import type { Faults } from '../faults.ts';
import type { Tokens } from '../tokens.ts';
import { unpublished } from '../unpublished.ts';
import type { Dialect, DialectWorld, Place } from './dialect.ts';
import { atTemplate, operationsOf } from './parts/routes.ts';

/** The cookie of an administrator who is logged in to the web UI. Guessed, like all of it. */
export const WEB_SESSION = 'lv-session=administrator';

interface Surroundings {
  tokens: Tokens;
  faults: Faults;
  /** Operations of the specification that were called and belong to no ability. */
  strayed: string[];
  /** Whether it has a web UI: an administrator who is logged in there may read the specification. */
  hasWeb: boolean;
}

/** Puts a dialect's specification and routes on the stand-in. */
export function serveDialect(
  app: Hono,
  { specification, prefix, mount, expected }: Dialect,
  world: DialectWorld,
  surroundings: Surroundings,
): void {
  const { tokens, faults, strayed } = surroundings;
  for (const path of new Set(specification.places.map((place) => place.path))) {
    app.get(path, (context) =>
      faults.apply(
        'specification',
        async () => serve(context, placesAt(specification.places, path), surroundings),
        context.req.raw.signal,
      ),
    );
  }
  mount(app, world);
  // Whatever else the specification lists can be called too, and is remembered: a binder that takes
  // "delete the user" for "revoke" is seen by what it did.
  for (const operation of operationsOf(specification.text)) {
    if (
      Object.values(expected).some((one) => typeof one === 'object' && one.operation === operation)
    )
      continue;
    atTemplate(app, prefix, operation, (context) => {
      if (tokens.check(context.req.header('authorization') ?? null) !== 'good')
        return unpublished.unknownToken();
      strayed.push(operation);
      return Response.json({});
    });
  }
  if (specification.elsewhere) app.get('*', () => unpublished.loginPage());
}

const placesAt = (places: readonly Place[], path: string) =>
  places.filter((place) => place.path === path);

function serve(
  context: Context,
  places: readonly Place[],
  { tokens, hasWeb }: Surroundings,
): Response {
  const query = JSON.stringify(Object.entries(context.req.query()).sort());
  const place = places.find(
    (one) => JSON.stringify(Object.entries(one.query ?? {}).sort()) === query,
  );
  if (!place) return unpublished.noSuchPath();
  const { access, text, type = 'application/json' } = place;
  const loggedIn = (context.req.header('cookie') ?? '').split('; ').includes(WEB_SESSION);
  const hasToken = tokens.check(context.req.header('authorization') ?? null) === 'good';
  if (access === 'token' && !hasToken && !(hasWeb && loggedIn)) return unpublished.unknownToken();
  if (access === 'login-or-401' && !loggedIn) return unpublished.unknownToken();
  if (access === 'login-or-page' && !loggedIn) return unpublished.loginPage();
  return new Response(text, { headers: { 'content-type': type } });
}
