import { type Json, schemasOf, swagger2 } from '../parts/notation.ts';
import { type Manner, pathsOf, plain, type Route } from '../parts/paths.ts';

/** protoc-gen-openapiv2: `Service_Method`, long numbers as strings, nothing required, enums with a zero. */
const manner: Manner = {
  spelling: swagger2,
  mediaType: 'application/json',
  bodyName: 'body',
  ok: () => 'A successful response.',
  refusals: {
    default: {
      description: 'An unexpected error response.',
      schema: { $ref: '#/definitions/rpcStatus' },
    },
  },
};

const paging = ['query? pageSize int', 'query? pageToken string'];
const records = (name: string, summary: string): Route => ({
  at: `GET /v1/${name.charAt(0).toLowerCase()}${name.slice(1)}`,
  tag: 'ReportService',
  id: `ReportService_List${name}`,
  summary,
  takes: ['query? interval.startTime date-time', 'query? interval.endTime date-time', ...paging],
  gives: `#v1List${name}Response`,
});

const licenses: Route[] = [
  {
    at: 'GET /v1/users/{userEmail}/licenses',
    tag: 'LicenseService',
    id: 'LicenseService_ListUserLicenses',
    summary: 'Lists the licenses which a user holds at the moment.',
    takes: ['path userEmail string', ...paging],
    gives: '#v1ListUserLicensesResponse',
  },
  {
    at: 'GET /v1/users/{userEmail}/licenseRequests',
    tag: 'LicenseService',
    id: 'LicenseService_ListUserLicenseRequests',
    summary: 'Lists the licenses which a user has asked for.',
    takes: ['path userEmail string', ...paging],
    gives: '#v1ListUserLicensesResponse',
  },
  {
    at: 'POST /v1/licenses:batchRevoke',
    tag: 'LicenseService',
    id: 'LicenseService_BatchRevokeLicenses',
    summary: 'Revokes licenses from their users.',
    body: '#v1BatchRevokeLicensesRequest',
    gives: '#v1BatchRevokeLicensesResponse',
  },
  {
    at: 'POST /v1/licenses:batchAssign',
    tag: 'LicenseService',
    id: 'LicenseService_BatchAssignLicenses',
    summary: 'Assigns licenses to users.',
    body: '#v1BatchAssignLicensesRequest',
    gives: '#v1BatchRevokeLicensesResponse',
  },
  {
    at: 'POST /v1/licenses:reclaimIdle',
    tag: 'LicenseService',
    id: 'LicenseService_ReclaimIdleLicenses',
    summary: 'Revokes licenses from everybody who did not use them.',
    body: '#v1Empty',
    gives: '#v1BatchRevokeLicensesResponse',
  },
  {
    at: 'POST /v1/users/{userEmail}:revokeAllLicenses',
    tag: 'LicenseService',
    id: 'LicenseService_RevokeAllLicenses',
    summary: 'Revokes every license of a user.',
    body: '#LicenseServiceRevokeAllLicensesBody',
    gives: '#v1BatchRevokeLicensesResponse',
  },
  {
    at: 'POST /v1/users/{userEmail}:simulateRevokeAllLicenses',
    tag: 'LicenseService',
    id: 'LicenseService_SimulateRevokeAllLicenses',
    summary: 'Tells what revoking every license of a user would free. Nothing is revoked.',
    body: '#v1Empty',
    gives: '#v1BatchRevokeLicensesResponse',
  },
];

const others: Route[] = [
  ...plain(
    'UserService',
    ['GET /v1/users', 'UserService_ListUsers', '', '#v1ListUsersResponse'],
    ['GET /v1/users/{userEmail}', 'UserService_GetUser', '', '#v1User'],
    ['DELETE /v1/users/{userEmail}', 'UserService_DeleteUser', '', '#v1Empty'],
    [
      'POST /v1/users/{userEmail}:purge',
      'UserService_PurgeUser',
      'Revokes every license of a user and forgets the user.',
      '#v1Empty',
      '#v1Empty',
    ],
    [
      'POST /v1/users/{userEmail}:revokeAllTokens',
      'UserService_RevokeAllTokens',
      'Revokes every token of a user.',
      '#v1Empty',
      '#v1Empty',
    ],
  ),
  ...plain(
    'TeamService',
    ['GET /v1/teams', 'TeamService_ListTeams', '', '#v1Empty'],
    [
      'POST /v1/teams/{teamId}:revokeAllLicenses',
      'TeamService_RevokeAllLicenses',
      'Revokes every license of a team.',
      '#v1Empty',
      '#v1Empty',
    ],
  ),
  ...plain(
    'ProductService',
    ['GET /v1/products', 'ProductService_ListProducts', '', '#v1Empty'],
    ['GET /v1/products/{productCode}', 'ProductService_GetProduct', '', '#v1Product'],
    [
      'POST /v1/products/{productCode}:disconnect',
      'ProductService_DisconnectProduct',
      'Disconnects a product from the vault.',
      '#v1Product',
      '#v1Empty',
    ],
    [
      'POST /v1/products/{productCode}:disconnectUsers',
      'ProductService_DisconnectUsers',
      'Disconnects everybody who runs a product.',
      '#v1Product',
      '#v1Empty',
    ],
  ),
  records('UsageRecords', 'Lists who used which product, and when.'),
  records('QuotaRecords', 'Lists how the quota of the API was used.'),
  records('LoginRecords', 'Lists who logged in, and when.'),
  ...plain(
    'TokenService',
    ['GET /v1/tokens', 'TokenService_ListTokens', '', '#v1Empty'],
    ['POST /v1/tokens:batchRevoke', 'TokenService_BatchRevokeTokens', '', '#v1Empty', '#v1Empty'],
  ),
  {
    at: 'DELETE /v1/{name}',
    tag: 'Operations',
    id: 'Operations_DeleteOperation',
    raw: {
      parameters: [
        { name: 'name', in: 'path', required: true, type: 'string', pattern: 'operations/[^/]+' },
      ],
    },
  },
];

const listOf = (name: string, row: string) => ({
  [`${name}?`]: `#${row}[]`,
  'nextPageToken?': 'string',
  'totalSize?': 'int',
});
const tier: Json = {
  type: 'string',
  enum: ['LICENSE_TIER_UNSPECIFIED', 'LICENSE_TIER_REGULAR', 'LICENSE_TIER_TRUE_UP'],
  default: 'LICENSE_TIER_UNSPECIFIED',
};

export const grpcGatewayText = JSON.stringify({
  swagger: '2.0',
  info: { title: 'vault/v1/vault.proto', version: 'version not set' },
  tags: ['LicenseService', 'UserService', 'ProductService', 'ReportService'].map((name) => ({
    name,
  })),
  consumes: ['application/json'],
  produces: ['application/json'],
  paths: pathsOf([...licenses, ...others], manner),
  definitions: {
    ...schemasOf(
      {
        protobufAny: {
          raw: {
            type: 'object',
            properties: { '@type': { type: 'string' } },
            additionalProperties: {},
          },
        },
        rpcStatus: { 'code?': 'int', 'message?': 'string', 'details?': '#protobufAny[]' },
        v1Empty: {},
        LicenseServiceRevokeAllLicensesBody: { 'comment?': 'string', 'requestId?': 'string' },
        v1User: { 'email?': 'string', 'displayName?': 'string' },
        v1Product: { 'code?': 'string', 'displayName?': 'string' },
        v1License: {
          'displayName?': 'string',
          'product?': '#v1Product',
          'tier?': '#v1LicenseTier',
        },
        v1LicenseTier: { raw: tier },
        v1HeldLicense: {
          'allocationId?': 'string',
          'license?': '#v1License',
          'allocateTime?': 'date-time',
          'lastSeenTime?': 'date-time',
          'workstation?': 'string',
        },
        v1RevokeLicenseRequest: { 'userEmail?': 'string', 'allocationId?': 'string' },
        v1BatchRevokeLicensesRequest: {
          'requests?': '#v1RevokeLicenseRequest[] At most 100 of them.',
          'comment?': 'string',
        },
        v1BatchAssignLicensesRequest: { 'requests?': '#v1RevokeLicenseRequest[]' },
        v1BatchRevokeLicensesResponse: { 'revokedCount?': 'int' },
        v1UsageRecord: {
          'allocationId?': 'string',
          'allocatedLicense?': 'string',
          'user?': '#v1User',
          'product?': '#v1Product',
          'productVersion?': 'string',
          'workstation?': 'string',
          'startTime?': 'date-time',
          'endTime?': 'date-time',
        },
        v1QuotaRecord: { 'caller?': 'string', 'used?': 'string', 'startTime?': 'date-time' },
        v1LoginRecord: { 'user?': '#v1User', 'time?': 'date-time' },
        v1ListUsersResponse: listOf('users', 'v1User'),
        v1ListUserLicensesResponse: listOf('licenses', 'v1HeldLicense'),
        v1ListUsageRecordsResponse: listOf('usageRecords', 'v1UsageRecord'),
        v1ListQuotaRecordsResponse: listOf('quotaRecords', 'v1QuotaRecord'),
        v1ListLoginRecordsResponse: listOf('loginRecords', 'v1LoginRecord'),
      },
      swagger2,
    ),
  },
});
