import type { Ability } from '../../ability.ts';
import type { Call } from '../../call.ts';
import { type Failure, failed, type Outcome, success } from '../../failure.ts';
import type { Binding, Constant, Input } from '../binding.ts';
import type { InputMeaning } from '../meanings.ts';
import { families, familyOf } from '../needs.ts';
import { multipartOf } from './multipart.ts';
import { type Values, written } from './values.ts';

/** The part of a binding that one request is made from. */
export interface Step {
  operation: Binding['operation'];
  inputs: readonly Input[];
  constants: readonly Constant[];
}

interface Put {
  in: Constant['in'];
  at: string[];
  value: string | number | boolean;
  list: boolean;
  within?: number;
}

/**
 * Makes a request out of a step and values. Nothing is sent that could lead out of the template or
 * name nobody: an empty value, a dot, a control character.
 */
export function buildCall(
  ability: Ability,
  step: Step,
  values: Values,
  how: { accept: string; body?: Binding['body'] },
): Outcome<Call> {
  const puts: Put[] = step.constants.map((one) => ({ ...one, list: false }));
  for (const input of chosen(step.inputs, values)) {
    const value = values[input.meaning];
    if (value === null || value === undefined) {
      if (input.required) return failed(refused(input.meaning));
      continue;
    }
    if (!isSafe(value, input.in)) return failed(refused(input.meaning));
    puts.push({ ...input, value: typed(input, written(input, value)) });
  }
  const { method, path: template } = step.operation;
  const path = fillPath(template, puts);
  if (path === null) return failed({ kind: 'not-bound', ability });
  const isAboutOne = step.inputs.some(({ meaning }) => SUBJECTS.has(familyOf(meaning)));
  return success({
    ability,
    method,
    template,
    path,
    query: queryOf(puts),
    accept: how.accept,
    body: method === 'GET' ? null : bodyOf(puts, how.body),
    headers: headersOf(puts),
    isAboutOne,
  });
}

const SUBJECTS: ReadonlySet<string> = new Set(['user', 'license', 'product', 'job']);
const refused = (meaning: InputMeaning): Failure => ({ kind: 'refused-input', meaning });

/** All required inputs, and of optional ones that name the same thing the best that is known. */
function chosen(inputs: readonly Input[], values: Values): Input[] {
  const known = (input: Input) =>
    values[input.meaning] !== null && values[input.meaning] !== undefined;
  return inputs
    .filter((input) => {
      const family = familyOf(input.meaning);
      if (input.required || !SUBJECTS.has(family)) return true;
      const rivals = inputs
        .filter((one) => familyOf(one.meaning) === family)
        .toSorted(byRank(values));
      return (rivals.find(known) ?? rivals[0]) === input;
    })
    .map((input) =>
      // Somebody must be named, even where the specification calls every way to do it optional.
      SUBJECTS.has(familyOf(input.meaning)) ? { ...input, required: true } : input,
    );
}

/** An address that is known is the surest name, a login the next. */
const byRank = (values: Values) => (a: Input, b: Input) => rank(a, values) - rank(b, values);
function rank({ meaning }: Input, values: Values): number {
  const order: readonly InputMeaning[] = values['user-email']
    ? ['user-email', 'user', 'user-login', 'user-id']
    : ['user-login', 'user', 'user-email', 'user-id'];
  const ranks = [order, families.license, families.product].map((all) =>
    (all as readonly InputMeaning[]).indexOf(meaning),
  );
  return Math.max(...ranks);
}

const MOST_LENGTH = 500;

function isSafe(value: string | number, place: Input['in']): boolean {
  const text = String(value);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (text.trim() === '' || text.length > MOST_LENGTH || /[\u0000-\u001f\u007f]/.test(text))
    return false;
  // Some servers decode a path once more: a step up must not hide behind an encoded slash either.
  return place !== 'path' || !text.split(/[/\\]/).some((part) => /^\.{1,2}$/.test(part));
}

function typed(input: Input, value: string | number): string | number {
  const asNumber = Number(value);
  return input.in === 'body' && input.format === 'integer' && Number.isSafeInteger(asNumber)
    ? asNumber
    : value;
}

function fillPath(template: string, puts: readonly Put[]): string | null {
  let isWhole = true;
  const path = template.replace(/\{([^{}/]+)\}/g, (_all, name: string) => {
    const put = puts.find((one) => one.in === 'path' && one.at[0] === name);
    isWhole &&= put !== undefined;
    return encodeURIComponent(String(put?.value ?? ''));
  });
  return isWhole ? path : null;
}

const queryOf = (puts: readonly Put[]): Record<string, string> =>
  Object.fromEntries(
    puts.filter((put) => put.in === 'query').map((put) => [put.at[0] ?? '', String(put.value)]),
  );

export const headersOf = (
  puts: readonly Pick<Put, 'in' | 'at' | 'value'>[],
): Record<string, string> =>
  Object.fromEntries(
    puts.filter((put) => put.in === 'header').map((put) => [put.at[0] ?? '', String(put.value)]),
  );

function bodyOf(puts: readonly Put[], how: Binding['body'] | undefined): Call['body'] {
  const inBody = puts.filter((put) => put.in === 'body');
  if (!how || (inBody.length === 0 && how.empty !== true)) return null;
  if (how.media !== 'json') {
    const pairs = inBody.map((put): [string, string] => [put.at[0] ?? '', String(put.value)]);
    if (how.media === 'multipart') return multipartOf(pairs);
    return { type: how.type, text: new URLSearchParams(pairs).toString() };
  }
  let whole: unknown = {};
  for (const { at, value, list, within } of inBody)
    whole = placed(whole, at, list ? [value] : value, within);
  return { type: how.type, text: JSON.stringify(whole) };
}

/**
 * A copy of an object with a value put in; a name such as `__proto__` is a name like any other.
 *
 * @param within how many names lead to an array, whose first element takes the rest
 */
function placed(
  whole: unknown,
  at: readonly string[],
  value: unknown,
  within: number | undefined,
): unknown {
  if (within === 0) {
    const [element] = Array.isArray(whole) ? (whole as readonly unknown[]) : [];
    return [placed(element ?? {}, at, value, undefined)];
  }
  const [name, ...rest] = at;
  if (name === undefined) return value;
  const old = new Map(typeof whole === 'object' && whole !== null ? Object.entries(whole) : []);
  const left = within === undefined ? undefined : within - 1;
  old.set(name, placed(old.get(name) ?? {}, rest, value, left));
  return Object.fromEntries(old);
}
