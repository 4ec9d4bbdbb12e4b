import { schemasOf, swagger2 } from '../parts/notation.ts';
import { type Manner, pathsOf, plain, type Route } from '../parts/paths.ts';
import { countFields, denialFields } from '../parts/published-fields.ts';

/** swaggo: from comments of Go handlers, so no ids, packages before the names of types, lower-case sentences. */
const manner: Manner = {
  spelling: swagger2,
  mediaType: 'application/json',
  ok: () => 'OK',
  refusals: {
    400: { description: 'Bad Request', schema: { $ref: '#/definitions/httputil.HTTPError' } },
    404: { description: 'Not Found', schema: { $ref: '#/definitions/httputil.HTTPError' } },
  },
};

const period = [
  'query from string first day (2006-01-02)',
  'query to string last day (2006-01-02)',
];
const paging = ['query? offset integer rows to skip', 'query? limit integer rows at most'];
const login = 'query login string login name';

const routes: Route[] = [
  {
    at: 'GET /usage/current',
    tag: 'usage',
    summary: 'licenses in use and in stock, per product',
    gives: '#api.LicenseUsages',
  },
  {
    at: 'GET /denials',
    tag: 'denials',
    summary: 'requests for a license that were denied',
    takes: ['query from string first day (2006-01-02)', ...paging],
    gives: '#api.Denial[]',
  },
  {
    at: 'GET /usage/history',
    tag: 'usage',
    summary: 'usage report: who worked with which product',
    text: 'the same rows as the CSV export of the dashboard',
    takes: [...period, ...paging],
    gives: '#api.UsageAnswer',
  },
  {
    at: 'GET /invoices/history',
    tag: 'billing',
    summary: 'invoice report: what was billed for which product',
    takes: [...period, ...paging],
    gives: '#api.Answer',
  },
  {
    at: 'GET /users/licenses',
    tag: 'users',
    summary: 'licenses held by a user',
    takes: [login],
    gives: '#api.LicensesAnswer',
  },
  {
    at: 'POST /licenses/release',
    tag: 'licenses',
    summary: 'take a license away from a user',
    takes: [login, 'query allocation_id string which one'],
    gives: '#api.Answer',
  },
  {
    at: 'POST /licenses/allocate',
    tag: 'licenses',
    summary: 'give a license to a user',
    takes: [login, 'query product string which one'],
    gives: '#api.Answer',
  },
  {
    at: 'POST /users/licenses/release',
    tag: 'users',
    summary: 'take all licenses away from a user',
    takes: [login],
    gives: '#api.Answer',
  },
  {
    at: 'POST /groups/licenses/release',
    tag: 'groups',
    summary: 'take all licenses away from all users of a group',
    takes: ['query group string group name'],
    gives: '#api.Answer',
  },
  {
    at: 'POST /products/disconnect',
    tag: 'products',
    summary: 'disconnect a product from the vault',
    takes: ['query code string product code'],
    gives: '#api.Answer',
  },
  {
    at: 'POST /agents/disconnect',
    tag: 'agents',
    summary: 'disconnect an agent from the vault',
    takes: ['query agent string agent name'],
    gives: '#api.Answer',
  },
  {
    at: 'DELETE /users',
    tag: 'users',
    summary: 'delete a user',
    takes: [login],
    gives: '#api.Answer',
  },
  {
    at: 'POST /tokens/revoke',
    tag: 'tokens',
    summary: 'revoke a token',
    takes: ['query id string token id'],
    gives: '#api.Answer',
  },
  ...plain('users', ['GET /users', '', 'all users', '#api.Answer']),
  ...plain('groups', ['GET /groups', '', 'all groups', '#api.Answer']),
  ...plain(
    'products',
    ['GET /products', '', 'all products', '#api.Answer'],
    ['GET /products/{code}', '', 'one product', '#api.Answer'],
  ),
  ...plain('agents', ['GET /agents', '', 'all agents', '#api.Answer']),
  ...plain('tokens', ['GET /tokens', '', 'all tokens', '#api.Answer']),
  ...plain(
    'billing',
    ['GET /billing/plan', '', 'the plan', '#api.Answer'],
    ['GET /billing/limits', '', 'what the plan allows', '#api.Answer'],
  ),
  ...plain('health', ['GET /live', '', 'liveness', ''], ['GET /ready', '', 'readiness', '']),
];

export const swaggoQueryText = JSON.stringify({
  schemes: ['https'],
  swagger: '2.0',
  info: { description: 'vault api', title: 'vault', contact: {}, version: '1.4' },
  basePath: '/lv/api',
  paths: pathsOf(routes, manner),
  definitions: schemasOf(
    {
      'httputil.HTTPError': { 'code?': 'integer', 'message?': 'string' },
      'api.Answer': { 'data?': 'object' },
      'api.License': {
        'allocation_id?': 'string',
        'license?': 'string',
        'product_code?': 'string',
        'product_name?': 'string',
        'since?': 'string RFC 3339',
        'last_ping?': 'string RFC 3339',
        'computer?': 'string',
        'build?': 'string',
      },
      'api.Licenses': { 'licenses?': '#api.License[]' },
      'api.LicensesAnswer': { 'data?': '#api.Licenses' },
      'api.UsageRow': {
        'allocation_id?': 'string',
        'allocated_license?': 'string',
        'login?': 'string',
        'computer?': 'string',
        'product_name?': 'string',
        'build?': 'string',
        'started?': 'string',
        'seconds?': 'integer',
      },
      'api.UsageRows': { 'rows?': '#api.UsageRow[]' },
      'api.UsageAnswer': { 'data?': '#api.UsageRows' },
      'api.LicenseUsage': countFields('integer', '?'),
      'api.LicenseUsages': { 'licenseUsages?': '#api.LicenseUsage[]', 'timestamp?': 'string' },
      'api.Denial': denialFields('string', '?'),
    },
    swagger2,
  ),
  securityDefinitions: { Bearer: { type: 'apiKey', name: 'Authorization', in: 'header' } },
});
