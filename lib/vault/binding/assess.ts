import { type Ability, isWriting } from '../ability.ts';
import { type Attempt, createReasons, type World } from './attempt.ts';
import { tryOperation } from './attempt-binding.ts';
import { conceptOf, isBulk } from './concepts.ts';
import { choiceFits } from './constants.ts';
import type { Inputs } from './derive-inputs.ts';
import { unexplained } from './explained.ts';
import type { InputMeaning } from './meanings.ts';
import { familyOf } from './needs.ts';
import { publishedBinding } from './published.ts';
import { type Slot, slotsOf } from './slots.ts';
import type { Understood } from './understand.ts';
import { unwitnessed } from './witness.ts';
import { wordsOf } from './words.ts';
import { disconnectBlocks, disconnectWords } from './words-disconnect.ts';
import { readBlocks, readWords } from './words-read.ts';
import { revokeBlocks, revokeWords } from './words-revoke.ts';

/** Words that give less than this are about something else, and are not looked at any closer. */
const WORTH_A_LOOK = 20;

/** Everything that speaks for and against one operation being how the vault does an ability. */
export function assess(understood: Understood, ability: Ability, world: World): Attempt | null {
  if (!isWorthTelling(understood, ability)) return null;
  const words = createReasons();
  const blocks = createReasons();
  if (ability === 'disconnect-product') {
    disconnectWords(understood, words);
    disconnectBlocks(understood, blocks);
  } else if (isWriting(ability)) {
    revokeWords(understood, ability === 'revoke-all', words);
    revokeBlocks(understood, blocks);
  } else {
    readWords(understood, ability, words);
    readBlocks(understood, ability, blocks);
  }
  const isPublished = publishedBinding(ability)?.operation.id === understood.operation.id;
  words.add('published', understood.operation.path, 20, isPublished);
  const points = words.evidence.reduce((sum, one) => sum + Math.max(0, one.points), 0);
  const mayHoldLicenses = ability === 'user-licenses' && understood.target === 'user';
  if (points < WORTH_A_LOOK && !mayHoldLicenses) return null;

  const attempt = tryOperation(understood, ability, world);
  blocks.add('for-a-group', understood.operation.path, 0, isForMany(attempt));
  const reasons = createReasons();
  blocks.add('no-input', 'user', 0, isOfAllHolders(attempt, world));
  const mayMeanAll = licenseMayBeLeftOut(attempt);
  blocks.add('weak', '', 0, ability === 'revoke-all' && mayMeanAll && !saysAll(understood));
  const strange = [...unexplained(attempt, mayMeanAll), ...unwitnessed(attempt, world)];
  blocks.add('not-understood', strange.join(', '), 0, strange.length > 0);
  addInputs(attempt, reasons);
  addAnswer(attempt, reasons);
  return {
    ...attempt,
    evidence: [...words.evidence, ...reasons.evidence, ...attempt.evidence],
    blocks: [...blocks.evidence, ...attempt.blocks],
  };
}

/** Several at once are fine where each of them is named, and one is enough. */
function isForMany({ ability, inputs, understood }: Attempt): boolean {
  const { steps, name } = understood;
  if (![...steps.flatMap(({ words }) => words), ...name.words].some(isBulk)) return false;
  const isNamed = inputs.meant.some(
    ({ slot, meaning }) =>
      (slot.list || slot.within !== undefined) && familyOf(meaning) === 'license',
  );
  return ability !== 'revoke-one' || !isNamed;
}

/** An operation with the wrong method is only told of where its words mean the ability. */
function isWorthTelling({ operation, act, name }: Understood, ability: Ability): boolean {
  const reads = operation.method === 'GET';
  if (isWriting(ability) !== reads) return true;
  if (!reads) {
    const asks = act === null && (name.act === null || name.act === 'give');
    return operation.method === 'POST' && asks;
  }
  const wanted = ability === 'disconnect-product' ? 'detach' : 'take';
  return act === wanted || name.act === wanted;
}

function addInputs(
  { ability, inputs, understood }: Attempt,
  reasons: ReturnType<typeof createReasons>,
): void {
  const seen = new Set<string>();
  for (const { slot, meaning } of inputs.meant) {
    const family = familyOf(meaning);
    if (family === 'paging' || seen.has(family)) continue;
    seen.add(family);
    const points = pointsOf(ability, slot, meaning);
    reasons.add('input', `${slot.at.join('.')} (${meaning}, ${slot.in})`, points);
    reasons.add('for-a-group', slot.at.join('.'), -10, slot.list || slot.within !== undefined);
  }
  // `/reports?type=usage`: what is always sent there says what the report is of.
  const chosen = inputs.constants.find(({ value }) => choiceFits(String(value), ability));
  reasons.add('input', `${chosen?.at.join('.')}=${chosen?.value}`, 20, chosen !== undefined);
  // A license without its user may be a whole pool.
  const isPool = ability === 'revoke-one' && namesLicenseAlone(inputs);
  reasons.add('no-input', 'user', understood.act === 'take' ? -15 : -25, isPool);
}

const namesLicenseAlone = ({ meant }: Inputs): boolean => {
  const meanings = meant.map(({ meaning }) => meaning);
  const isNamed = meanings.some((one) => one === 'allocation' || familyOf(one) === 'user');
  return meanings.includes('license') && !isNamed;
};

/** Where holding a license has a number of its own, the license's number is that of all who hold it. */
const isOfAllHolders = ({ ability, inputs }: Attempt, { list }: World): boolean =>
  ability === 'revoke-one' &&
  namesLicenseAlone(inputs) &&
  list?.binding.answer.fields.some(({ meaning }) => meaning === 'allocation') === true;

function pointsOf(ability: Ability, slot: Slot, meaning: InputMeaning): number {
  // A path under one user is surer than a filter that may be left out.
  if (ability === 'user-licenses') return slot.in === 'path' ? 30 : 15;
  if (ability === 'denials' && meaning === 'from') return 15;
  return ability === 'disconnect-product' ? 15 : 10;
}

/** Ways to say that leaving the license out means all of them. */
const ALL_OF_THEM =
  /\b(?:all|every|each)\b (?:of (?:them|the)|licen|alloc|seat|ticket|lease|entitle|their|his|the|active|assigned|if|when)|\bomit|\b(?:if|when|where) (?:not|no|none|empty|missing|absent|left out)\b|\ball\b[.)]?$/i;

/** A body of which nothing is told, or a list that may be left out: which licenses may stand there. */
const mayName = (understood: Understood): boolean => {
  const { body } = understood.operation;
  const isOpen = body?.required === true && (body.shape.fields ?? []).length === 0;
  return isOpen || slotsOf(understood).some(({ list, required }) => list && !required);
};

/** One optional license: without it, all may be meant. */
const licenseMayBeLeftOut = ({ inputs, understood }: Attempt): boolean =>
  inputs.licenseIsOptional ||
  inputs.meant.some(({ slot, meaning }) => !slot.required && familyOf(meaning) === 'license') ||
  mayName(understood);

/** And all are meant only where the specification says so. */
function saysAll({ operation, name }: Understood): boolean {
  const { summary, description, parameters, body } = operation;
  const told = [summary, description, ...parameters.map((one) => one.description)];
  const fields = body?.shape.fields?.map(({ shape }) => shape.description ?? '') ?? [];
  return name.words.includes('all') || [...told, ...fields].some((text) => ALL_OF_THEM.test(text));
}

function addAnswer({ ability, told }: Attempt, reasons: ReturnType<typeof createReasons>): void {
  if (!told) return;
  const { answer, found } = told;
  const names = found.map(({ meaning, at }) => `${meaning}: ${at.join('.')}`).join(', ');
  const has = (...meanings: string[]) => found.some(({ meaning }) => meanings.includes(meaning));
  switch (ability) {
    case 'license-counts':
      reasons.add('field', names, found.length >= 5 ? 40 : 30, told.problems.length === 0);
      break;
    case 'denials':
      reasons.add('field', names, 15, has('at') && has('product', 'product-code'));
      break;
    case 'user-licenses': {
      const isLicense = has('product', 'product-code', 'license', 'allocation');
      reasons.add('field', names, found.length > 2 ? 20 : 15, isLicense);
      // `{ "user": …, "licenses": [ … ] }`: the array's own name says what it holds.
      const list = wordsOf(answer.rows.at(-1) ?? '').map(conceptOf);
      const isNamed = list.includes('license') || list.includes('allocation');
      reasons.add('answer', answer.rows.join('.'), 25, isNamed && has('license', 'allocation'));
      break;
    }
    case 'usage-report':
      reasons.add('answer', 'CSV', 10, answer.format === 'csv');
      reasons.add('asynchronous', '', 5, answer.job !== null);
      reasons.add('field', names, Math.min(15, found.length * 3), found.length > 0);
      break;
    default:
      break;
  }
  reasons.add('paging', answer.paging.kind, 0, answer.paging.kind !== 'none');
}
