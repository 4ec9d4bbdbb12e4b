import type { Connection } from '#lib/vault/connection.ts';
import type { Outcome } from '#lib/vault/failure.ts';
import { readStoredToken, type TokenFailure } from './tokens.ts';

/**
 * Reads the token in use for the clipboard. The one exception to "the token stays in the
 * background": a message must never carry it, so the options page decrypts it itself, on a trusted
 * click, and hands it to the clipboard and to nothing else. `house.test.ts` lets one file import
 * this.
 */
export function readTokenForCopy(connection: Connection): Promise<Outcome<string, TokenFailure>> {
  return readStoredToken(connection, connection.token);
}
