import type { TokenFormat } from '../token-formats.ts';

/** One way the vault's web UI may be built. What the help documents of it is the same in most. */
export interface Variant {
  name: string;
  /** What is special about it, in a sentence. */
  about: string;
  flavour: 'cloud' | 'ide-services';
  /** The page with the token section, with the hash where the pages are routed by it. */
  settingsPath: string;
  /** Where the link to the specification leads; null where there is none. */
  specificationPath: string | null;
  /** BCP 47, of the texts that a person sees. */
  language: string;
  /** Whether the texts are the documented English ones. */
  documented: boolean;
  /**
   * What may be made of it: the section and its controls found for sure; at most a passive note,
   * since what stands there may be something else; or nothing at all.
   */
  expect: 'recognized' | 'passive' | 'nothing';
  words: Words;
  /** Documents by path. All of them want a session. */
  pages: Readonly<Record<string, (visit: Visit) => string>>;
  /** Pages of it on which nothing is to be recognized; the first one unless told otherwise. */
  strangers?: readonly string[];
  /** Styles and scripts by path. */
  files?: Readonly<Record<string, () => File | Promise<File>>>;
  /** Beside the usual ones, or instead of them. */
  headers?: (visit: Visit) => Record<string, string>;
  tokenFormat?: TokenFormat;
  /** What it shows goes on changing by itself, and with it where its buttons stand. */
  movesByItself?: true;
}

/** Accessible names of the section's controls. */
export interface Words {
  /** The button while there is no token, and that of its dialog. */
  generate: string;
  /** The same while there is one. */
  generateNew: string;
  delete: string;
  copy: string;
}

/** The texts that JetBrains' help documents. */
export const documented: Words = {
  generate: 'Generate token',
  generateNew: 'Generate new token',
  delete: 'Delete token',
  copy: 'Copy',
};

/** What the server knows when it writes a page. */
export interface Visit {
  /** Of this answer, for a Content-Security-Policy. */
  nonce: string;
  tokens: { name: string; expiresAt: number }[];
  specificationPath: string;
}

export interface File {
  type: string;
  text: string;
}
