import { type ConsumerCopyForm, copyText } from '#lib/rotation/copy-text.ts';
import { readTokenForCopy } from '#lib/storage/copy-token.ts';
import type { Connection } from '#lib/vault/connection.ts';
import { copyText as toClipboard } from '../../page/clipboard.ts';

export type Copied = 'copied' | 'refused' | 'token-gone';

/**
 * Copies a text with the token in it. The text exists for this one call: it is neither rendered, nor
 * logged, nor kept.
 *
 * @param event the click; one that a script made copies nothing
 */
export async function copyWithToken(
  connection: Connection,
  form: ConsumerCopyForm,
  event: Event,
): Promise<Copied> {
  if (!event.isTrusted) return 'refused';
  const token = await readTokenForCopy(connection);
  if (!token.ok) return token.failure.kind === 'storage-unavailable' ? 'refused' : 'token-gone';
  return await write(connection, form, token.value);
}

/** The same with the placeholder, for documents. */
export function copyPlaceholder(connection: Connection, form: ConsumerCopyForm): Promise<Copied> {
  return write(connection, form, null);
}

async function write(
  { origin, flavour }: Connection,
  form: ConsumerCopyForm,
  token: string | null,
): Promise<Copied> {
  return (await toClipboard(copyText(form, { origin, flavour, token }))) ? 'copied' : 'refused';
}
