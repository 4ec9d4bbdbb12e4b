import { type Json, openApi31, schemasOf } from '../parts/notation.ts';
import { type Manner, pathsOf, plain, type Route } from '../parts/paths.ts';

/** JSON:API by hand: kebab case, `data` and `attributes` around everything, acts that are resources. */
const manner: Manner = {
  spelling: openApi31,
  mediaType: 'application/vnd.api+json',
  bodyType: 'application/vnd.api+json',
  ok: ({ at }) => (at.startsWith('POST') ? 'Created.' : 'Found.'),
  refusals: { default: { $ref: '#/components/responses/errors' } },
};

const paging = ['query? page[number] integer=1', 'query? page[size] integer=25'];
const made = (at: string, summary: string, text: string, body: string): Route => ({
  at: `POST ${at}`,
  tag: at.split('/')[2] ?? '',
  summary,
  text,
  body: `#${body}`,
  gives: `#${body}`,
  status: 201,
});

const routes: Route[] = [
  {
    at: 'GET /v1/license-allocations',
    tag: 'license-allocations',
    summary: 'Lists the licenses that a user holds.',
    takes: ['query filter[user] string The login of the user.', ...paging],
    gives: '#license-allocation-list',
  },
  made(
    '/v1/license-revocations',
    'Revokes a license.',
    'The allocation ends, and its license is free again.',
    'license-revocation',
  ),
  made(
    '/v1/user-license-revocations',
    'Revokes all licenses of a user.',
    'Every allocation of the user ends. The user stays.',
    'user-license-revocation',
  ),
  made(
    '/v1/license-assignments',
    'Assigns a license.',
    'The user holds a license from then on.',
    'license-assignment',
  ),
  made(
    '/v1/token-revocations',
    'Revokes a token.',
    'Whoever uses the token is refused from then on.',
    'token-revocation',
  ),
  made(
    '/v1/product-disconnections',
    'Disconnects a product from this vault.',
    'Its licenses go back to the account.',
    'product-disconnection',
  ),
  made(
    '/v1/server-disconnections',
    'Disconnects a server from this vault.',
    'Its clients find another one.',
    'server-disconnection',
  ),
  {
    ...made(
      '/v1/usage-report-jobs',
      'Starts a usage report.',
      'The job is done when `status` is `done`; `result-url` then has the report as CSV with semicolons.',
      'usage-report-job',
    ),
    status: 202,
  },
  {
    at: 'GET /v1/usage-report-jobs/{job-id}',
    tag: 'usage-report-jobs',
    summary: 'How far a usage report is.',
    gives: '#usage-report-job',
  },
  {
    at: 'GET /v1/usage-report-jobs/{job-id}/result',
    tag: 'usage-report-jobs',
    summary: 'A usage report that is done.',
    gives: 'string',
    as: 'text/csv',
  },
  {
    ...made(
      '/v1/invoice-report-jobs',
      'Starts an invoice report.',
      'The job is done when `status` is `done`.',
      'usage-report-job',
    ),
    status: 202,
  },
  ...plain(
    'users',
    ['GET /v1/users', '', 'Lists users.', '#any-list'],
    ['GET /v1/users/{login}', '', 'Shows a user.', '#any-list'],
    ['DELETE /v1/users/{login}', '', 'Deletes a user.'],
  ),
  ...plain(
    'products',
    ['GET /v1/products', '', 'Lists products.', '#any-list'],
    ['GET /v1/products/{code}', '', 'Shows a product.', '#any-list'],
  ),
  ...plain(
    'access-rules',
    ['GET /v1/access-rules', '', 'Lists access rules.', '#any-list'],
    ['DELETE /v1/access-rules/{rule-id}', '', 'Deletes an access rule.'],
  ),
  ...plain('tokens', ['GET /v1/tokens', '', 'Lists tokens.', '#any-list']),
  ...plain('servers', ['GET /v1/servers', '', 'Lists servers.', '#any-list']),
  ...plain('status', ['GET /v1/status', '', 'How the vault is.', '#any-list']),
];

const resource = (type: string, attributes: Json, required: string[]): Json => ({
  type: 'object',
  required: ['data'],
  properties: {
    data: {
      type: 'object',
      required: ['type', 'attributes'],
      properties: {
        type: { const: type },
        id: { type: 'string', readOnly: true },
        attributes: { type: 'object', required, properties: attributes },
      },
    },
  },
});
const text = { type: 'string' };
const kebab = (name: string) => ({ $ref: `#/components/schemas/${name}` });

export const jsonapiKebabText = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Vault', version: '1.12.0', license: { name: 'Proprietary', identifier: '0BSD' } },
  servers: [{ url: '/' }],
  paths: pathsOf(routes, manner),
  components: {
    responses: {
      errors: {
        description: 'Refused.',
        content: { 'application/vnd.api+json': { schema: kebab('errors') } },
      },
    },
    schemas: {
      ...schemasOf(
        {
          error: { status: 'string', title: 'string' },
          errors: { errors: '#error[]' },
          'any-list': { data: 'object[]' },
          'license-allocation-attributes': {
            'allocation-id': 'string',
            'license-name': 'string',
            'product-code': 'string',
            'product-name': 'string',
            'allocated-at': 'date-time',
            'seen-at': 'date-time?',
            'host-name': 'string?',
          },
          'license-allocation': {
            type: 'string',
            id: 'string',
            attributes: '#license-allocation-attributes',
          },
          'list-links': { 'next?': 'string?', 'prev?': 'string?' },
          'license-allocation-list': { data: '#license-allocation[]', links: '#list-links' },
        },
        openApi31,
      ),
      'license-revocation': resource(
        'license-revocations',
        { 'allocation-id': text, reason: { type: ['string', 'null'] } },
        ['allocation-id'],
      ),
      'user-license-revocation': resource(
        'user-license-revocations',
        { user: { ...text, description: 'The login.' } },
        ['user'],
      ),
      'license-assignment': resource('license-assignments', { user: text, 'product-code': text }, [
        'user',
        'product-code',
      ]),
      'token-revocation': resource('token-revocations', { 'token-id': text }, ['token-id']),
      'product-disconnection': resource('product-disconnections', { 'product-code': text }, [
        'product-code',
      ]),
      'server-disconnection': resource('server-disconnections', { 'server-id': text }, [
        'server-id',
      ]),
      'usage-report-job': resource(
        'usage-report-jobs',
        {
          'start-date': { ...text, format: 'date' },
          'end-date': { ...text, format: 'date' },
          status: { enum: ['queued', 'running', 'done', 'failed'], readOnly: true },
          'result-url': { type: ['string', 'null'], format: 'uri', readOnly: true },
        },
        ['start-date', 'end-date'],
      ),
    },
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
  },
});
