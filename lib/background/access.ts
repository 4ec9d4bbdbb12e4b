import { hasAccess } from '#lib/platform/hosts.ts';
import type { Connection, Flavour } from '#lib/vault/connection.ts';
import { failed, type Outcome, success } from '#lib/vault/failure.ts';
import type { Access } from '#lib/vault/http.ts';
import type { Services } from './services.ts';
import { readTokenInUse } from './token-in-use.ts';

interface Target {
  origin: string;
  token: string;
  flavour: Flavour;
}

/** How to ask one vault, with the background's own clock and network. */
export function accessTo(
  { fetch, now, limits }: Services,
  { origin, token, flavour }: Target,
): Access {
  return { fetch, now, origin, token, flavour, ...(limits && { limits }) };
}

/** The same with the token in use; a failure says what is missing, before anything is asked. */
export async function accessOf(
  services: Services,
  connection: Connection,
): Promise<Outcome<Access>> {
  const { origin, flavour } = connection;
  if (!(await hasAccess(origin))) return failed({ kind: 'no-access' });
  const { token } = await readTokenInUse(connection);
  if (!token.ok) return token;
  return success(accessTo(services, { origin, flavour, token: token.value }));
}
