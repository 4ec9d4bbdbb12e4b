import { type Ability, isWriting } from './ability.ts';
import { fitsTemplate, isPlainTemplate } from './specification/path-template.ts';
import type { Method } from './specification/specification.ts';

/** One request, before it has an origin and a token. */
export interface Call {
  ability: Ability;
  method: Method;
  /** The path's template; `path` may not lead anywhere else. */
  template: string;
  path: string;
  query: Readonly<Record<string, string>>;
  accept: string;
  body: { type: string; text: string } | null;
  /** Beside what every call has; only such as name a version. */
  headers: Readonly<Record<string, string>>;
  /** It is about one user, license or product: a 404 may mean that one. */
  isAboutOne: boolean;
}

/**
 * Headers that a specification may have sent: those that name a version. Others can do harm: they
 * override the method, the path, the host or who is asking.
 */
export const isHeaderName = (name: string): boolean =>
  /^[a-z][a-z\d-]{0,60}$/i.test(name) && /version$/i.test(name);
const isPlain = (value: string) => /^[\w.+-]{1,60}$/.test(value);

/**
 * The last look before anything is sent: a path that left its template, and a writing method for an
 * ability that only reads, are never sent, whoever built them.
 */
export function mayBeSent({ ability, method, template, path, body, headers }: Call): boolean {
  if (isWriting(ability) === (method === 'GET')) return false;
  if (method === 'GET' && body !== null) return false;
  if (Object.entries(headers).some(([name, value]) => !isHeaderName(name) || !isPlain(value)))
    return false;
  return isPlainTemplate(template) && fitsTemplate(path, template);
}
