import { openApi30, schemasOf } from '../parts/notation.ts';
import { type Manner, pathsOf, plain, type Route } from '../parts/paths.ts';

/** springdoc over Spring Data REST: HAL, camel-case resources, numbered ids, sentences in annotations. */
const manner: Manner = {
  spelling: openApi30,
  mediaType: 'application/hal+json',
  ok: ({ gives }) => (gives ? 'OK' : 'No Content'),
  refusals: {
    401: { description: 'The credentials are missing or wrong.' },
    404: { description: 'There is no such resource.' },
  },
};

const pageable = ['query? page int=0 Zero-based page index', 'query? size int=20 Page size'];

const routes: Route[] = [
  {
    at: 'GET /users/search/findByEmail',
    tag: 'Users',
    id: 'findUserByEmail',
    summary: 'Find a user',
    text: 'Finds the user who has this address.',
    takes: ['query email email'],
    gives: '#EntityModelUser',
  },
  {
    at: 'GET /users/{id}/licenseAllocations',
    tag: 'Users',
    id: 'getLicenseAllocationsOfUser',
    summary: 'License allocations of a user',
    takes: ['path id long', ...pageable],
    gives: '#PagedModelEntityModelLicenseAllocation',
  },
  {
    at: 'DELETE /users/{id}/licenseAllocations',
    tag: 'Users',
    id: 'deleteLicenseAllocationsOfUser',
    summary: 'Revoke all license allocations of a user',
    takes: ['path id long'],
  },
  {
    at: 'POST /users/{id}/revoke',
    tag: 'Users',
    id: 'revokeUser',
    summary: 'Revoke all licenses of a user',
    text: 'Use `DELETE /users/{id}/licenseAllocations`.',
    takes: ['path id long'],
    deprecated: true,
  },
  {
    at: 'DELETE /users/{id}',
    tag: 'Users',
    id: 'deleteUser',
    summary: 'Delete a user',
    text: 'The user and everything that belongs to them is removed from the vault.',
    takes: ['path id long'],
  },
  {
    at: 'DELETE /licenseAllocations/{id}',
    tag: 'License allocations',
    id: 'deleteLicenseAllocation',
    summary: 'Revoke a license allocation',
    text: 'The license returns to the pool. A running IDE may ask for it again.',
    takes: ['path id string'],
  },
  {
    at: 'DELETE /licensePools/{id}',
    tag: 'License pools',
    id: 'deleteLicensePool',
    summary: 'Delete a license pool',
    takes: ['path id long'],
  },
  {
    at: 'GET /usageReports',
    tag: 'Reports',
    id: 'getUsageReport',
    summary: 'Usage report',
    text: 'One record for each time that a user ran a product. `nextCursor` of one page is `cursor` of the next.',
    takes: [
      'query from date-time From this moment',
      'query to date-time Up to, not including, this moment',
      'query? cursor string From the page before',
      'query? size int=100 At most 1000',
    ],
    gives: '#CursoredModelUsageRecord',
  },
  {
    at: 'GET /activityReports',
    tag: 'Reports',
    id: 'getActivityReport',
    summary: 'Activity report of administrators',
    takes: ['query from date-time', 'query to date-time', 'query? cursor string'],
    gives: '#CollectionModel',
  },
  {
    at: 'DELETE /products/{code}/vaultConnection',
    tag: 'Products',
    id: 'deleteProductConnection',
    summary: 'Disconnect a product from the vault',
  },
  {
    at: 'DELETE /servers/{id}/vaultConnection',
    tag: 'Servers',
    id: 'deleteServerConnection',
    summary: 'Disconnect a server from the vault',
  },
  ...plain(
    'Users',
    ['GET /users', 'getUsers', 'All users', '#CollectionModel'],
    ['GET /users/{id}', 'getUser', 'A user', '#EntityModelUser'],
    ['PUT /users/{id}', 'putUser', 'Replace a user', '#EntityModelUser', '#User'],
    ['PATCH /users/{id}', 'patchUser', 'Change a user', '#EntityModelUser', '#User'],
    ['GET /users/{id}/apiTokens', 'getTokensOfUser', 'Tokens of a user', '#CollectionModel'],
    ['DELETE /users/{id}/apiTokens', 'deleteTokensOfUser', 'Revoke all tokens of a user'],
  ),
  ...plain(
    'License allocations',
    ['GET /licenseAllocations', 'getLicenseAllocations', 'All allocations', '#CollectionModel'],
    ['GET /licenseAllocations/{id}', 'getLicenseAllocation', 'An allocation', '#CollectionModel'],
  ),
  ...plain(
    'License pools',
    ['GET /licensePools', 'getLicensePools', 'All pools', '#CollectionModel'],
    ['GET /licensePools/{id}', 'getLicensePool', 'A pool', '#CollectionModel'],
  ),
  ...plain(
    'Products',
    ['GET /products', 'getProducts', 'All products', '#CollectionModel'],
    ['GET /products/{code}', 'getProduct', 'A product', '#CollectionModel'],
    ['DELETE /products/{code}/icon', 'deleteProductIcon', 'Remove the icon'],
  ),
  ...plain('Servers', ['GET /servers', 'getServers', 'All servers', '#CollectionModel']),
  ...plain('Profile', ['GET /profile', 'listAllFormsOfMetadata', '', '#CollectionModel']),
];

const link = { href: 'string', 'templated?': 'bool' };
const schemas = schemasOf(
  {
    Link: link,
    Links: { raw: { type: 'object', additionalProperties: { $ref: '#/components/schemas/Link' } } },
    User: { 'email?': 'email', 'displayName?': 'string?', 'manager?': '#User?' },
    UserId: { id: 'long', _links: '#Links' },
    EntityModelUser: {
      raw: {
        allOf: [{ $ref: '#/components/schemas/User' }, { $ref: '#/components/schemas/UserId' }],
      },
    },
    EntityModelLicenseAllocation: {
      id: 'string',
      licenseKind: 'PREPAID|POSTPAID|VIRTUAL',
      product: '#Product',
      assignedOn: 'date-time',
      'lastHeartbeat?': 'date-time?',
      'workstation?': '#Workstation?',
      _links: '#Links',
    },
    Product: { code: 'string', displayName: 'string', 'version?': 'string?' },
    Workstation: { 'name?': 'string?', 'address?': 'string?' },
    EmbeddedLicenseAllocations: { 'licenseAllocations?': '#EntityModelLicenseAllocation[]' },
    PageMetadata: { size: 'long', totalElements: 'long', totalPages: 'long', number: 'long' },
    PagedModelEntityModelLicenseAllocation: {
      '_embedded?': '#EmbeddedLicenseAllocations',
      _links: '#Links',
      page: '#PageMetadata',
    },
    UsageRecord: {
      allocationId: 'string',
      allocatedLicense: 'string',
      user: '#User',
      product: '#Product',
      workstation: '#Workstation',
      startedOn: 'date-time',
      'endedOn?': 'date-time?',
    },
    EmbeddedUsageRecords: { 'usageRecords?': '#UsageRecord[]' },
    CursoredModelUsageRecord: { '_embedded?': '#EmbeddedUsageRecords', 'nextCursor?': 'string?' },
    CollectionModel: { _links: '#Links' },
  },
  openApi30,
);

export const halGroupsText = JSON.stringify({
  openapi: '3.0.3',
  info: { title: 'License Vault Public', description: 'REST API of the vault.', version: '2025.2' },
  servers: [{ url: 'https://acme.fls.jetbrains.com/vault', description: 'This vault' }],
  paths: pathsOf(routes, manner),
  components: {
    schemas,
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
  },
});

/** The other group of the same vault, for those who run it. */
export const halInternalText = JSON.stringify({
  openapi: '3.0.3',
  info: { title: 'Internal', version: '2025.2' },
  servers: [{ url: 'https://acme.fls.jetbrains.com/vault', description: 'This vault' }],
  paths: pathsOf(
    plain(
      'Actuator',
      ['GET /actuator/health', 'health', 'Health'],
      ['GET /actuator/metrics', 'metrics', 'Metrics'],
      ['POST /actuator/shutdown', 'shutdown', 'Stop this node'],
      ['POST /internal/sync', 'sync', 'Synchronize the directory'],
      ['DELETE /internal/sessions/{id}', 'revokeSession', 'Revoke a session'],
    ),
    manner,
  ),
});
