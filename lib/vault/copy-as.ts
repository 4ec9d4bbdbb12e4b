import type { Flavour } from './connection.ts';

/** The ways in which an administrator needs a token somewhere else. */
export const copyForms = ['header', 'environment', 'curl', 'placeholder'] as const;
export type CopyForm = (typeof copyForms)[number];

/** Stands for the token in documents that other people read. */
export const PLACEHOLDER = '$LICENSE_VAULT_TOKEN';

const scheme: Record<Flavour, string> = { cloud: 'Bearer', 'ide-services': 'Automation' };

/**
 * The text to copy. `placeholder` holds no token: it is for documents.
 *
 * @param api the vault's API origin and flavour; the path is that of the license counts, which the
 *   one public client of this API uses
 */
export function copyAs(
  form: CopyForm,
  token: string,
  { origin, flavour }: { origin: string; flavour: Flavour },
): string {
  const header = (value: string) => `Authorization: ${scheme[flavour]} ${value}`;
  const curl = (authorization: string) =>
    `curl --fail --silent --header ${authorization} --header 'Accept: application/json' '${origin}/public-api/licenses/usage'`;
  switch (form) {
    case 'header':
      return header(token);
    case 'environment':
      return `LICENSE_VAULT_TOKEN=${shellQuoted(token)}`;
    case 'curl':
      return curl(shellQuoted(header(token)));
    case 'placeholder':
      // Double quotes: the shell fills the variable in.
      return curl(`"${header(PLACEHOLDER)}"`);
  }
}

/** As a POSIX shell reads it literally; plain where nothing needs quoting. */
export const shellQuoted = (text: string) =>
  /^[\w.+/=:@%-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
