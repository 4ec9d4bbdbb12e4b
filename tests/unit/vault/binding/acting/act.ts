import { license as licenseOf } from '../../../acts/license.ts';
import { listOf, object, type Short, text } from '../specs.ts';

export const license = licenseOf({
  user: 'alice@acme.test',
  allocationId: 'A-1',
  licenseId: 'L/1',
  product: 'PyCharm',
  productCode: 'PC',
});
export const done = () => new Response(null, { status: 204 });
export const row = object({ licenseId: text, allocationId: text, productCode: text });
export const list: Record<string, Short> = {
  'GET /users/{email}/licenses': { answer: listOf(row) },
};
