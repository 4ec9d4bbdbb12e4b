import { catalog } from './catalog.ts';
import { type Company, countsOf, type Denial } from './company.ts';
import type { Answer } from './dialects/dialect.ts';
import { unpublished } from './unpublished.ts';

/**
 * Answers the two abilities whose paths are published as the one public client of the API has seen
 * them: order by code, every product always there with six counts, nine digits of second fraction, a
 * bare array of denials without a total, `offset` and `limit`.
 */
export function publishedAnswers(
  company: Company,
  now: () => number,
): { counts: Answer; denials: Answer } {
  return {
    counts: () =>
      Response.json({
        licenseUsages: catalog.map(([code, displayName]) => ({
          code,
          displayName,
          ...countsOf(company, code),
        })),
        timestamp: instant(now()),
      }),
    denials: (context) => {
      const { from = '', offset = '0', limit = '100' } = context.req.query();
      const start = Date.parse(`${from}T00:00:00Z`);
      if (Number.isNaN(start)) return unpublished.badRequest();
      const since = company.denials.filter(({ at }) => at >= start);
      const page = since.slice(Number(offset), Number(offset) + Number(limit));
      return Response.json(page.map(wireDenial));
    },
  };
}

function wireDenial({ at, user, host, address, product, version }: Denial) {
  return {
    timestamp: instant(at),
    username: user,
    user_hostname: host,
    user_ip: address,
    product_name: product,
    product_version: version,
    reason: 'CANCELLED',
    description: 'Unable to find suitable license',
  };
}

/** ISO with nine digits of fraction, as the vault writes it. */
function instant(at: number): string {
  return new Date(at).toISOString().replace('Z', '836075Z');
}
