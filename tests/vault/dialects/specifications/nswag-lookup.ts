import { openApi30, schemasOf } from '../parts/notation.ts';
import { type Manner, pathsOf, plain, type Route } from '../parts/paths.ts';
import { countFields } from '../parts/published-fields.ts';

/** NSwag: `Controller_Method`, Pascal case, positions of parameters, one envelope around all answers. */
const manner: Manner = {
  spelling: openApi30,
  mediaType: 'application/json',
  bodyName: 'command',
  ok: () => '',
  refusals: {
    default: {
      description: 'Problem',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/ProblemDetails' } } },
    },
  },
};

const paging = ['query? PageNumber int=1 First page is 1.', 'query? PageSize int=25 At most 500.'];
const period = [
  'query StartDate date First day, inclusive.',
  'query EndDate date Last day, inclusive.',
];
const report = (name: string, summary: string): Route => ({
  at: `GET /public-api/Reports/${name}`,
  tag: 'Reports',
  id: `Reports_Get${name}`,
  summary,
  takes: [...period, ...paging],
  gives: `#${name}ReportResponse`,
});

const users: Route[] = [
  {
    at: 'GET /public-api/Users',
    tag: 'Users',
    id: 'Users_Search',
    summary: 'Searches users.',
    text: 'Matches the beginning of user name, e-mail address and display name. Similar spellings are found as well.',
    takes: ['query? Search string Text to look for.', ...paging],
    gives: '#UserListResponse',
  },
  {
    at: 'GET /public-api/Users/{userId}/Licenses',
    tag: 'Users',
    id: 'Users_GetLicenses',
    summary: 'Gets the licenses that are currently allocated to the user.',
    takes: ['path userId uuid'],
    gives: '#UserLicensesResponse',
  },
  {
    at: 'DELETE /public-api/Users/{userId}/Licenses/{allocationId}',
    tag: 'Users',
    id: 'Users_RevokeLicense',
    summary: 'Revokes a license of the user.',
    takes: ['path userId uuid', 'path allocationId string'],
    gives: '#EmptyResponse',
  },
  {
    at: 'POST /public-api/Users/{userId}/Licenses/RevokeAll',
    tag: 'Users',
    id: 'Users_RevokeAllLicenses',
    summary: 'Revokes all licenses of the user.',
    takes: ['path userId uuid'],
    gives: '#EmptyResponse',
  },
  {
    at: 'POST /public-api/Users/{userId}/RevokeLicenses',
    tag: 'Users',
    id: 'Users_RevokeLicenses',
    summary: 'Revokes all licenses of the user.',
    text: 'Will be removed in 2026.2.',
    takes: ['path userId uuid'],
    gives: '#EmptyResponse',
    deprecated: true,
  },
  {
    at: 'GET /public-api/Users/{userId}/Licenses/Return',
    tag: 'Users',
    id: 'Users_ReturnLicenses',
    summary: 'Returns all licenses of the user.',
    text: 'Puts them back into the pool at once. For links in e-mails.',
    takes: ['path userId uuid'],
    gives: '#EmptyResponse',
  },
  ...plain(
    'Users',
    ['GET /public-api/Users/{userId}', 'Users_Get', 'Gets a user.', '#UserResponse'],
    ['DELETE /public-api/Users/{userId}', 'Users_Delete', 'Removes a user.', '#EmptyResponse'],
    ['PUT /public-api/Users/{userId}', 'Users_Put', '', '#EmptyResponse', '#UserDto'],
    ['POST /public-api/Users/{userId}/Lock', 'Users_Lock', 'Locks a user.', '#EmptyResponse'],
  ),
];

const others: Route[] = [
  {
    at: 'GET /public-api/licenses/usage',
    tag: 'Licenses',
    id: 'Licenses_GetUsage',
    summary: 'Gets free and allocated licenses for each product.',
    gives: '#LicenseUsages',
  },
  {
    at: 'GET /public-api/denials/report',
    tag: 'Denials',
    id: 'Denials_GetReport',
    summary: 'Gets refused requests for a license.',
    takes: ['query from date', 'query? offset int=0', 'query? limit int=100'],
    gives: '#Denial[]',
  },
  report('Usage', 'Gets who ran which product and when.'),
  report('Invoices', 'Gets which product was billed and when.'),
  report('Audit', 'Gets who did what and when.'),
  report('Servers', 'Gets the load of the servers.'),
  {
    at: 'POST /public-api/Products/Disconnect',
    tag: 'Products',
    id: 'Products_Disconnect',
    summary: 'Disconnects a product from this vault.',
    takes: ['query ProductCode string Code of the product.'],
    gives: '#EmptyResponse',
  },
  {
    at: 'POST /public-api/Servers/Disconnect',
    tag: 'Servers',
    id: 'Servers_Disconnect',
    summary: 'Disconnects a server from this vault.',
    takes: ['query ServerId uuid Id of the server.'],
    gives: '#EmptyResponse',
  },
  ...plain('Products', [
    'GET /public-api/Products',
    'Products_GetAll',
    'Gets all products.',
    '#ProductsResponse',
  ]),
  ...plain('Servers', [
    'GET /public-api/Servers',
    'Servers_GetAll',
    'Gets all servers.',
    '#EmptyResponse',
  ]),
  ...plain(
    'Tokens',
    ['GET /public-api/Tokens', 'Tokens_GetAll', 'Gets all tokens.', '#EmptyResponse'],
    ['DELETE /public-api/Tokens/{tokenId}', 'Tokens_Revoke', 'Revokes a token.', '#EmptyResponse'],
    ['POST /public-api/Tokens/RevokeAll', 'Tokens_RevokeAll', 'Revokes all.', '#EmptyResponse'],
  ),
  ...plain(
    'System',
    ['GET /public-api/System/Health', 'System_Health', 'Checks the health.', '#EmptyResponse'],
    ['GET /public-api/System/Version', 'System_Version', 'Gets the version.', '#EmptyResponse'],
    ['GET /public-api/System/Settings', 'System_Settings', 'Gets settings.', '#EmptyResponse'],
  ),
];

const response = (data: string) => ({
  Success: 'bool',
  'Data?': data,
  'Error?': '#ProblemDetails?',
});
const paged = (row: string) => ({
  Items: `#${row}[]`,
  PageNumber: 'int',
  PageSize: 'int',
  TotalPages: 'int',
  TotalCount: 'int',
});

const schemas = schemasOf(
  {
    ProblemDetails: { 'Title?': 'string?', 'Status?': 'int?', 'Detail?': 'string?' },
    EmptyResponse: { Success: 'bool', 'Error?': '#ProblemDetails?' },
    UserDto: {
      UserId: 'uuid',
      UserName: 'string',
      EmailAddress: 'string',
      'DisplayName?': 'string?',
      'Manager?': '#UserDto?',
    },
    UserList: paged('UserDto'),
    UserListResponse: response('#UserList'),
    UserResponse: response('#UserDto'),
    LicenseDto: { Name: 'string', ProductCode: 'string', ProductName: 'string', Kind: 'int' },
    DeviceDto: { HostName: 'string', 'IpAddress?': 'string?' },
    AllocationDto: {
      AllocationId: 'string',
      License: '#LicenseDto',
      AllocatedOn: 'date-time',
      'LastSeenOn?': 'date-time?',
      Devices: '#DeviceDto[]',
    },
    UserLicenses: { User: '#UserDto', Licenses: '#AllocationDto[]' },
    UserLicensesResponse: response('#UserLicenses'),
    UsageRow: {
      AllocationId: 'string',
      AllocatedLicense: 'string',
      User: '#UserDto',
      Product: 'string',
      Version: 'string',
      Device: '#DeviceDto',
      StartedOn: 'date-time',
      'FinishedOn?': 'date-time?',
    },
    UsageReport: paged('UsageRow'),
    UsageReportResponse: response('#UsageReport'),
    InvoiceRow: { Number: 'string', Product: 'string', Amount: 'number', IssuedOn: 'date-time' },
    InvoicesReport: paged('InvoiceRow'),
    InvoicesReportResponse: response('#InvoicesReport'),
    AuditRow: { User: '#UserDto', Action: 'string', HappenedOn: 'date-time' },
    AuditReport: paged('AuditRow'),
    AuditReportResponse: response('#AuditReport'),
    ServerRow: { Server: 'string', Load: 'number', MeasuredOn: 'date-time' },
    ServersReport: paged('ServerRow'),
    ServersReportResponse: response('#ServersReport'),
    ProductDto: { Code: 'string', Name: 'string' },
    ProductsResponse: { Success: 'bool', Data: '#ProductDto[]' },
    LicenseUsage: countFields('int'),
    LicenseUsages: { licenseUsages: '#LicenseUsage[]', timestamp: 'date-time' },
    Denial: { timestamp: 'date-time', 'username?': 'string?', product_name: 'string' },
  },
  openApi30,
);

/** Puts members above a derived object, as this generator does for whatever inherits. */
const derived = {
  allOf: [{ $ref: '#/components/schemas/EmptyResponse' }, schemas['UserLicensesResponse']],
};

export const nswagLookupText = JSON.stringify({
  'x-generator': 'NSwag v13.20.0.0 (NJsonSchema v10.9.0.0 (Newtonsoft.Json v13.0.0.0))',
  openapi: '3.0.0',
  info: { title: 'LicenseVault.Api', version: '1.0.0' },
  paths: pathsOf([...users, ...others], manner),
  components: {
    schemas: { ...schemas, UserLicensesResponse: derived },
    securitySchemes: {
      JWT: { type: 'apiKey', description: 'Bearer {token}', name: 'Authorization', in: 'header' },
    },
  },
  security: [{ JWT: [] }],
});
