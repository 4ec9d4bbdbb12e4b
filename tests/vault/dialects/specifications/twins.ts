import { openApi30, schemasOf } from '../parts/notation.ts';
import { type Manner, pathsOf, plain, type Route } from '../parts/paths.ts';
import { countFields } from '../parts/published-fields.ts';

/** Two generations by two hands in one file, with what a copied comment leaves behind. */
const manner: Manner = {
  spelling: openApi30,
  mediaType: 'application/json',
  ok: () => 'Success',
  refusals: { 401: { description: 'Unauthenticated' }, 403: { description: 'Unauthorized' } },
};

const period = ['query from date Start of the period', 'query to date End of the period'];
const report = (path: string, id: string, summary: string): Route => ({
  at: `GET /api/v2/reports/${path}`,
  tag: 'Reports',
  id,
  summary,
  takes: period,
  gives: '#Report',
});

const routes: Route[] = [
  {
    at: 'GET /public-api/licenses/usage',
    tag: 'Public',
    id: 'publicUsage',
    summary: 'License usage per product',
    gives: '#LicenseUsages',
  },
  {
    at: 'GET /public-api/denials/report',
    tag: 'Public',
    id: 'publicDenials',
    summary: 'Denials report',
    takes: ['query from date', 'query? offset int', 'query? limit int'],
    gives: '#Denial[]',
  },
  {
    at: 'GET /api/v1/users/{email}/licenses',
    tag: 'Users',
    id: 'userLicensesV1',
    summary: 'List licenses of a user',
    gives: '#UserLicense[]',
    deprecated: true,
  },
  {
    at: 'GET /api/v2/users/{email}/licenses',
    tag: 'Users',
    id: 'userLicensesV2',
    summary: 'List licenses of a user',
    gives: '#UserLicenses',
  },
  {
    at: 'POST /api/v2/licenses/{allocationId}/revoke',
    tag: 'Licenses',
    id: 'revokeLicense',
    summary: 'Revoke a license from a user',
    body: '#UserReference',
  },
  {
    at: 'DELETE /api/v2/users/{email}/licenses/{allocationId}',
    tag: 'Users',
    id: 'revokeUserLicense',
    summary: 'Revoke a license from a user',
  },
  {
    at: 'POST /api/v2/licenses/revoke-all',
    tag: 'Licenses',
    id: 'revokeAllLicenses',
    summary: 'Revoke all licenses',
    text: 'Everybody who holds a license of the product loses it.',
    body: '#ProductReference',
  },
  {
    at: 'POST /api/v2/teams/{teamId}/licenses/revoke-all',
    tag: 'Teams',
    id: 'revokeAllTeamLicenses',
    summary: 'Revoke all licenses of a user',
    text: 'Members keep their membership.',
  },
  report('usage', 'usageReport', 'Usage report'),
  report('license-usage', 'licenseUsageReport', 'Usage report'),
  report('denials', 'denialsReport', 'Denials report'),
  {
    at: 'DELETE /api/v1/products/{code}/connection',
    tag: 'Products',
    id: 'disconnectProduct',
    summary: 'Disconnect a product from the vault',
    deprecated: true,
  },
  ...plain(
    'Users',
    ['GET /api/v2/users', 'users', 'List users', '#UserReference[]'],
    ['GET /api/v2/users/{email}', 'user', 'Get a user', '#UserReference'],
    ['DELETE /api/v2/users/{email}', 'deleteUser', 'Delete a user'],
    ['POST /api/v2/users/{email}/block', 'blockUser', 'Block a user'],
  ),
  ...plain(
    'Teams',
    ['GET /api/v2/teams', 'teams', 'List teams', 'object[]'],
    ['DELETE /api/v2/teams/{teamId}', 'deleteTeam', 'Delete a team'],
  ),
  ...plain(
    'Products',
    ['GET /api/v2/products', 'products', 'List products', '#ProductReference[]'],
    ['POST /api/v2/products/{code}/archive', 'archiveProduct', 'Hide a product'],
  ),
  ...plain(
    'Tokens',
    ['GET /api/v2/tokens', 'tokens', 'List tokens', 'object[]'],
    ['POST /api/v2/tokens/revoke', 'revokeToken', 'Revoke a token', '', '#UserReference'],
  ),
  ...plain('System', ['GET /api/v2/ping', 'ping', 'Ping', 'object']),
];

export const twinsText = JSON.stringify({
  openapi: '3.0.2',
  info: { title: 'License Vault API', version: '2.3', description: 'v1 goes at the end of 2026.' },
  servers: [{ url: '/' }],
  paths: pathsOf(routes, manner),
  components: {
    schemas: schemasOf(
      {
        UserReference: { email: 'email', 'name?': 'string' },
        ProductReference: { product_code: 'string' },
        UserLicense: {
          allocation_id: 'string',
          license: 'string',
          product_code: 'string',
          product_name: 'string',
          allocated_since: 'date-time',
          'last_active?': 'date-time?',
          'host?': 'string?',
        },
        UserLicenses: { user: '#UserReference', licenses: '#UserLicense[]' },
        Report: { rows: '#ReportRow[]' },
        ReportRow: {
          allocation_id: 'string',
          allocated_license: 'string',
          email: 'string',
          day: 'date',
        },
        LicenseUsages: { licenseUsages: '#LicenseUsage[]', timestamp: 'date-time' },
        LicenseUsage: countFields('int'),
        Denial: { timestamp: 'date-time', product_name: 'string' },
      },
      openApi30,
    ),
  },
});
