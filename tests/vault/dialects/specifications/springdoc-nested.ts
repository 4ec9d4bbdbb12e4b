import { openApi30, schemasOf } from '../parts/notation.ts';
import { type Manner, pathsOf, plain, type Route } from '../parts/paths.ts';
import { countFields, denialFields } from '../parts/published-fields.ts';

/** springdoc as it comes: method names for ids, controllers for tags, and hardly a sentence. */
const manner: Manner = {
  spelling: openApi30,
  mediaType: '*/*',
  ok: ({ gives }) => (gives ? 'OK' : 'No Content'),
  refusals: {},
};

const users: Route[] = [
  {
    at: 'GET /public-api/users/{email}/licenses',
    tag: 'user-license-controller',
    id: 'getUserLicenses',
    gives: '#UserLicenseDto[]',
  },
  {
    at: 'DELETE /public-api/users/{email}/licenses/{allocationId}',
    tag: 'user-license-controller',
    id: 'revokeLicense',
  },
  {
    at: 'DELETE /public-api/users/{email}/licenses',
    tag: 'user-license-controller',
    id: 'revokeAllLicenses',
  },
  ...plain(
    'user-controller',
    ['GET /public-api/users', 'getUsers', '', '#PageUserDto'],
    ['GET /public-api/users/{email}', 'getUser', '', '#UserDto'],
    ['DELETE /public-api/users/{email}', 'deleteUser', ''],
    ['DELETE /public-api/users/{email}/sessions', 'deleteUserSessions', ''],
    ['GET /public-api/users/{email}/groups', 'getUserGroups', '', 'string[]'],
  ),
];

const licenses: Route[] = [
  {
    at: 'GET /public-api/licenses/usage',
    tag: 'license-controller',
    id: 'getUsage',
    gives: '#LicenseUsagesDto',
  },
  {
    at: 'GET /public-api/licenses/usage/report',
    tag: 'license-controller',
    id: 'getReport',
    takes: ['query from date', 'query to date'],
    gives: 'string',
    as: 'text/csv',
  },
  {
    at: 'GET /public-api/denials/report',
    tag: 'denial-controller',
    id: 'getReport_1',
    takes: ['query from date', 'query? offset int=0', 'query? limit int=100'],
    gives: '#DenialDto[]',
  },
  ...plain(
    'product-controller',
    ['GET /public-api/products', 'getProducts', '', '#ProductDto[]'],
    ['GET /public-api/products/{productCode}', 'getProduct', '', '#ProductDto'],
    ['DELETE /public-api/products/{productCode}', 'disconnectProduct', ''],
    ['GET /public-api/products/{productCode}/versions', 'getVersions', '', 'string[]'],
  ),
];

const others: Route[] = [
  ...plain(
    'token-controller',
    ['GET /public-api/tokens', 'getTokens', '', '#TokenDto[]'],
    ['DELETE /public-api/tokens/{tokenId}', 'revokeToken', ''],
    ['DELETE /public-api/tokens', 'revokeAllTokens', ''],
    ['POST /public-api/tokens', 'createToken', '', '#TokenDto', '#TokenDto'],
  ),
  ...plain(
    'access-rule-controller',
    ['GET /public-api/access-rules', 'getRules', '', '#AccessRuleDto[]'],
    ['GET /public-api/access-rules/{id}', 'getRule', '', '#AccessRuleDto'],
    ['DELETE /public-api/access-rules/{id}', 'deleteRule', ''],
    ['PUT /public-api/access-rules/{id}', 'updateRule', '', '#AccessRuleDto', '#AccessRuleDto'],
    ['POST /public-api/access-rules', 'createRule', '', '#AccessRuleDto', '#AccessRuleDto'],
  ),
  ...plain(
    'server-controller',
    ['GET /public-api/servers', 'getServers', '', '#ServerDto[]'],
    ['GET /public-api/servers/{id}', 'getServer', '', '#ServerDto'],
    ['DELETE /public-api/servers/{id}', 'unregisterServer', ''],
    ['GET /public-api/status', 'getStatus', '', 'object'],
  ),
];

export const springdocNestedText = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'License Vault Public', version: 'v0' },
  servers: [{ url: 'https://acme.fls.jetbrains.com', description: 'Generated server url' }],
  security: [{ token: [] }],
  paths: pathsOf([...users, ...licenses, ...others], manner),
  components: {
    schemas: schemasOf(
      {
        UserLicenseDto: {
          'allocationId?': 'string',
          'licenseName?': 'string',
          'licenseType?': 'REGULAR|TRUE_UP|VIRTUAL',
          'productCode?': 'string',
          'productName?': 'string',
          'allocatedAt?': 'date-time',
          'lastSeenAt?': 'date-time',
          'hostName?': 'string',
          'ipAddress?': 'string',
          'productVersion?': 'string',
        },
        LicenseUsageDto: countFields('int', '?'),
        LicenseUsagesDto: { 'licenseUsages?': '#LicenseUsageDto[]', 'timestamp?': 'date-time' },
        DenialDto: denialFields('date-time', '?'),
        UserDto: { 'email?': 'string', 'name?': 'string', 'groups?': 'string[]' },
        PageUserDto: { 'content?': '#UserDto[]', 'totalElements?': 'long' },
        ProductDto: { 'code?': 'string', 'name?': 'string', 'connectedAt?': 'date-time' },
        TokenDto: { 'id?': 'string', 'name?': 'string', 'expiresAt?': 'date-time' },
        AccessRuleDto: { 'id?': 'string', 'pattern?': 'string', 'action?': 'ALLOW|DENY' },
        ServerDto: { 'id?': 'string', 'url?': 'string', 'version?': 'string' },
      },
      openApi30,
    ),
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
  },
});
