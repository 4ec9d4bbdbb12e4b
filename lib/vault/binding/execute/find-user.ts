import { failed, type Outcome, success } from '../../failure.ts';
import { type Access, readAnswer } from '../../http.ts';
import { isObject, list } from '../../specification/json.ts';
import type { Binding, Lookup } from '../binding.ts';
import { buildCall } from './build-call.ts';
import { at, textAt } from './place.ts';
import type { Values } from './values.ts';

/** Rows of a search that are looked through. */
const SEARCH_SIZE = 100;
/** No vault's page is shorter: so many that do not fit may not be all that a search found. */
const SHORTEST_PAGE = 10;

/**
 * Asks the vault for its own number of a user. Only one who has exactly the name that was asked for
 * counts; none or several are failures, and never is the first of several taken.
 *
 * @param values the ways to name the user
 */
export async function findUserId(
  access: Access,
  binding: Binding,
  lookup: Lookup,
  values: Values,
  signal?: AbortSignal,
): Promise<Outcome<string>> {
  const given = { ...values, 'user-id': null, limit: SEARCH_SIZE, page: 0 };
  // The lookup reads, whatever the ability does afterwards.
  const call = buildCall('user-licenses', lookup, given, binding.answer);
  if (!call.ok) return call;
  const answer = await readAnswer(access, { ...call.value, accept: 'application/json' }, signal);
  if (!answer.ok) {
    return answer.failure.kind === 'not-found' ? failed({ kind: 'unknown-user' }) : answer;
  }
  const found = at(answer.value.json, lookup.rows);
  if (lookup.single ? !isObject(found) : !Array.isArray(found)) {
    return failed({ kind: 'not-understood', field: lookup.rows.join('.') || 'body' });
  }
  const rows = lookup.single ? [found] : list(found);
  const asked = [values['user-email'], values['user-login'], values.user]
    .filter((name) => typeof name === 'string')
    .map((name) => name.toLowerCase());
  const ids = rows
    .filter((row) => isMeant(row, lookup, asked))
    .map((row) => textAt(row, lookup.id))
    .filter((id) => id !== null);
  const [id, ...others] = new Set(ids);
  if (id === undefined) {
    return rows.length < SHORTEST_PAGE
      ? failed({ kind: 'unknown-user' })
      : failed({ kind: 'ambiguous-user', count: rows.length });
  }
  return others.length > 0
    ? failed({ kind: 'ambiguous-user', count: others.length + 1 })
    : success(id);
}

/** A row that shows no name of the asked kind is believed only where the parameter was a name's own. */
function isMeant(row: unknown, lookup: Lookup, asked: readonly string[]): boolean {
  const names = lookup.names
    .map((place) => textAt(row, place)?.toLowerCase())
    .filter((name) => name !== undefined);
  const comparable = names.filter((name) => asked.some((one) => isEmail(one) === isEmail(name)));
  if (comparable.length === 0) return !lookup.search;
  return comparable.some((name) => asked.includes(name));
}

const isEmail = (name: string) => name.includes('@');
