/* Frozen: each step turns what one released version stored into the next one's shape. */

type Record1 = { token: object; candidate: object | null };

const unknownTimes = { issuedAt: null, expiresAt: null };

/** 2: what a token says of its own times, and the token that was replaced. */
function toVersion2(old: unknown): unknown {
  return (old as Record1[]).map((connection) => ({
    ...connection,
    token: { ...connection.token, ...unknownTimes },
    candidate: connection.candidate && { ...connection.candidate, ...unknownTimes },
    retiring: null,
  }));
}

export const connectionsMigrations = [toVersion2] as const;
