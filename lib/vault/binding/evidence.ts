import * as v from 'valibot';

/** What speaks for an operation, or against it. `detail` is a word or name of the specification. */
export const evidenceKinds = [
  // For it.
  'method',
  'path',
  'operation-id',
  'sentence',
  'tag',
  'input',
  'lookup',
  'field',
  'answer',
  'paging',
  'asynchronous',
  'published',
  'chosen',
  // Against it.
  'contradicts-published',
  'names-host',
  'deprecated',
  'other-host',
  'not-understood',
  'about-something-else',
  'for-a-group',
  'gives',
  'deletes-user',
  'side-effect',
  'wrong-method',
  'needs-input',
  'no-input',
  'no-rows',
  'no-field',
  'weak',
  'similar',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** One reason, as data that can be stored. The words stand in `lib/words/en/evidence.ts`. */
export const evidenceSchema = v.object({
  kind: v.picklist(evidenceKinds),
  detail: v.pipe(v.string(), v.maxLength(600)),
  /** Points for the operation, or against it; 0 for what only explains. */
  points: v.number(),
});
export type Evidence = v.InferOutput<typeof evidenceSchema>;
