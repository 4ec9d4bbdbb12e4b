import { documents } from '#lib/storage/documents.ts';
import type { Connection } from '#lib/vault/connection.ts';

/** The connection with this id, or null when it was forgotten meanwhile. */
export async function findConnection(id: string): Promise<Connection | null> {
  const connections = await documents.connections.read();
  return connections.find((connection) => connection.id === id) ?? null;
}
