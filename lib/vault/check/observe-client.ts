import type { Bindings } from '../binding/binding.ts';
import { createBoundClient } from '../bound-client.ts';
import type { FailureKind, Outcome } from '../failure.ts';
import type { Access } from '../http.ts';
import type { UserLicense } from '../records.ts';
import type { LicenseField, Observations } from './observations.ts';

const licenseFields: readonly LicenseField[] = [
  'userId',
  'email',
  'allocationId',
  'licenseId',
  'product',
  'productCode',
  'since',
  'lastSeenAt',
  'host',
  'version',
];

/** What is asked for: denials since a day (`YYYY-MM-DD`), and a user whom the admin has named. */
interface Asked {
  from: string;
  user: string | null;
}

/** Asks what the client makes of the vault, the way it is bound; only what reads, and once. */
export async function clientSeen(
  access: Access,
  bindings: Bindings,
  { from, user }: Asked,
): Promise<Pick<Observations, 'client' | 'userLicenses'>> {
  const client = createBoundClient(access, bindings);
  const counts = await client.licenseCounts();
  const denials = await client.denials(from, 1);
  const licenses = user === null ? null : await client.userLicenses(user);
  return {
    client: {
      'license-counts': ending(counts),
      denials: ending(denials),
      'user-licenses': licenses && ending(licenses),
    },
    userLicenses: licenses?.ok ? licensesSeen(licenses.value) : null,
  };
}

const ending = (answer: Outcome<unknown>): FailureKind | 'works' =>
  answer.ok ? 'works' : answer.failure.kind;

function licensesSeen(licenses: readonly UserLicense[]): Observations['userLicenses'] {
  return {
    any: licenses.length > 0,
    fields: licenseFields.filter((field) => licenses.some((license) => license[field] !== null)),
  };
}
