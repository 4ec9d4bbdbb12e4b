import { isObject } from './specification/json.ts';

/** Levels that are looked through: an answer, what it is wrapped in, a list, a result in it. */
const DEEPEST = 4;

/** `is_success`, `isSuccess` and `is-success` are one name. */
const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');

const successes = new Set([
  'success',
  'successful',
  'succeeded',
  'issuccess',
  'issuccessful',
  'ok',
]);
const deeds = /^(?:is)?(?:revoked|released|removed|disconnected|deleted|affected)(?:count|total)?$/;
const objections = /^(?:errors?|failures?|failed|errorcode|errormessage|failedcount|errorcount)$/;
const states = new Set(['status', 'state', 'result', 'outcome', 'statuscode', 'code']);
const unhappy =
  /^(?:error|failed|failure|fail|rejected|refused|denied|forbidden|pending|queued|accepted|scheduled|processing|running|in[ _-]?progress|partial|partially[ _-]?\w+)$/i;

/**
 * Whether the answer to a write, whose status was good, says in itself that it was not done, or not
 * yet: `"success": false`, a list of errors, `"status": "pending"`, nothing in the list of what was
 * revoked. Nobody has published what a vault answers, so the usual manners of JSON APIs are known
 * here, and a wrong alarm costs one look at the vault.
 *
 * @param text the body; anything but JSON says nothing
 */
export function raisesDoubt(text: string): boolean {
  const trimmed = text.trim();
  if (!/^[[{]/.test(trimmed)) return trimmed === 'false';
  try {
    return objects(JSON.parse(trimmed), DEEPEST);
  } catch {
    // It was cut off, and with it whatever it would have said.
    return true;
  }
}

function objects(value: unknown, levels: number): boolean {
  if (levels === 0) return false;
  if (Array.isArray(value)) return value.some((item) => objects(item, levels - 1));
  if (!isObject(value)) return false;
  return Object.entries(value).some(
    ([name, member]) => saysNo(plain(name), member) || objects(member, levels - 1),
  );
}

function saysNo(name: string, value: unknown): boolean {
  if (successes.has(name)) return isNothing(value);
  if (deeds.test(name)) return value !== null && isNothing(value);
  if (objections.test(name)) return !isNothing(value);
  if (!states.has(name)) return false;
  if (value === false) return true;
  if (typeof value === 'number') return value >= 400 && value < 600;
  return typeof value === 'string' && unhappy.test(value.trim());
}

/** False, zero, empty, or not there at all. */
function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === 0) return true;
  if (typeof value === 'string') return /^(?:|false|no|0|none|null)$/i.test(value.trim());
  return typeof value === 'object' && Object.keys(value).length === 0;
}
