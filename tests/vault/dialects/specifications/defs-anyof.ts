import { type Json, objectOf, pydantic, schemasOf } from '../parts/notation.ts';
import { type Manner, pathsOf, plain, type Route } from '../parts/paths.ts';

/** 3.1 as a library of JSON Schema writes it: `$defs` where they are used, `anyOf` null, constants, forms. */
const manner: Manner = {
  spelling: pydantic,
  mediaType: 'application/json',
  ok: () => 'Successful Response',
  refusals: { 422: { description: 'Validation Error' } },
};

const orNull = (schema: Json): Json => ({ anyOf: [schema, { type: 'null' }] });
/** An object with the schemas it uses inside of it, as they come out of a type. */
const withDefs = (name: string, defs: Json, schema: Json): Json =>
  JSON.parse(
    JSON.stringify({ ...schema, title: name, $defs: defs }).replaceAll(
      '"#/$defs/',
      `"#/components/schemas/${name}/$defs/`,
    ),
  );
const cursor = (rows: Json): Json => ({
  type: 'object',
  required: ['data', 'next_cursor'],
  properties: { data: { type: 'array', items: rows }, next_cursor: orNull({ type: 'string' }) },
});
const parameter = (name: string, schema: Json, required: boolean): Json => ({
  name,
  in: 'query',
  required,
  schema,
});
const paging = [
  parameter('after', orNull({ type: 'string', title: 'After' }), false),
  parameter('limit', { type: 'integer', maximum: 200, exclusiveMinimum: 0, default: 50 }, false),
];
const period = [
  parameter('from_date', { $ref: '#/components/schemas/Day' }, true),
  parameter('to_date', { $ref: '#/components/schemas/Day' }, true),
];
const login = { name: 'login', in: 'path', required: true, schema: { type: 'string' } };
const body = (schema: Json, type = 'application/json'): Json => ({
  requestBody: { required: true, content: { [type]: { schema } } },
});

const routes: Route[] = [
  {
    at: 'GET /holders/{login}/licenses',
    tag: 'holders',
    id: 'list_licenses_holders__login__licenses_get',
    summary: 'List Licenses',
    text: 'What the holder has right now.',
    gives: '#HeldLicenses',
    raw: { parameters: [login, ...paging] },
  },
  {
    at: 'GET /holders/{login}/licenses/history',
    tag: 'holders',
    id: 'list_history_holders__login__licenses_history_get',
    summary: 'List License History',
    text: 'What the holder had, and who took it away.',
    gives: '#HeldLicenses',
    raw: { parameters: [login, ...paging] },
  },
  {
    at: 'PUT /holders/{login}/licenses/{allocation_id}/state',
    tag: 'holders',
    id: 'revoke_license_put',
    summary: 'Revoke License',
    text: 'The license is free at once.',
    raw: body({
      type: 'object',
      required: ['state'],
      properties: { state: { const: 'revoked', title: 'State' }, note: orNull({ type: 'string' }) },
    }),
  },
  {
    at: 'POST /holders/{login}/licenses/revoke',
    tag: 'holders',
    id: 'revoke_licenses_post',
    summary: 'Revoke All Licenses',
    text: 'Everything the holder has is free at once.',
    raw: body({ $ref: '#/components/schemas/Reason' }),
  },
  {
    at: 'POST /holders/{login}/licenses/revoke/preview',
    tag: 'holders',
    id: 'preview_revoke_post',
    summary: 'Preview Revoke All Licenses',
    gives: '#HeldLicenses',
  },
  {
    at: 'POST /holders/{login}/certificates/revoke',
    tag: 'holders',
    id: 'revoke_certificates_post',
    summary: 'Revoke All Certificates',
    raw: body({ $ref: '#/components/schemas/Reason' }),
  },
  {
    at: 'GET /usage',
    tag: 'reports',
    id: 'usage_get',
    summary: 'Usage Report',
    text: 'Each time that a holder ran a product.',
    gives: '#UsageRows',
    raw: { parameters: [...period, ...paging] },
  },
  {
    at: 'GET /usage/forecast',
    tag: 'reports',
    id: 'usage_forecast_get',
    summary: 'Usage Forecast',
    text: 'How many licenses will be needed.',
    gives: '#ForecastRows',
    raw: { parameters: [...period, ...paging] },
  },
  {
    at: 'POST /products/disconnect',
    tag: 'products',
    id: 'disconnect_product_post',
    summary: 'Disconnect Product',
    raw: body({ $ref: '#/components/schemas/Body_disconnect' }, 'multipart/form-data'),
  },
  {
    at: 'POST /products/logo',
    tag: 'products',
    id: 'upload_logo_post',
    summary: 'Upload Logo',
    raw: body({ $ref: '#/components/schemas/Body_logo' }, 'multipart/form-data'),
  },
  ...plain(
    'holders',
    ['GET /holders', 'list_holders', 'List Holders', '#Thing'],
    ['GET /holders/{login}', 'read_holder', 'Read Holder', '#Holder'],
    ['DELETE /holders/{login}', 'delete_holder', 'Delete Holder'],
    ['PUT /holders/{login}/state', 'set_state', 'Lock Holder', '', '#Thing'],
  ),
  ...plain(
    'licenses',
    ['GET /licenses', 'list_bought', 'List Bought Licenses', '#Thing'],
    ['DELETE /licenses/{license_id}', 'delete_license', 'Delete License'],
    ['PUT /licenses/{license_id}/state', 'revoke_bought', 'Revoke License', '', '#Thing'],
  ),
  ...plain(
    'products',
    ['GET /products', 'list_products', 'List Products', '#Thing'],
    ['DELETE /products/{code}', 'delete_product', 'Delete Product'],
  ),
  ...plain(
    'tokens',
    ['GET /tokens', 'list_tokens', 'List Tokens', '#Thing'],
    ['POST /tokens/{token_id}/revoke', 'revoke_token', 'Revoke Token'],
    ['POST /tokens/revoke', 'revoke_tokens', 'Revoke All Tokens'],
  ),
  ...plain('system', ['GET /livez', 'livez', 'Livez', 'any']),
];

const product: Json = objectOf({ code: 'string', name: 'string' }, pydantic);
const held: Json = {
  type: 'object',
  properties: {
    allocation_id: { type: 'string', format: 'uuid' },
    license: { $ref: '#/$defs/License', description: 'What was bought.' },
    held_since: { type: 'string', format: 'date-time' },
    last_seen: orNull({ type: 'string', format: 'date-time' }),
    host: orNull({ $ref: '#/$defs/Host' }),
    extra: true,
  },
};
const license: Json = {
  type: 'object',
  properties: { name: { type: 'string' }, product: { $ref: '#/components/schemas/Product' } },
};
const host: Json = { type: 'object', properties: { name: { type: 'string' } } };
const ran: Json = {
  type: 'object',
  properties: {
    allocation_id: { type: 'string', format: 'uuid' },
    allocated_license: { type: 'string' },
    holder: { $ref: '#/components/schemas/Holder' },
    product: { $ref: '#/components/schemas/Product' },
    version: orNull({ type: 'string' }),
    host: orNull({ $ref: '#/$defs/Host' }),
    started: { type: 'string', format: 'date-time' },
    ended: orNull({ type: 'string', format: 'date-time' }),
  },
};

export const defsAnyofText = JSON.stringify({
  openapi: '3.1.1',
  info: { title: 'License Vault', version: '2.4.0' },
  servers: [{ url: '/api' }],
  paths: pathsOf(routes, manner),
  components: {
    schemas: {
      ...schemasOf(
        {
          Product: { raw: product },
          Holder: { login: 'string', 'full_name?': 'string?' },
          Reason: { 'note?': 'string?' },
          Day: { raw: { type: 'string', format: 'date', examples: ['2026-02-01'] } },
          Thing: { 'id?': 'integer' },
          ForecastRow: { product: '#Product', day: 'date', needed: 'integer' },
          Body_disconnect: { product_code: 'string Code of the product.' },
          Body_logo: { product_code: 'string', file: 'binary' },
        },
        pydantic,
      ),
      HeldLicenses: withDefs(
        'HeldLicenses',
        { HeldLicense: held, License: license, Host: host },
        cursor({ $ref: '#/$defs/HeldLicense' }),
      ),
      UsageRows: withDefs(
        'UsageRows',
        { UsageRow: ran, Host: host },
        cursor({ $ref: '#/$defs/UsageRow' }),
      ),
      ForecastRows: cursor({ $ref: '#/components/schemas/ForecastRow' }),
    },
  },
});
