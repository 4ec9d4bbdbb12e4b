import * as v from 'valibot';
import type { PageStatus } from '#lib/rotation/page-status.ts';
import { type Flavour, type Keep, keeps } from '#lib/vault/connection.ts';
import { command, text } from './command.ts';
import { SPECIFICATION_MAX } from './limits.ts';
import type { Problem } from './problem.ts';

const anchor = v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/));

/**
 * All that the script on the vault's page may ask for. It is a list of its own: none of these names
 * a vault, since the browser says which page asks, and nothing else of the protocol is open to it.
 */
export const pageCommandSchema = v.variant('name', [
  /** What is known of this page's vault. */
  command('page.hello', {}),
  /** Keep the token that the page shows. The one message that ever carries it. */
  command('page.capture', { token: text(10_000), keep: v.picklist(keeps) }),
  /** Show nothing here any more: in this tab, or never again. */
  command('page.dismiss', { for: v.picklist(['visit', 'good']) }),
  /** What was looked for on the page, and not found. For the Health section. */
  command('page.seen', {
    found: v.pipe(v.array(anchor), v.maxLength(20)),
    missing: v.pipe(v.array(anchor), v.maxLength(20)),
    confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  }),
  /** The vault's specification, read with the admin's own session. */
  command('page.specification', { text: text(SPECIFICATION_MAX) }),
  /** What the person chose when the guard asked. */
  command('page.rotation', { step: v.picklist(['generate', 'delete', 'keep']) }),
  /** Open the extension's settings; while a rotation is under way, where it goes on. */
  command('page.settings', {}),
]);
export type PageCommand = v.InferOutput<typeof pageCommandSchema>;
export type PageCommandName = PageCommand['name'];

export interface PageKnowledge {
  status: PageStatus;
  /** Where the API answers and which header it wants: what "Copy as curl" needs. */
  api: { origin: string; flavour: Flavour };
  keep: Keep;
  dismissed: boolean;
}

export interface PageAnswerValues {
  'page.hello': PageKnowledge;
  /**
   * `proven`: a call has succeeded with it. False: it is kept, and tried again by itself unless it is
   * `refused`: then it waits for the admin.
   */
  'page.capture': { proven: boolean; refused: boolean; fingerprint: string };
  'page.dismiss': null;
  'page.seen': null;
  /** `taken`: false when the text was no specification. */
  'page.specification': { taken: boolean };
  'page.rotation': null;
  'page.settings': null;
}

/** No answer carries a token or any of its characters. */
export type PageAnswer<N extends PageCommandName> =
  | { ok: true; value: PageAnswerValues[N] }
  | { ok: false; problem: Problem };
