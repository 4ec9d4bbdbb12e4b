import { openApi30, schemasOf } from '../parts/notation.ts';
import { type Manner, pathsOf, type Route } from '../parts/paths.ts';

const manner: Manner = {
  spelling: openApi30,
  mediaType: 'application/json',
  ok: () => 'OK',
  refusals: {},
};

const routes: Route[] = [
  {
    at: 'DELETE /users/{userId}',
    id: 'revokeUser',
    summary: 'Revoke a user',
    text: 'The account is deleted.',
  },
  { at: 'DELETE /tokens/{tokenId}', id: 'revoke', summary: 'Revoke' },
  { at: 'DELETE /tokens', id: 'revokeAll', summary: 'Revoke all' },
  {
    at: 'POST /licenses/revoke',
    id: 'revokeLicense',
    summary: 'Revoke a license',
    text: 'The license key that was bought is taken out of this vault, and nobody can use it.',
    body: '#LicenseKey',
  },
  {
    at: 'DELETE /licenses/{licenseId}',
    id: 'deleteLicense',
    summary: 'Delete a license',
    text: 'The bought license leaves the vault.',
  },
  {
    at: 'GET /licenses',
    id: 'getLicenses',
    summary: 'Licenses',
    text: 'Of the open source software in this vault.',
    gives: '#Notice[]',
  },
  {
    at: 'GET /users/{userId}/licenses/revoke',
    id: 'revokeByLink',
    summary: 'Get revoked licenses of a user',
    text: 'Revokes all licenses of the user and shows which those were.',
    gives: '#Notice[]',
  },
  {
    at: 'POST /groups/{groupId}/licenses/revoke',
    id: 'revokeLicensesOfGroup',
    summary: 'Revoke licenses of a group',
  },
  {
    at: 'POST /users/{userId}/licenses',
    id: 'assignLicense',
    summary: 'Assign a license to a user',
    body: '#LicenseKey',
  },
  {
    at: 'POST /products/{productId}/disconnect',
    id: 'disconnectUsers',
    summary: 'Disconnect all users from a product',
    text: 'Running IDEs are told to log in again. The product stays.',
  },
  {
    at: 'GET /usage',
    id: 'getUsage',
    summary: 'Usage',
    text: 'Memory, disk and connections of this node.',
    gives: '#Load',
  },
  {
    at: 'GET /usage/report',
    id: 'getUsageReport',
    summary: 'Usage report',
    text: 'Calls of this API by token and day.',
    takes: ['query from date', 'query to date'],
    gives: '#Load[]',
  },
  {
    at: 'GET /security/denials',
    id: 'getDenials',
    summary: 'Denials',
    text: 'Logins that were denied.',
    takes: ['query from date', 'query? offset int', 'query? limit int'],
    gives: '#Login[]',
  },
  {
    at: 'PATCH /odata/LicenseAssignments({key})',
    id: 'LicenseAssignments.Update',
    summary: 'Update entity in LicenseAssignments',
    body: '#Assignment',
  },
  {
    at: 'GET /odata/LicenseAssignments',
    id: 'LicenseAssignments.List',
    summary: 'Get entities from LicenseAssignments',
    takes: ['query? $filter string', 'query? $top int', 'query? $skip int'],
    gives: '#Assignment[]',
  },
  {
    at: 'POST /rpc',
    id: 'rpc',
    summary: 'Call a method',
    text: 'Methods: `licenses.ofUser`, `licenses.revoke`, `licenses.revokeAll`, `reports.usage`.',
    body: '#Call',
    gives: 'object',
  },
];

export const trapsOnlyText = JSON.stringify({
  openapi: '3.0.0',
  info: { title: 'API', version: '1' },
  paths: pathsOf(routes, manner),
  components: {
    schemas: schemasOf(
      {
        LicenseKey: { key: 'string' },
        Notice: { name: 'string', text: 'string' },
        Load: { at: 'date-time', value: 'number' },
        Login: { timestamp: 'date-time', username: 'string', reason: 'string' },
        Assignment: { Key: 'int', UserLogin: 'string', Status: 'Active|Revoked|Expired' },
        Call: { method: 'string', params: 'object' },
      },
      openApi30,
    ),
  },
});
