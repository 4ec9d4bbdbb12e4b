/** Time and size limits of one call. A hanging fetch would die with the worker without an error. */
export interface Limits {
  headersMs: number;
  totalMs: number;
  maxBytes: number;
  /** Reports: no byte for this long. */
  idleMs: number;
  /** Reports: all of it, with waiting until it is made and every page. */
  reportMs: number;
  reportBytes: number;
}

export const defaultLimits: Limits = {
  headersMs: 10_000,
  totalMs: 20_000,
  maxBytes: 2 * 1024 * 1024,
  idleMs: 30_000,
  reportMs: 15 * 60_000,
  reportBytes: 1024 * 1024 * 1024,
};

/** Denials a refresh reads at most; more are told as "more than". */
export const DENIALS_PAGE = 100;
export const DENIALS_MAX_PAGES = 10;
/** Denials that a person gets to see at most: 30,000. */
export const DENIALS_SHOWN_PAGES = 300;
/** A user with more licenses than this many pages hold is no user. */
export const LICENSES_MAX_PAGES = 20;
