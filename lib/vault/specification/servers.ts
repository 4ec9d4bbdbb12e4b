import { isObject, list, members, own, text } from './json.ts';

/** Where operations are served: a base path of ours, or another host. */
export interface Served {
  base: string;
  elsewhere: string | null;
}

/**
 * Reads `host` and `basePath` of Swagger 2.0.
 *
 * @param host ours, without port: a vault answers at the usual one
 */
export function servedBySwagger(document: unknown, host: string): Served {
  const named = text(own(document, 'host'), 300).toLowerCase();
  const elsewhere = named === '' || matches(named, host) ? null : named;
  return { base: basePath(text(own(document, 'basePath'), 300)), elsewhere };
}

/** Reads the nearest `servers` of OpenAPI 3: the operation's, its path's, or the document's. */
export function servedByOpenApi(levels: readonly unknown[], host: string): Served {
  const servers = levels.map((level) => list(own(level, 'servers'))).find((all) => all.length > 0);
  const read = (servers ?? []).filter(isObject).map((server) => readServer(server, host));
  return (
    read.find(({ elsewhere }) => elsewhere === null) ?? read[0] ?? { base: '', elsewhere: null }
  );
}

function readServer(server: object, host: string): Served {
  const defaults = new Map(
    members(own(server, 'variables')).map(([name, variable]) => [
      name,
      String(own(variable, 'default') ?? ''),
    ]),
  );
  const [, authority, path = ''] =
    /^(?:(?:[a-z][a-z0-9+.-]*:)?\/\/([^/]*))?(.*)$/i.exec(text(own(server, 'url'), 500)) ?? [];
  const base = basePath(path.replace(/\{([^{}]*)\}/g, (_all, name) => defaults.get(name) ?? ''));
  const elsewhere = !authority || matches(authority.toLowerCase(), host) ? null : authority;
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
