import type { Subject } from '#lib/acts/act.ts';
import { isNobody } from '#lib/acts/leavers-steps.ts';
import { judgeCounts, judgeLicenses, type Look } from '#lib/acts/sight.ts';
import type { Outcome } from '#lib/vault/failure.ts';
import type { ActsClient } from './bound-vaults.ts';

/** Sends the one request that an act is. Never repeated. */
export function perform(client: ActsClient, subject: Subject): Promise<Outcome<null>> {
  switch (subject.act) {
    case 'revoke-one':
      return client.revokeOne(subject.license);
    case 'revoke-all':
      return client.revokeAll(subject.user);
    case 'disconnect-product':
      return client.disconnectProduct(subject.product);
  }
}

/** Looks at the vault, to see what became of an act. Reads only. */
export async function lookAt(client: ActsClient, subject: Subject, sentAt: number): Promise<Look> {
  if (subject.act === 'disconnect-product') {
    const counts = await client.licenseCounts();
    if (!counts.ok) return { ok: false, failure: counts.failure };
    return { ok: true, sight: judgeCounts(subject.product, counts.value.products) };
  }
  const licenses = await client.userLicenses(subject.user);
  if (licenses.ok) return { ok: true, sight: judgeLicenses(subject, licenses.value, sentAt) };
  if (isNobody(licenses.failure)) return { ok: true, sight: 'gone' };
  return { ok: false, failure: licenses.failure };
}
