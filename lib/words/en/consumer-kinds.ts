import type { ConsumerKind } from '#lib/rotation/consumer.ts';

/** The same on the options page and on the vault's own. */
export const consumerKindNames: Record<ConsumerKind, string> = {
  'github-actions': 'GitHub Actions secret',
  'gitlab-ci': 'GitLab CI variable',
  checkmk: 'Checkmk rule',
  kubernetes: 'Kubernetes secret',
  'cron-shell': 'Cron or shell',
  seatkeeper: 'Another administrator’s Seatkeeper',
  other: 'Something else',
};
