import { type Ability, isWriting } from '../ability.ts';
import type { Operation } from '../specification/specification.ts';
import type { Attempt, World } from './attempt.ts';
import { createReasons } from './attempt.ts';
import type { Binding } from './binding.ts';
import { answerOf, noAnswer, type Told } from './derive-answer.ts';
import { type Inputs, inputsOf, type Meant, toInput } from './derive-inputs.ts';
import type { Evidence } from './evidence.ts';
import { isJob, jobOf } from './job.ts';
import { fitLicense } from './license-input.ts';
import { boundOperation } from './lookup.ts';
import { familyOf, needs } from './needs.ts';
import { jsonBody } from './published.ts';
import type { Understood } from './understand.ts';

/**
 * What an operation would be as a binding of an ability: its inputs, its answer, and everything that
 * keeps it from being one. Words and points are not looked at here.
 */
export function tryOperation(
  understood: Understood,
  ability: Ability,
  world: World,
  byHand = false,
): Attempt {
  const blocks = createReasons();
  const { operation } = understood;
  const block = (kind: Evidence['kind'], detail: string, when = true) =>
    blocks.add(kind, detail, 0, when);
  block('deprecated', '', operation.deprecated && !byHand);
  block('other-host', operation.elsewhere ?? '', operation.elsewhere !== null);
  block('wrong-method', operation.method, isWriting(ability) === (operation.method === 'GET'));

  const { inputs, told } = tell(understood, ability, world);
  const notes = createReasons();
  const meant =
    ability === 'revoke-one' ? fitLicense(inputs, world.list, blocks, byHand) : inputs.meant;
  blocks.evidence.push(...inputs.problems, ...(told?.problems ?? []));
  block('needs-input', 'body', operation.body?.media === 'other' && operation.body.required);
  const nested = operation.body?.media === 'json' ? undefined : meant.find(isNested);
  block('needs-input', nested?.slot.at.join('.') ?? '', nested !== undefined);
  for (const meaning of lacking(ability, meant)) block('no-input', meaning);

  const lookup = lookupFor(meant, ability, world);
  if (lookup === 'none') {
    if (byHand) asName(meant);
    block('needs-input', userInput(meant), wantsId(meant));
  }
  const found = lookup === 'none' ? null : lookup;
  notes.add('names-host', operation.named ?? '', 0, operation.named !== undefined);
  notes.add('lookup', found?.operation.id ?? '', 0, found !== null);

  const isWhole = blocks.evidence.every(({ kind }) => kind === 'deprecated');
  const binding = (): Binding => ({
    ability,
    source: byHand ? 'hand' : 'specification',
    operation: boundOperation(understood),
    inputs: meant.map(toInput),
    constants: inputs.constants,
    body: bodyOf(operation.body, [...meant.map(({ slot }) => slot), ...inputs.constants]),
    lookup: found,
    answer: told?.answer ?? noAnswer,
  });
  return {
    understood,
    ability,
    inputs: { ...inputs, meant },
    told,
    binding: isWhole ? binding() : null,
    evidence: notes.evidence,
    blocks: blocks.evidence,
  };
}

/** A form has no place for what stands in something else. */
const isNested = ({ slot }: Meant) =>
  slot.in === 'body' && (slot.at.length > 1 || slot.within !== undefined);

function bodyOf(body: Operation['body'], filled: readonly { in: string }[]): Binding['body'] {
  if (body === null || body.media === 'other') return jsonBody;
  const isEmpty = body.required && filled.every((one) => one.in !== 'body');
  return { media: body.media, type: body.type, ...(isEmpty ? { empty: true } : {}) };
}

function tell(
  understood: Understood,
  ability: Ability,
  world: World,
): { inputs: Inputs; told: Told | null } {
  const inputs = inputsOf(understood, ability);
  if (isWriting(ability)) return { inputs, told: null };
  const told = answerOf(understood, ability, inputs.meant);
  if (ability !== 'usage-report') return { inputs, told };
  if (isJob(understood)) {
    const job = jobOf(understood, world.all);
    if (job && job.answer.format !== 'none') {
      const answer = { ...job.answer, job: job.job };
      return {
        inputs: inputsOf(
          understood,
          ability,
          undefined,
          job.answer.format === 'csv' ? 'csv' : 'json',
        ),
        told: { ...told, answer, problems: [] },
      };
    }
  }
  const isText = told.answer.format === 'csv';
  return { inputs: isText ? inputsOf(understood, ability, undefined, 'csv') : inputs, told };
}

/** What must go in and does not: whose, which, from when. */
function lacking(ability: Ability, meant: readonly Meant[]): string[] {
  const has = new Set(meant.map(({ meaning }) => familyOf(meaning)));
  if (ability !== 'revoke-one') return needs[ability].wants.filter((family) => !has.has(family));
  // A product alone would take it from everybody.
  const names = has.has('license') || (has.has('user') && has.has('product'));
  return names ? [] : ['license'];
}

const wantsId = (meant: readonly Meant[]) => meant.some(({ meaning }) => meaning === 'user-id');
const userInput = (meant: readonly Meant[]) =>
  meant.find(({ meaning }) => meaning === 'user-id')?.slot.at.join('.') ?? 'user';

/** Null: no lookup is needed. `none`: one is needed, and there is none. */
function lookupFor(meant: readonly Meant[], ability: Ability, world: World) {
  if (!wantsId(meant)) return null;
  if (world.lookup) return world.lookup;
  const fields = world.list?.binding.answer;
  const listed = [...(fields?.fields ?? []), ...(fields?.around ?? [])];
  const known = ability === 'revoke-one' && listed.some(({ meaning }) => meaning === 'user-id');
  return known ? null : 'none';
}

/** The administrator chose it: what is typed is then what the vault calls the user. */
function asName(meant: Meant[]): void {
  for (const [at, one] of meant.entries()) {
    const isText = one.slot.shape.type !== 'integer' && one.slot.shape.type !== 'number';
    if (one.meaning === 'user-id' && isText) meant[at] = { ...one, meaning: 'user' };
  }
}
