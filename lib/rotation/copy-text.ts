import type { Flavour } from '#lib/vault/connection.ts';
import { copyAs, PLACEHOLDER, shellQuoted } from '#lib/vault/copy-as.ts';
import type { ConsumerKind } from './consumer.ts';

/** The manners in which the token itself can be copied. */
export const plainForms = ['token', 'header', 'environment', 'curl'] as const;
export type ConsumerCopyForm = (typeof plainForms)[number] | ConsumerKind;

/** The variable that stands for the token, in documents and in scripts. */
export const TOKEN_VARIABLE = 'LICENSE_VAULT_TOKEN';

interface CopyTarget {
  /** Where the API answers. */
  origin: string;
  flavour: Flavour;
  /** null: the placeholder `$LICENSE_VAULT_TOKEN`, for documents. */
  token: string | null;
}

/**
 * What is put on the clipboard. With a token it is made only at the moment of copying, and nobody
 * keeps it.
 *
 * A command that contains the token begins with a space: the usual shells then leave it out of their
 * history (HISTCONTROL=ignoreboth, HIST_IGNORE_SPACE).
 */
export function copyText(form: ConsumerCopyForm, { token, ...api }: CopyTarget): string {
  const plain = token ?? PLACEHOLDER;
  const word = token === null ? `"${PLACEHOLDER}"` : shellQuoted(token);
  const command = (line: string) => (token === null ? line : ` ${line}`);
  switch (form) {
    case 'token':
    case 'checkmk':
    case 'seatkeeper':
    case 'other':
      return plain;
    case 'header':
      return copyAs('header', plain, api);
    // Without `export`, which a crontab does not know: the line stands there or in a file that is read.
    case 'environment':
    case 'cron-shell':
      return token === null ? `${TOKEN_VARIABLE}=<token>` : copyAs('environment', token, api);
    case 'curl':
      return token === null
        ? copyAs('placeholder', PLACEHOLDER, api)
        : command(copyAs('curl', token, api));
    case 'github-actions':
      return command(`gh secret set ${TOKEN_VARIABLE} --body ${word}`);
    // `update` changes one that is there; what is not said again is switched off by it.
    case 'gitlab-ci':
      return command(`glab variable update ${TOKEN_VARIABLE} ${word} --masked --raw`);
    case 'kubernetes':
      return secretManifest(plain);
  }
}

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
