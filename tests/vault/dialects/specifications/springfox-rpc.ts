import { objectOf, schemaOf, schemasOf, swagger2 } from '../parts/notation.ts';
import { type Manner, pathsOf, plain, type Route } from '../parts/paths.ts';

/** springfox: Swagger 2.0, the verb behind "Using" in each id, guillemets in the names of schemas. */
const manner: Manner = {
  spelling: swagger2,
  mediaType: '*/*',
  ok: () => 'OK',
  refusals: {
    401: { description: 'Unauthorized' },
    403: { description: 'Forbidden' },
    404: { description: 'Not Found' },
  },
  every: ({ id, at }) => ({ operationId: `${id}Using${at.split(' ')[0]}` }),
};

const result = (type: string) =>
  objectOf({ 'code?': 'int 0 when all went well', 'data?': type, 'message?': 'string' }, swagger2);
type Row = readonly [path: string, id: string, summary: string, body: string];
const posts = (tag: string, ...rows: readonly Row[]): Route[] =>
  rows.map(([path, id, summary, body]) => ({
    at: `POST ${path}`,
    id,
    tag,
    summary,
    body,
    gives: '#Result«Void»',
  }));
const period = ['query startDate string yyyy-MM-dd', 'query endDate string yyyy-MM-dd, inclusive'];
const paging = [
  'query? page int=0 Number of the page, from 0',
  'query? size int=50 Rows of a page',
];
const list = (at: string, id: string, summary: string, gives: string): Route => ({
  at: `GET ${at}`,
  id,
  tag: 'Report Controller',
  summary,
  takes: [...period, ...paging],
  gives,
});

const LICENSE = 'License Controller';
const routes: Route[] = [
  {
    at: 'GET /license/listByLogin',
    id: 'listByLogin',
    tag: LICENSE,
    summary: 'Licenses by login',
    takes: ['query login string Login of the employee'],
    gives: '#Result«List«LicenseVO»»',
  },
  ...posts(
    LICENSE,
    ['/license/revoke', 'revoke', 'Take back a license', '#RevokeRequest'],
    ['/license/revokeAll', 'revokeAll', 'Take back everything that a login holds', '#LoginRequest'],
    [
      '/license/revokeByTeam',
      'revokeByTeam',
      'Take back everything that a team holds',
      '#TeamRequest',
    ],
    ['/license/assign', 'assign', 'Hand out a license', '#AssignRequest'],
    ['/license/import', 'importLicenses', 'Import purchased licenses', '#ImportRequest'],
  ),
  ...posts(
    'Product Controller',
    ['/product/disconnect', 'disconnect', 'Disconnect', '#ProductRequest'],
    ['/product/hide', 'hide', 'Hide in the list', '#ProductRequest'],
    ['/product/rename', 'rename', 'Rename', '#ProductRequest'],
  ),
  ...posts(
    'Server Controller',
    ['/server/disconnect', 'disconnect_1', 'Disconnect', '#ServerRequest'],
    ['/server/restart', 'restart', 'Restart', '#ServerRequest'],
  ),
  ...posts(
    'Token Controller',
    ['/token/revoke', 'revoke_1', 'Revoke', '#TokenRequest'],
    ['/token/create', 'create', 'Create', '#TokenRequest'],
  ),
  ...posts(
    'Team Controller',
    ['/team/create', 'create_1', 'Create', '#TeamRequest'],
    ['/team/remove', 'remove', 'Remove', '#TeamRequest'],
  ),
  ...posts(
    'User Controller',
    ['/user/remove', 'remove_1', 'Remove', '#LoginRequest'],
    ['/user/lock', 'lock', 'Lock', '#LoginRequest'],
  ),
  list('/report/usage/list', 'listUsage', 'Usage', '#Result«Page«UsageVO»»'),
  list('/report/login/list', 'listLogins', 'Logins', '#Result«Page«AuditVO»»'),
  list('/report/audit/list', 'listAudit', 'Audit trail', '#Result«Page«AuditVO»»'),
  ...plain(
    'User Controller',
    ['GET /user/list', 'list', 'List', '#Result«object»'],
    ['GET /user/current', 'current', 'Who am I', '#Result«object»'],
  ),
  ...plain('Team Controller', ['GET /team/list', 'list_1', 'List', '#Result«object»']),
  ...plain('Server Controller', ['GET /server/list', 'list_2', 'List', '#Result«object»']),
  ...plain('Product Controller', ['GET /product/list', 'list_3', 'List', '#Result«object»']),
  ...plain('Setting Controller', ['GET /setting/list', 'list_4', 'List', '#Result«object»']),
  ...plain('basic-error-controller', ['GET /error', 'error', 'error', 'object']),
];

const definitions = {
  ...schemasOf(
    {
      LicenseVO: {
        'allocation_id?': 'string',
        'license_name?': 'string',
        'license_kind?': 'int 1 prepaid, 2 postpaid, 3 trial',
        'product?': '#ProductVO',
        'allocated_time?': 'long Milliseconds since 1970',
        'last_active_time?': 'long Milliseconds since 1970',
        'client_host?': 'string',
      },
      ProductVO: { 'product_code?': 'string', 'product_name?': 'string' },
      UsageVO: {
        'allocation_id?': 'string',
        'allocated_license?': 'string',
        'login?': 'string',
        'user_name?': 'string',
        'product_name?': 'string',
        'product_version?': 'string',
        'client_host?': 'string',
        'start_time?': 'long',
        'end_time?': 'long',
      },
      AuditVO: { 'login?': 'string', 'action?': 'string', 'time?': 'long' },
      RevokeRequest: { login: 'string', allocation_id: 'string', 'reason?': 'string' },
      LoginRequest: { login: 'string', 'reason?': 'string' },
      AssignRequest: { login: 'string', product_code: 'string' },
      TeamRequest: { team_id: 'long', 'name?': 'string' },
      ProductRequest: { product_code: 'string', 'name?': 'string' },
      ServerRequest: { server_id: 'long' },
      TokenRequest: { 'token_id?': 'long', 'name?': 'string' },
      ImportRequest: { license_keys: 'string[]' },
    },
    swagger2,
  ),
  'Page«UsageVO»': objectOf({ 'content?': '#UsageVO[]', 'total_elements?': 'long' }, swagger2),
  'Page«AuditVO»': objectOf({ 'content?': '#AuditVO[]', 'total_elements?': 'long' }, swagger2),
  'Result«List«LicenseVO»»': result('#LicenseVO[]'),
  'Result«Page«UsageVO»»': result('#Page«UsageVO»'),
  'Result«Page«AuditVO»»': result('#Page«AuditVO»'),
  'Result«object»': result('object'),
  'Result«Void»': {
    ...result('object'),
    title: 'Result«Void»',
    example: schemaOf('object', swagger2),
  },
};

export const springfoxRpcText = JSON.stringify({
  swagger: '2.0',
  info: {
    title: 'Api Documentation',
    description: 'Api Documentation',
    version: '1.0',
    contact: {},
  },
  host: 'localhost:8080',
  basePath: '/api/v1',
  tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name, description: name })),
  paths: pathsOf(routes, manner),
  securityDefinitions: { apiKey: { type: 'apiKey', name: 'Authorization', in: 'header' } },
  definitions,
});
