import type { Evidence, EvidenceKind } from '#lib/vault/binding/evidence.ts';
import type { HandProblem } from '#lib/vault/binding/proposal.ts';
import type { SpecificationProblem } from '#lib/vault/specification/specification.ts';

/** `prepaid-total: regularTotal` as people say it: prepaid total (regularTotal). */
const fields = (names: string) =>
  names.replaceAll(
    /([a-z-]+): ([^,]+)/g,
    (_, meaning: string, name: string) => `${meaning.replaceAll('-', ' ')} (${name})`,
  );
/** `email (user-email, path)`: the name, what is meant by it, and where it goes. */
const input = (name: string) =>
  name.replace(/\(([a-z-]+), /, (_, meaning: string) => `(${meaning.replaceAll('-', ' ')}, `);

const table: Record<EvidenceKind, (detail: string) => string> = {
  method: (method) => `It is asked with ${method}.`,
  path: (words) => `Its path speaks of ${words}.`,
  'operation-id': (name) => `It is called ${name}.`,
  sentence: (text) => `It says: “${text}”.`,
  tag: (tag) => `It stands under “${tag}”.`,
  input: (name) => `It takes ${input(name)}.`,
  lookup: (id) => `The user’s number is looked up first: ${id}.`,
  field: (names) => `It tells ${fields(names)}.`,
  answer: (what) => `It answers ${what}.`,
  paging: (how) => `It answers page by page (${how}).`,
  asynchronous: () => 'The report is made first and fetched when it is ready.',
  published: () => 'It is the published way, and the specification agrees.',
  chosen: () => 'An administrator chose it.',
  'contradicts-published': (path) =>
    `The specification does it another way than the published ${path}; the specification counts.`,
  'names-host': (host) =>
    `The specification names the host ${host}. Seatkeeper asks this vault itself, and never that host.`,
  deprecated: () => 'The specification calls it deprecated.',
  'other-host': (host) => `It is served by another host (${host}), where the token is never sent.`,
  'not-understood': (words) =>
    `It also speaks of something that Seatkeeper does not know: ${words}.`,
  'about-something-else': (what) => `It is about something else: ${what}.`,
  'for-a-group': (what) => `It is for many at once: ${what}.`,
  gives: (word) => `It seems to give rather than take: ${word}.`,
  'deletes-user': () => 'It seems to delete or block the user, not a license.',
  'side-effect': (word) => `It seems to change something although it is only a reading: ${word}.`,
  'wrong-method': (method) =>
    method === 'GET'
      ? 'It is asked with GET, and what changes a vault never is.'
      : `It is asked with ${method}. Seatkeeper reads with GET only.`,
  'needs-input': (name) => `It needs ${name}, which Seatkeeper cannot fill.`,
  'no-input': (what) => `It cannot be told ${what}.`,
  'no-rows': () => 'Its answer is not described well enough to read it.',
  'no-field': (what) => `Its answer does not tell ${what}.`,
  weak: () => 'Too little speaks for it.',
  similar: (id) => `It cannot be told apart from ${id}.`,
};

/** One reason for or against an operation, as a sentence. */
export const evidenceWords = ({ kind, detail }: Evidence): string => table[kind](detail);

/** Why a text is not taken as the vault's specification, and what to do. */
export const specificationProblems: Record<SpecificationProblem, string> = {
  empty: 'The file is empty.',
  'too-large': 'The specification is larger than 5 MB and was not read.',
  'web-page':
    'This is a web page, most likely a log-in. Open the API specification in the vault’s settings, save its JSON, and import the file.',
  yaml: 'This looks like YAML. Export the specification as JSON.',
  'not-json': 'This is not complete JSON. Save the specification again.',
  'not-a-specification': 'This is JSON, but no Swagger or OpenAPI specification.',
  'unknown-version': 'Seatkeeper reads Swagger 2.0, OpenAPI 3.0 and 3.1. This is another version.',
  'no-operations': 'The specification names no operations.',
};

type Of<K extends HandProblem['kind']> = Extract<HandProblem, { kind: K }>;
const hand: { [K in HandProblem['kind']]: (problem: Of<K>) => string } = {
  'unknown-operation': () => 'The specification does not have this operation any more.',
  'other-host': ({ host }) => `It is served by ${host}. The token is only sent to the vault.`,
  'wrong-method': ({ method }) =>
    method === 'GET'
      ? 'It is asked with GET. Seatkeeper changes a vault only by operations that say so.'
      : `It is asked with ${method}. Seatkeeper reads with GET only.`,
  'needs-input': ({ name }) => `It needs ${name}, and Seatkeeper does not know what that is.`,
  'no-input': ({ meaning }) => `Nothing in it takes ${meaning}.`,
  'no-rows': () => 'Its answer is not described well enough to read it.',
  'no-field': ({ meaning }) => `Its answer does not tell ${meaning}.`,
};

/** Why an operation that the admin chose cannot be used. */
export function handProblemWords(problem: HandProblem): string {
  // Each entry takes its own kind; the lookup by that kind is what joins them.
  return (hand[problem.kind] as (problem: HandProblem) => string)(problem);
}
