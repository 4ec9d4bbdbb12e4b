import { object, text } from '../specs.ts';

const instant = { type: 'string', format: 'date-time' };
export const integer = { type: 'integer', format: 'int32' };
/** A license as the operations of these tests describe it, and as the vault sends it. */
export const row = object({
  allocationId: text,
  user: object({ login: text, email: text }),
  product: object({ code: text, name: text }),
  allocatedAt: instant,
  lastSeen: { type: 'integer', format: 'int64', description: 'epoch' },
  machine: object({ name: text }),
  ideVersion: text,
});
export const wire = (index: number) => ({
  allocationId: `A-${index}`,
  user: { login: 'alice', email: 'alice@acme.test' },
  product: { code: 'PC', name: 'PyCharm' },
});
