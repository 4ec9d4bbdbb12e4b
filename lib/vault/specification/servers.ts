import { describesThisVault } from './foreign-host.ts';
import { firstMembers, firstOf, isObject, own, text } from './json.ts';

const MOST_SERVERS = 20;

/** Where operations are served: a base path of ours, or another host. */
export interface Served {
  base: string;
  elsewhere: string | null;
  /** The host that the specification names while the vault itself is meant. */
  named?: string;
}

/**
 * Reads `host` and `basePath` of Swagger 2.0.
 *
 * @param host ours, without port: a vault answers at the usual one
 */
export function servedBySwagger(document: unknown, host: string): Served {
  const named = text(own(document, 'host'), 300).toLowerCase();
  const elsewhere = named === '' || matches(named, host) ? null : named;
  const base = basePath(text(own(document, 'basePath'), 300));
  return meantForUs({ base, elsewhere }, document, host);
}

/**
 * Reads the nearest `servers` of OpenAPI 3: the operation's, its path's, or the document's. Only what
 * the document says of itself, and says once, can be a proxy's name for the vault: an operation that
 * is put on another host by itself is there.
 */
export function servedByOpenApi(levels: readonly unknown[], host: string): Served {
  const at = levels.find((level) => firstOf(own(level, 'servers')).length > 0);
  const read = firstOf(own(at, 'servers'))
    .slice(0, MOST_SERVERS)
    .filter(isObject)
    .map((server) => readServer(server, host));
  const ours = read.find(({ elsewhere }) => elsewhere === null);
  const first = ours ?? read[0] ?? { base: '', elsewhere: null };
  const isWhole = at !== undefined && at === levels.at(-1) && read.length === 1;
  return isWhole ? meantForUs(first, at, host) : first;
}

/** A specification written behind a proxy names a host that nobody outside can ask. */
function meantForUs(served: Served, document: unknown, host: string): Served {
  const { base, elsewhere } = served;
  if (elsewhere === null || !describesThisVault(document, elsewhere, host)) return served;
  return { base, elsewhere: null, named: elsewhere };
}

function readServer(server: object, host: string): Served {
  const variables = own(server, 'variables');
  const defaults = new Map(
    firstMembers(variables).map(([name, variable]) => [
      name,
      String(own(variable, 'default') ?? ''),
    ]),
  );
  const [, authority, path = ''] =
    /^(?:(?:[a-z][a-z0-9+.-]*:)?\/\/([^/]*))?(.*)$/i.exec(text(own(server, 'url'), 500)) ?? [];
  const base = basePath(path.replace(/\{([^{}]*)\}/g, (_all, name) => defaults.get(name) ?? ''));
  // A host that is one of a few is no host that anybody may fill in.
  const only = /^\{([^{}]*)\}$/.exec(authority ?? '')?.[1];
  const isFixed = only !== undefined && firstOf(own(own(variables, only), 'enum')).length > 0;
  const named = isFixed ? defaults.get(only) : authority;
  const elsewhere = !named || matches(named.toLowerCase(), host) ? null : named;
  return { base, elsewhere };
}

/** A `{company}` in the host stands for one label of it, or a part of one. */
function matches(named: string, host: string): boolean {
  const parts = named.replace(/:(?:443|\{[^{}]*\})$/, '').split(/\{[^{}]*\}/);
  // Variables side by side would make the pattern slow, and mean nothing.
  if (parts.length > 4 || parts.slice(1, -1).includes('')) return false;
  const pattern = parts.map((part) => part.replace(/[^a-z0-9-]/g, '\\$&')).join('[a-z0-9-]+');
  return new RegExp(`^${pattern}$`).test(host);
}

const basePath = (path: string): string =>
  `/${path.replace(/^\.?\/+/, '')}`.replace(/\/+$/, '').replace(/\/\/+/g, '/');
