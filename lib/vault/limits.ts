/** Time and size limits of one call. A hanging fetch would die with the worker without an error. */
export interface Limits {
  headersMs: number;
  totalMs: number;
  maxBytes: number;
}

export const defaultLimits: Limits = {
  headersMs: 10_000,
  totalMs: 20_000,
  maxBytes: 2 * 1024 * 1024,
};

/** Denials a refresh reads at most; more are told as "more than". */
export const DENIALS_PAGE = 100;
export const DENIALS_MAX_PAGES = 10;
/** Denials that a person gets to see at most: 30,000. */
export const DENIALS_SHOWN_PAGES = 300;
