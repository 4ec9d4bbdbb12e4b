import type { Ability } from '../ability.ts';
import { reportFields } from '../report-source.ts';
import type { FieldMeaning, InputMeaning } from './meanings.ts';

/** Meanings that stand for one thing; one of them will do. */
export const families = {
  user: ['user', 'user-email', 'user-login', 'user-id'],
  license: ['allocation', 'license'],
  product: ['product-code', 'product'],
  from: ['from'],
  to: ['to'],
  paging: ['offset', 'page', 'limit', 'cursor'],
  job: ['job'],
} as const satisfies Record<string, readonly InputMeaning[]>;
export type Family = keyof typeof families;

export const familyOf = (meaning: InputMeaning): Family =>
  (Object.keys(families) as Family[]).find((family) =>
    (families[family] as readonly InputMeaning[]).includes(meaning),
  ) ?? 'job';

/** What an ability knows to put into a request, and what must go in for it to be that ability. */
interface Needs {
  gives: readonly Family[];
  /** One of each must go in. Revoking one is looked at by itself. */
  wants: readonly Family[];
  reads: readonly FieldMeaning[];
}

export const needs: Record<Ability, Needs> = {
  'license-counts': {
    gives: ['paging'],
    wants: [],
    reads: [
      'product',
      'product-code',
      'prepaid-in-use',
      'prepaid-total',
      'prepaid-free',
      'postpaid-in-use',
      'postpaid-total',
      'postpaid-free',
      'trial-in-use',
      'trial-total',
      'trial-free',
    ],
  },
  denials: {
    gives: ['from', 'to', 'paging'],
    wants: ['from'],
    reads: [
      'at',
      'product',
      'product-code',
      'user',
      'user-name',
      'email',
      'host',
      'address',
      'version',
      'reason',
      'description',
    ],
  },
  'user-licenses': {
    gives: ['user', 'paging'],
    wants: ['user'],
    reads: [
      'user',
      'user-id',
      'email',
      'license',
      'allocation',
      'product',
      'product-code',
      'since',
      'last-seen',
      'host',
      'version',
    ],
  },
  'revoke-one': { gives: ['user', 'license', 'product'], wants: [], reads: [] },
  'revoke-all': { gives: ['user'], wants: ['user'], reads: [] },
  'disconnect-product': { gives: ['product'], wants: ['product'], reads: [] },
  'usage-report': {
    gives: ['from', 'to', 'paging'],
    wants: ['from', 'to'],
    reads: reportFields,
  },
};
