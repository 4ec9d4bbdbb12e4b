import { pydantic, schemasOf } from '../parts/notation.ts';
import { type Manner, pathsOf, plain, type Route } from '../parts/paths.ts';
import { countFields } from '../parts/published-fields.ts';

const camel = (text: string) =>
  text.replace(/(?:^|_)(\w)/g, (_, letter: string) => ` ${letter.toUpperCase()}`).trim();

/** FastAPI: ids made of function, path and verb, summaries made of function names, 422 everywhere. */
const manner: Manner = {
  spelling: pydantic,
  mediaType: 'application/json',
  ok: () => 'Successful Response',
  refusals: {
    422: {
      description: 'Validation Error',
      content: {
        'application/json': { schema: { $ref: '#/components/schemas/HTTPValidationError' } },
      },
    },
  },
  every: ({ id = '', at }) => {
    const [method = '', path = ''] = at.split(' ');
    return {
      summary: camel(id),
      operationId: `${id}${path.replace(/\W/g, '_')}_${method.toLowerCase()}`,
    };
  },
};

const routes: Route[] = [
  {
    at: 'GET /public-api/licenses/usage',
    tag: 'licenses',
    id: 'usage',
    gives: '#LicenseUsages',
  },
  {
    at: 'GET /public-api/denials/report',
    tag: 'denials',
    id: 'report',
    takes: ['query from date', 'query? offset integer=0', 'query? limit integer=100'],
    gives: '#Denial[]',
  },
  {
    at: 'GET /public-api/denials/export',
    tag: 'denials',
    id: 'export',
    text: 'All denials of a period as CSV.',
    takes: ['query date_from date', 'query date_to date'],
    gives: 'string',
    as: 'text/csv',
  },
  {
    at: 'GET /public-api/allocations',
    tag: 'allocations',
    id: 'read_allocations',
    text: 'Licenses of one user.',
    takes: ['query user_email string', 'query? offset integer=0', 'query? limit integer=50'],
    gives: '#AllocationPage',
  },
  {
    at: 'DELETE /public-api/allocations',
    tag: 'allocations',
    id: 'revoke_allocations',
    text: 'Revoke licenses of a user.\n\nWith `allocation_id` just this one. **Without it, all licenses of the user are revoked.**',
    takes: ['query user_email string', 'query? allocation_id string?'],
    gives: '#Revoked',
  },
  {
    at: 'GET /public-api/usage/export',
    tag: 'usage',
    id: 'export_usage',
    text: 'Every start of a product in a period, as CSV.',
    takes: ['query date_from date', 'query date_to date'],
    gives: 'string',
    as: 'text/csv',
  },
  {
    at: 'GET /public-api/audit/export',
    tag: 'audit',
    id: 'export_audit',
    text: 'What administrators did in a period, as CSV.',
    takes: ['query date_from date', 'query date_to date'],
    gives: 'string',
    as: 'text/csv',
  },
  ...plain(
    'auth',
    ['POST /public-api/auth/revoke', 'revoke', '', 'any', '#TokenIn'],
    ['GET /public-api/auth/tokens', 'read_tokens', '', '#TokenOut[]'],
    ['POST /public-api/auth/tokens', 'create_token', '', '#TokenOut', '#TokenIn'],
  ),
  ...plain(
    'profiles',
    ['GET /public-api/profiles', 'read_profiles', '', 'any'],
    ['POST /public-api/profiles', 'create_profile', '', 'any', '#ProfileIn'],
    ['GET /public-api/profiles/{profile_id}', 'read_profile', '', 'any'],
    ['PATCH /public-api/profiles/{profile_id}', 'update_profile', '', 'any', '#ProfileIn'],
    ['DELETE /public-api/profiles/{profile_id}', 'delete_profile', '', 'any'],
  ),
  ...plain(
    'ides',
    ['GET /public-api/ides', 'read_ides', '', 'any'],
    ['POST /public-api/ides/{ide_id}/disconnect', 'disconnect_ide', '', 'any'],
    ['GET /public-api/ides/{ide_id}/plugins', 'read_plugins', '', 'any'],
  ),
  ...plain(
    'users',
    ['GET /public-api/users', 'read_users', '', 'any'],
    ['GET /public-api/users/me', 'read_me', '', 'any'],
    ['DELETE /public-api/users/{user_id}', 'delete_user', '', 'any'],
    ['GET /public-api/users/{user_id}/devices', 'read_devices', '', 'any'],
  ),
  ...plain(
    'ai',
    ['GET /public-api/ai/limits', 'read_limits', '', 'any'],
    ['PUT /public-api/ai/limits', 'update_limits', '', 'any', '#ProfileIn'],
    ['GET /public-api/ai/usage', 'read_ai_usage', '', 'any'],
  ),
  ...plain('default', ['GET /healthz', 'healthz', '', 'any'], ['GET /', 'root', '', 'any']),
];

export const fastapiFlatText = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'FastAPI', version: '0.1.0' },
  paths: pathsOf(routes, manner),
  components: {
    schemas: {
      ...schemasOf(
        {
          AllocationOut: {
            allocation_id: 'string',
            license: 'string',
            license_type: 'prepaid|postpaid|virtual',
            product: 'string',
            product_code: 'string',
            granted_at: 'date-time',
            last_seen: 'date-time?',
            hostname: 'string?',
            ip: 'string?',
            version: 'string?',
          },
          AllocationPage: {
            items: '#AllocationOut[]',
            total: 'integer',
            offset: 'integer',
            limit: 'integer',
          },
          Revoked: { revoked: 'string[]' },
          TokenIn: { token: 'string' },
          TokenOut: { name: 'string', expires_at: 'date-time?' },
          ProfileIn: { name: 'string', 'members?': 'string[]' },
          Denial: { timestamp: 'date-time', username: 'string?', product_name: 'string' },
          LicenseUsage: countFields('integer'),
          LicenseUsages: { licenseUsages: '#LicenseUsage[]', timestamp: 'date-time' },
          ValidationError: { loc: 'string[]', msg: 'string', type: 'string' },
        },
        pydantic,
      ),
      HTTPValidationError: {
        properties: {
          detail: {
            items: { $ref: '#/components/schemas/ValidationError' },
            type: 'array',
            title: 'Detail',
          },
        },
        type: 'object',
        title: 'HTTPValidationError',
      },
    },
    securitySchemes: { HTTPBearer: { type: 'http', scheme: 'bearer' } },
  },
});
