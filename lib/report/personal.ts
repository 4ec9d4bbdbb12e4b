import type { ReportField } from '#lib/vault/report-source.ts';

/** Fields that tell nothing of a person. Everything else may, an allocation too: it is one user's. */
const impersonal: ReadonlySet<ReportField> = new Set([
  'product',
  'product-code',
  'license',
  'version',
  'at',
  'until',
]);

/** Why a column counts as personal, or that it does not. */
export type Personal = 'no' | 'known' | 'unknown';

/** A column whose meaning nobody has told counts as personal, until the admin says otherwise. */
export function isPersonal(field: ReportField | null): Personal {
  if (field === null) return 'unknown';
  return impersonal.has(field) ? 'no' : 'known';
}
