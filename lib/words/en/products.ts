import type { KindCounts } from '#lib/vault/product.ts';
import type { Formats } from '../formats.ts';

/** Words of the Products tab. */
export const productsWords = (f: Formats) => ({
  title: 'Products',
  columns: {
    product: 'Product',
    prepaid: { name: 'Prepaid', cloud: 'Regular' },
    postpaid: { name: 'Postpaid', cloud: 'True-Up' },
    trial: { name: 'Trial', cloud: 'Virtual' },
    denied: 'Denied today',
    action: 'Action',
  },
  inUse: ({ inUse, total }: KindCounts) => `${f.number(inUse)} of ${f.number(total)}`,
  free: (count: number) => `${f.number(count)} free`,
  full: 'full',
  over: (count: number) => `${f.number(count)} more than added`,
  nothing: '–',
  number: f.number,
  unknown: 'not known',
  hint: 'In use of added, by kind. Full is not the same as refused: a pack or postpaid licenses may still serve.',
  without: (count: number) =>
    f.plural(count, {
      one: '# product without licenses',
      other: '# products without licenses',
    }),
  empty: 'This vault has no licenses yet.',
  disconnect: 'Disconnect',
  disconnecting: 'under way',
});
export type ProductsWords = ReturnType<typeof productsWords>;
