import type { ChangePart } from '#lib/bindings/operation-change.ts';
import type {
  AbilityRecord,
  AbilityState,
  SpecificationFacts,
} from '#lib/bindings/vault-bindings.ts';
import type { LearntState } from '#lib/protocol/specification.ts';
import { type Ability, abilities } from '#lib/vault/ability.ts';
import type { Evidence } from '#lib/vault/binding/evidence.ts';
import type { Formats } from '../formats.ts';
import { abilityNames } from './all-failures.ts';
import { evidenceWords } from './evidence.ts';
import { lookProblemWords } from './look-problems.ts';

const changes: Record<ChangePart['kind'], (name: string) => string> = {
  gone: () => 'The specification does not have it any more, and nothing else is clearly meant.',
  unclear: () => 'Another operation fits as well now, so none is taken.',
  moved: () => 'Its method or path is another one.',
  'parameter-added': (name) => `It has a new parameter “${name}”.`,
  'parameter-removed': (name) => `The parameter “${name}” is gone.`,
  'parameter-changed': (name) => `The parameter “${name}” is described in another way.`,
  body: () => 'What is sent to it is described in another way.',
  answer: () => 'What it answers is described in another way.',
  words: () => 'It is described in other words.',
  deprecated: () => 'The specification calls it deprecated now.',
  reading: () => 'It is the same, but Seatkeeper understands it in another way.',
  unknown: () => 'What it was before is not known any more.',
};

const stateNames: Record<AbilityState, string> = {
  bound: 'bound',
  'needs-confirmation': 'needs your confirmation',
  'not-bound': 'not bound',
};

const sources: Record<SpecificationFacts['source'], string> = {
  vault: 'found on the vault',
  file: 'imported from a file',
  page: 'read on the vault’s Settings page',
};

const unread =
  'Nobody has published how a vault does this. Read the vault’s specification to find out.';
const unboundReasons: Record<AbilityRecord['verdict'], string> = {
  unread,
  absent: 'The specification has nothing that clearly does this.',
  unclear: 'No operation is clearly meant. You can choose one by hand.',
  clear: unread,
};

/** Words of the section that says what a vault's abilities are bound to. */
export const abilitiesWords = (f: Formats) => ({
  title: 'Abilities',
  about:
    'Of the seven things a License Vault can do, two have published ways. The others are learned from the vault’s own specification. What changes the vault is used only after you have confirmed it.',
  read: 'Read specification',
  reading: 'Looking for the specification.',
  importLabel: 'Import specification',
  importHint: 'The JSON file of the vault’s specification, up to 5 MB. You can also drop it here.',
  list: 'Abilities',
  name: (ability: Ability) => abilityNames[ability],
  state: (state: AbilityState) => stateNames[state],
  source: ({ title, version, source, place, readAt }: SpecificationFacts) =>
    `“${title}” ${version}, ${sources[source]}${place ? ` at ${place}` : ''} on ${f.date(readAt)}.`,
  noSource: 'No specification has been read yet.',
  lookProblem: (problem: Parameters<typeof lookProblemWords>[0], at: number) =>
    `Looked again on ${f.date(at)}. ${lookProblemWords(problem, f)}`,
  doubt: 'The vault answered as if something had changed. Seatkeeper looks again soon.',
  learnt: (title: string, states: Record<Ability, LearntState>) =>
    [
      `Read “${title}”.`,
      sentence(f, states, 'bound', { one: 'is bound.', other: 'are bound.' }),
      sentence(f, states, 'needs-confirmation', {
        one: 'needs your confirmation.',
        other: 'need your confirmation.',
      }),
      sentence(f, states, 'unclear', {
        one: 'is not clear in it, so it is not bound.',
        other: 'are not clear in it, so they are not bound.',
      }),
      sentence(f, states, 'not-bound', { one: 'was not found.', other: 'were not found.' }),
      sentence(f, states, 'removed', { one: 'stays removed.', other: 'stay removed.' }),
    ]
      .filter(Boolean)
      .join(' '),
  tooLarge: 'The file is larger than 5 MB and was not read.',
  unreadableFile: 'The file could not be read. Choose it again.',
  published: 'The published way. It needs no specification.',
  quote: (text: string) => `“${text}”`,
  noSentence: 'The specification has no sentence about it.',
  deprecated: 'The specification calls it deprecated.',
  unbound: ({ verdict, removedByHand }: AbilityRecord) =>
    removedByHand ? 'You removed it.' : unboundReasons[verdict],
  use: 'Use this',
  used: (ability: Ability) => `${abilityNames[ability]} is bound.`,
  choose: 'Choose by hand',
  operation: 'Operation',
  automatic: 'As Seatkeeper reads the specification',
  near: 'Most alike',
  others: 'All others',
  option: (method: string, path: string, summary: string) =>
    summary ? `${method} ${path}: ${summary}` : `${method} ${path}`,
  take: 'Choose',
  cancel: 'Cancel',
  chosen: (ability: Ability, state: AbilityState) =>
    `${abilityNames[ability]}: ${stateNames[state]}.`,
  remove: 'Remove',
  removed: (ability: Ability, state: AbilityState) =>
    state === 'bound'
      ? `${abilityNames[ability]} uses the published way again.`
      : `${abilityNames[ability]} is not bound any more.`,
  why: 'Why',
  /** One sentence a reason; two reasons may be said in the same words. */
  evidence: (all: readonly Evidence[]) => [...new Set(all.map(evidenceWords))],
  confirmed: (at: number) => `You confirmed it on ${f.date(at)}.`,
  changedAt: (at: number, before: string, after: string | null) =>
    after === null || after === before
      ? `Changed, seen on ${f.date(at)}: it was ${before}.`
      : `Changed, seen on ${f.date(at)}: it was ${before} and is ${after}.`,
  change: ({ kind, name }: ChangePart) => changes[kind](name ?? ''),
});
export type AbilitiesWords = ReturnType<typeof abilitiesWords>;

/** Names every ability in this state; empty when there is none. */
function sentence(
  f: Formats,
  states: Record<Ability, LearntState>,
  wanted: LearntState,
  { one, other }: { one: string; other: string },
): string {
  const names = abilities
    .filter((ability) => states[ability] === wanted)
    .map((ability) => abilityNames[ability]);
  if (names.length === 0) return '';
  return `${f.list(names)} ${names.length === 1 ? one : other}`;
}
