import type { Flavour } from '#lib/vault/connection.ts';
import type { ConsumerKind } from './consumer.ts';

/** The manners in which the token itself can be copied. */
export const plainForms = ['token', 'header', 'env', 'curl'] as const;
export type CopyForm = (typeof plainForms)[number] | ConsumerKind;

/** The variable that stands for the token, in documents and in scripts. */
export const TOKEN_VARIABLE = 'LICENSE_VAULT_TOKEN';

interface CopyTarget {
  /** Where the API answers. */
  origin: string;
  flavour: Flavour;
  /** null: the placeholder `$LICENSE_VAULT_TOKEN`, for documents. */
  token: string | null;
}

/** The one ability whose path is published; source: the one public client of this API. */
const COUNTS_PATH = '/public-api/licenses/usage';

/**
 * What is put on the clipboard. With a token it is made only at the moment of copying, and nobody
 * keeps it.
 *
 * A command that contains the token begins with a space: the usual shells then leave it out of their
 * history (HISTCONTROL=ignoreboth, HIST_IGNORE_SPACE).
 */
export function copyText(form: CopyForm, { origin, flavour, token }: CopyTarget): string {
  const plain = token ?? `$${TOKEN_VARIABLE}`;
  const word = token === null ? `"$${TOKEN_VARIABLE}"` : quote(token);
  const command = (line: string) => (token === null ? line : ` ${line}`);
  const scheme = flavour === 'cloud' ? 'Bearer' : 'Automation';
  switch (form) {
    case 'header':
      return `Authorization: ${scheme} ${plain}`;
    // Without `export`, which a crontab does not know: the line stands there or in a file that is read.
    case 'env':
    case 'cron-shell':
      return `${TOKEN_VARIABLE}=${token === null ? '<token>' : quote(token)}`;
    case 'curl': {
      const header = `Authorization: ${scheme} ${plain}`;
      const quoted = token === null ? `"${header}"` : quote(header);
      const accept = "-H 'Accept: application/json'";
      return command(`curl -sS -H ${quoted} ${accept} '${origin}${COUNTS_PATH}'`);
    }
    case 'github-actions':
      return command(`gh secret set ${TOKEN_VARIABLE} --body ${word}`);
    // `update` changes one that is there; what is not said again is switched off by it.
    case 'gitlab-ci':
      return command(`glab variable update ${TOKEN_VARIABLE} ${word} --masked --raw`);
    case 'kubernetes':
      return secretManifest(plain);
    case 'token':
    case 'checkmk':
    case 'seatkeeper':
    case 'other':
      return plain;
  }
}

/** A token may hold quotes: inside single quotes of a shell only the single quote itself ends them. */
const quote = (text: string) =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/** For `kubectl apply -f -`. YAML's double quotes are those of JSON. */
const secretManifest = (token: string) =>
  [
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    '  name: license-vault',
    'type: Opaque',
    'stringData:',
    `  token: ${JSON.stringify(token)}`,
    '',
  ].join('\n');
