import type { Ability } from '../ability.ts';
import { DENIALS_PAGE } from '../limits.ts';
import type { Binding, BoundOperation, Input, Output } from './binding.ts';
import type { FieldMeaning, InputMeaning } from './meanings.ts';
import { noPaging } from './paging.ts';

/** What most bodies are. */
export const jsonBody = { media: 'json', type: 'application/json' } as const;

const get = (path: string): BoundOperation => ({
  id: `GET ${path}`,
  method: 'GET',
  path,
  sentence: '',
  deprecated: false,
  fingerprint: 'published',
});
const query = (meaning: InputMeaning, format: Input['format']): Input => ({
  meaning,
  in: 'query',
  at: [meaning],
  required: true,
  format,
  list: false,
});
const fields = (places: Partial<Record<FieldMeaning, string>>): Output[] =>
  Object.entries(places).map(([meaning, name]) => ({
    meaning: meaning as FieldMeaning,
    at: [name],
  }));

/**
 * The two paths that are proven without a specification.
 * Source: the one public client of this API; of the fields, `code` and all of a denial but its time
 * and product are known from its test data alone.
 */
const published: Partial<Record<Ability, Binding>> = {
  'license-counts': {
    ability: 'license-counts',
    source: 'published',
    operation: get('/public-api/licenses/usage'),
    inputs: [],
    constants: [],
    body: jsonBody,
    lookup: null,
    answer: {
      format: 'json',
      accept: jsonBody.type,
      rows: ['licenseUsages'],
      fields: fields({
        'product-code': 'code',
        product: 'displayName',
        'prepaid-in-use': 'regularInUse',
        'prepaid-total': 'regularTotal',
        'postpaid-in-use': 'trueUpInUse',
        'postpaid-total': 'trueUpTotal',
        'trial-in-use': 'virtualInUse',
        'trial-total': 'virtualTotal',
      }),
      around: [],
      paging: noPaging,
      job: null,
    },
  },
  denials: {
    ability: 'denials',
    source: 'published',
    operation: get('/public-api/denials/report'),
    inputs: [query('from', 'date'), query('offset', 'integer'), query('limit', 'integer')],
    constants: [],
    body: jsonBody,
    lookup: null,
    answer: {
      format: 'json',
      accept: jsonBody.type,
      rows: [],
      fields: fields({
        at: 'timestamp',
        product: 'product_name',
        user: 'username',
        host: 'user_hostname',
        address: 'user_ip',
        version: 'product_version',
        reason: 'reason',
        description: 'description',
      }),
      around: [],
      paging: { ...noPaging, kind: 'offset', size: DENIALS_PAGE },
      job: null,
    },
  },
};

/** The proven binding of an ability, or null: used where no specification contradicts it. */
export const publishedBinding = (ability: Ability): Binding | null => published[ability] ?? null;
