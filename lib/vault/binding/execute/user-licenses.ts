import { failed, type Outcome, success } from '../../failure.ts';
import type { Access } from '../../http.ts';
import { LICENSES_MAX_PAGES } from '../../limits.ts';
import type { UserLicense } from '../../records.ts';
import type { Binding } from '../binding.ts';
import { familyOf } from '../needs.ts';
import { withUserId } from './act.ts';
import { decodeLicense, decodeRows } from './decode.ts';
import { readPages } from './pages.ts';
import { valuesOfUser } from './values.ts';

/**
 * All licenses of one user. A list that does not end is a failure: what is missing from it would be
 * taken for given back.
 */
export async function readUserLicenses(
  access: Access,
  binding: Binding,
  user: string,
  signal?: AbortSignal,
): Promise<Outcome<UserLicense[]>> {
  const values = await withUserId(access, binding, valuesOfUser(user), signal);
  if (!values.ok) return values;
  const read = await readPages(access, binding, values.value, LICENSES_MAX_PAGES, signal);
  if (!read.ok) {
    return read.failure.kind === 'not-found' ? failed({ kind: 'unknown-user' }) : read;
  }
  const { paging } = binding.answer;
  const { truncated, short } = read.value;
  if (truncated) return failed({ kind: 'not-understood', field: paging.kind });
  if (short) return failed({ kind: 'cut-short', ...short });
  const id = values.value['user-id'];
  const decode = decodeLicense(user.trim(), id === null || id === undefined ? null : String(id));
  const rows = decodeRows(read.value.pages, binding.answer, decode);
  if (!rows.ok) return rows;
  return success(rows.value.understood.filter((license) => isOf(license, user.trim(), binding)));
}

/**
 * A filter may let through more than the one who was asked for: a row that shows another address is
 * not theirs. A path names one user, and what stands under it is theirs.
 */
function isOf(license: UserLicense, user: string, { inputs }: Binding): boolean {
  const isFilter = inputs.some(
    ({ meaning, in: place }) =>
      place === 'query' && familyOf(meaning) === 'user' && meaning !== 'user-id',
  );
  if (!isFilter || !user.includes('@') || license.email === null) return true;
  const same = (name: string) => name.toLowerCase() === user.toLowerCase();
  return same(license.email) || same(license.user);
}
