import { isObject, members, own, text } from './json.ts';

/** The two paths that are proven for License Vault, whatever stands before them. */
const PROVEN = /(?:^|\/)public-api\/(?:licenses\/usage|denials\/report)$/;
const ABOUT_LICENSES = /licen[cs]|entitlement|\bseats?\b|\bFLS\b/i;
/** Titles that generators write, or that say no more than that this is an API. */
const SAYS_NOTHING =
  /^(?:apis?|app|application|backend|definition|docs?|documentation|open|openapi|public|reference|rest|server|service|spec|specification|swagger|the|ui|v?\d+)$/i;

/** Names that lead nowhere from outside: only who answers to them knows who is meant. */
const INSIDE =
  /^(?:[a-z\d-]+|.*\.(?:local|localdomain|internal|intranet|lan|corp|home|svc)|127(?:\.\d+){3}|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|0\.0\.0\.0|\[[\da-f:]+\])$/i;

/**
 * Whether a specification that names another host still describes this vault's API: its paths are
 * then asked at the vault itself, and the other host never. Behind a proxy that is the rule: the
 * name from inside, the port behind it, or the plain scheme gets into the document.
 *
 * It has to show that it is about licenses, by a proven path or by its title. A title that says
 * nothing is enough only where the host is a name from inside, which no other product could be at.
 *
 * @param named the authority as written, variables in braces
 * @param host the vault's own
 */
export function describesThisVault(document: unknown, named: string, host: string): boolean {
  const name = named.replace(/:(?:\d+|\{[^{}]*\})?$/, '').toLowerCase();
  if (name.includes('@')) return false;
  // The same host at another port, or a host that is for whoever reads it to fill in.
  if (name === host || /^\{[^{}]*\}$/.test(name)) return true;
  if (name.includes('{')) return false;
  if (hasProvenPath(document)) return true;
  const title = text(own(own(document, 'info'), 'title'), 200);
  if (ABOUT_LICENSES.test(title)) return true;
  const words = title.match(/[\p{L}\d]+/gu) ?? [];
  return INSIDE.test(name) && words.every((word) => SAYS_NOTHING.test(word));
}

const known = new WeakMap<object, boolean>();

/** Looked for once a document: it is asked of every operation. */
function hasProvenPath(document: unknown): boolean {
  if (!isObject(document)) return false;
  const found =
    known.get(document) ?? members(own(document, 'paths')).some(([path]) => PROVEN.test(path));
  known.set(document, found);
  return found;
}
