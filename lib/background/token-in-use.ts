import { readStoredToken, type TokenFailure } from '#lib/storage/tokens.ts';
import type { Connection } from '#lib/vault/connection.ts';
import type { Outcome } from '#lib/vault/failure.ts';
import { findConnection } from './connections.ts';

/** A connection with what its token says, or why it cannot be read. */
export interface InUse {
  connection: Connection;
  token: Outcome<string, TokenFailure>;
}

/**
 * Reads the token in use. Since the connection was looked up another may have taken its place, and its
 * copy may have been wiped: then the newer one is read, and nobody is told that a token is lost.
 */
export async function readTokenInUse(looked: Connection): Promise<InUse> {
  const token = await readStoredToken(looked, looked.token);
  if (token.ok) return { connection: looked, token };
  const connection = await findConnection(looked.id);
  const isReplaced = connection !== null && connection.token.ref !== looked.token.ref;
  return isReplaced ? await readTokenInUse(connection) : { connection: looked, token };
}
