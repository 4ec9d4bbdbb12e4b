import type { BoundOperation, Lookup } from './binding.ts';
import { inputsOf, type Meant, toInput } from './derive-inputs.ts';
import { isPlainLookup } from './explained.ts';
import { fingerprintOf } from './fingerprint.ts';
import { outputsOf } from './outputs.ts';
import { objectsIn, type Rows, rowsIn, successOf } from './rows.ts';
import { type Slot, slotsOf } from './slots.ts';
import type { Understood } from './understand.ts';

const MARGIN = 10;

export function boundOperation({ operation, sentence }: Understood): BoundOperation {
  const { id, method, path, deprecated } = operation;
  return { id, method, path, deprecated, sentence, fingerprint: fingerprintOf(operation) };
}

/**
 * The operation that turns an e-mail address or login into the vault's own number of a user. Two that
 * are equally good are none.
 */
export function lookupIn(all: readonly Understood[]): Lookup | null {
  const [best, next] = all
    .map(readLookup)
    .filter((one) => one !== null)
    .sort((a, b) => b.points - a.points);
  if (!best || (next && best.points - next.points < MARGIN)) return null;
  return best.lookup;
}

function readLookup(understood: Understood): { lookup: Lookup; points: number } | null {
  const { operation, target, nouns } = understood;
  if (operation.method !== 'GET' || operation.deprecated || operation.elsewhere) return null;
  if (target !== 'user' || nouns.some((noun) => noun !== 'user')) return null;
  if (!isPlainLookup(understood)) return null;
  const way = wayIn(understood);
  if (!way) return null;
  const shape = successOf(operation)?.shape ?? null;
  const rows = usersIn(rowsIn(shape)) ?? usersIn(objectsIn(shape));
  if (!rows) return null;
  const { inputs, problems, constants } = way;
  if (problems > 0) return null;
  const lookup: Lookup = {
    operation: boundOperation(understood),
    inputs,
    constants,
    rows: rows.rows.at,
    single: rows.rows.single,
    id: rows.id,
    names: rows.names,
    search: way.search,
  };
  // One object for one user is no better and no worse than a list of one.
  return { lookup, points: way.points + (rows.names.length > 0 ? 20 : 0) };
}

const SEARCH =
  /^(?:q|query|search|filter|term|text|keyword|name|search (?:term|text|query)|starts? with)$/;

/** How a name goes in: by a parameter of its own, or by one that searches. */
function wayIn(understood: Understood) {
  const { meant, constants, problems } = inputsOf(understood, 'user-licenses');
  const byName = meant.filter(({ meaning }) => /^user(?:-email|-login)?$/.test(meaning));
  const size = meant.filter(
    ({ meaning, slot }) => meaning === 'limit' || (meaning === 'page' && slot.required),
  );
  const exact = byName.filter(({ slot }) => !SEARCH.test(slot.words.join(' ')));
  if (exact.length > 0) {
    const points = exact.some(({ meaning }) => meaning === 'user-email') ? 40 : 30;
    return {
      inputs: [...exact, ...size].map(toInput),
      constants,
      problems: problems.length,
      search: false,
      points,
    };
  }
  const box = slotsOf(understood).find(
    (slot) => slot.in === 'query' && SEARCH.test(slot.words.join(' ')),
  );
  if (!box) return null;
  const search: Meant = { slot: box, meaning: 'user' };
  // The search itself is what fills a required one.
  const left = problems.filter(({ detail }) => detail !== nameOf(box)).length;
  return {
    inputs: [search, ...size].map(toInput),
    constants,
    problems: left,
    search: true,
    points: 20,
  };
}

const nameOf = (slot: Slot) => slot.at.join('.');

function usersIn(all: readonly Rows[]): { rows: Rows; id: string[]; names: string[][] } | null {
  for (const rows of all) {
    const found = outputsOf(rows.leaves, 'user', ['user', 'user-id', 'email']);
    const at = (meaning: string) => found.find((one) => one.meaning === meaning)?.at;
    const id = at('user-id');
    const names = [at('email'), at('user')].filter((one) => one !== undefined);
    if (id) return { rows, id, names };
  }
  return null;
}
