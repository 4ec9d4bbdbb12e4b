import type { Connection } from '#lib/vault/connection.ts';
import { NOW } from '../bindings/samples.ts';

/** A vault of the cloud that is connected, as a test wants it. */
export const connected = (id: string, rest: Partial<Connection> = {}): Connection => ({
  id,
  name: id,
  pageOrigin: `https://${id}.fls.jetbrains.com`,
  origin: `https://${id}.fls.jetbrains.com`,
  flavour: 'cloud',
  plan: 'unknown',
  token: {
    ref: 'a-secret-ref',
    keep: 'device',
    fingerprint: '4f2a',
    savedAt: NOW,
    issuedAt: null,
    expiresAt: null,
  },
  candidate: null,
  retiring: null,
  ...rest,
});
