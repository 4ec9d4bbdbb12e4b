import type { ReportField } from '#lib/vault/report-source.ts';

/** Fields that tell nothing of a person. All others may; an allocation is one user's too. */
const impersonal: ReadonlySet<ReportField> = new Set([
  'product',
  'product-code',
  'license',
  'version',
  'at',
  'until',
]);

/** Whether a column counts as personal, unless the admin says otherwise: one that nobody knows does. */
export function isPersonal(field: ReportField | null): boolean {
  return field === null || !impersonal.has(field);
}
