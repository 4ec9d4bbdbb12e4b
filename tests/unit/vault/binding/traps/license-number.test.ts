import { describe, expect, it } from 'vitest';
import { bind } from '#lib/vault/binding/bind.ts';
import { listOf, object, type Short, specification, text } from '../specs.ts';

describe('a number of a license', () => {
  const rows = (fields: Record<string, unknown>) => ({
    'GET /users/{email}/licenses': { answer: listOf(object(fields)) },
  });
  const both = rows({ id: text, license: object({ id: text, productCode: text }) });
  it.each<[string, Record<string, Short>, string, string | null]>([
    ['of its own name', both, 'DELETE /users/{email}/licenses/{licenseId}', 'license'],
    [
      'of the row, where a bare one is wanted',
      both,
      'DELETE /users/{email}/licenses/{id}',
      'allocation',
    ],
    [
      'of a row that the path calls the same',
      rows({ id: text, product: text }),
      'DELETE /users/{email}/licenses/{licenseId}',
      'license',
    ],
    [
      'of another thing is none',
      rows({ licenseId: text, product: text }),
      'DELETE /allocations/{allocationId}',
      null,
    ],
  ])('%s', (_which, listing, key, meaning) => {
    const operations = { ...listing, [key]: { says: 'Revoke a license' } };
    const { binding } = bind(specification(operations))['revoke-one'];
    const found = binding?.inputs.find((one) => one.meaning !== 'user-email')?.meaning ?? null;
    expect(found).toBe(meaning);
  });
});
