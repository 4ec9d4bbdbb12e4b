// Words that turn what an operation says into something near it. An operation that has one of them is
// not bound, however much else speaks for it: what stands alone is taken for the real thing otherwise.

/** Licenses of which a user holds none, or no longer, or not yet. */
const NOT_HELD =
  /^(?:expired|eligible|available|assignable|requested|request|pending|wait|waiting|waitlist|wish|wanted|former|previous|past|historic|historical|upcoming|future|recommended|recommendation|suggested|suggestion|favorite|favourite|candidate|option|offer|denied|blocked)$/;
const SAYS_NOT_HELD =
  /\b(?:could|can|may|might) be (?:given|assigned|granted|allocated)\b|\beligible\b|\b(?:had|have had|has had|ever)\b|\bbefore\b|\bpreviously\b|\bused to\b|\basked for\b|\bwaits? for\b|\brequested\b|\bexpired\b|\bno longer\b|\bformer/i;

/** Some of a user's licenses only. */
const SOME =
  /^(?:expired|expiring|unused|idle|inactive|stale|orphan|orphaned|duplicate|duplicated|obsolete|outdated|surplus|excess|pending|reserved|trial|virtual|temporary|other|except|old|oldest|selected)$/;
const SAYS_SOME =
  /\b(?:expired|expiring|unused|idle|inactive|stale|orphaned|duplicated?|obsolete|outdated|surplus|excess|pending|reserved|trial|virtual|temporary|other|old|oldest) (?:\w+ )?(?:licen|seat|alloc|assign|ticket|entitle|lease)|\b(?:except|other than|older than|but (?:one|the)|all but|not used|did not use|unless)\b/i;

/** A report that is none yet, or one about reports. */
const NOT_THE_REPORT =
  /^(?:forecast|prediction|projection|summary|schedule|scheduled|template|sample|example|setting|config|configuration|preference|definition|metadata|column|schema|endpoint|system|storage|disk|memory|bandwidth|trend|threshold|limit)$/;
const SAYS_NOT_THE_REPORT =
  /\b(?:forecast|predict\w*|projected|projection|summary|summari[sz]es?|schedul\w+|templates?|sample|examples? of)\b|\bof (?:this|the) API\b|\bAPI (?:usage|calls?)\b|\b(?:disk|memory|storage|bandwidth)\b/i;

/** What was done, as a thing: to delete it is to undo it. */
const DEED =
  /^(?:revocation|reclamation|unassignment|deallocation|withdrawal|release|recall|disconnection|removal|deletion)$/;

type Said = { words: readonly string[]; sentence: string };

const found = (one: RegExp, all: RegExp, { words, sentence }: Said): string | null =>
  words.find((word) => one.test(word)) ?? all.exec(sentence)?.[0] ?? null;

/** Numbers of another time than now, or of nobody. */
const NOT_NOW = /^(?:forecast|prediction|projection|template|sample|example|schedule|scheduled)$/;
const SAYS_NOT_NOW =
  /\b(?:forecast|predict\w*|projected|projection|schedul\w+|templates?|sample)\b/i;

const PEOPLE =
  '(?:admin|administrator|manager|buyer|purchaser|approver|requester|creator|reseller)s?';
const SOMEBODY_ELSE = new RegExp(`^${PEOPLE}$`, 'i');
const OF_SOMEBODY_ELSE = new RegExp(`\\b(?:of|whose) (?:the |an? )?${PEOPLE}\\b`, 'i');
/** Somebody else than who holds a license: a step of the path, or what a description says. */
export const isSomebodyElse = (step: readonly string[], description: string): boolean =>
  step.some((word) => SOMEBODY_ELSE.test(word)) || OF_SOMEBODY_ELSE.test(description);

/** Steps of a path that say nothing of what is done, or to what. */
export const isFiller = (word: string): boolean =>
  /^(?:action|command|manage|management|bulk|batch|mass|do|execute|perform)$/.test(word);

export const notNow = (said: Said): string | null => found(NOT_NOW, SAYS_NOT_NOW, said);
export const notHeld = (said: Said): string | null => found(NOT_HELD, SAYS_NOT_HELD, said);
export const someOnly = (said: Said): string | null => found(SOME, SAYS_SOME, said);
export const notTheReport = (said: Said): string | null =>
  found(NOT_THE_REPORT, SAYS_NOT_THE_REPORT, said);
export const isDeed = (word: string): boolean => DEED.test(word);
