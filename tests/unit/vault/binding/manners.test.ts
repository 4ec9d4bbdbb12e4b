import { describe, expect, it } from 'vitest';
import type { Ability } from '#lib/vault/ability.ts';
import { bind } from '#lib/vault/binding/bind.ts';
import { listOf, object, type Short, specification, text } from './specs.ts';

const date = { type: 'string', format: 'date' };
const instant = { type: 'string', format: 'date-time' };
const integer = { type: 'integer' };

type Bound = Partial<Record<Ability, string>>;

/** Further manners, and which operation each ability is bound to; what is missing is not bound. */
const manners: [name: string, operations: Record<string, Short>, bound: Bound][] = [
  [
    'JSON:API',
    {
      'GET /v1/users': {
        query: { 'filter[email]': text },
        answer: object({
          data: listOf(object({ id: text, attributes: object({ email: text, fullName: text }) })),
        }),
      },
      'GET /v1/users/{userId}/license-assignments': {
        query: { 'page[number]': integer, 'page[size]': integer },
        answer: object({
          data: listOf(
            object({
              id: text,
              type: text,
              attributes: object({ productCode: text, productName: text, assignedAt: instant }),
            }),
          ),
          links: object({ next: text }),
        }),
      },
      'DELETE /v1/users/{userId}/license-assignments/{assignmentId}': {},
      'DELETE /v1/users/{userId}/license-assignments': {},
      'GET /v1/usage-records': {
        query: { 'filter[from]': date, 'filter[to]': date },
        answer: object({
          data: listOf(
            object({
              id: text,
              attributes: object({ userEmail: text, productName: text, startedAt: instant }),
            }),
          ),
        }),
      },
      'DELETE /v1/products/{productCode}/vault-connection': {},
    },
    {
      'user-licenses': 'GET /v1/users/{userId}/license-assignments',
      'revoke-one': 'DELETE /v1/users/{userId}/license-assignments/{assignmentId}',
      'revoke-all': 'DELETE /v1/users/{userId}/license-assignments',
      'usage-report': 'GET /v1/usage-records',
      'disconnect-product': 'DELETE /v1/products/{productCode}/vault-connection',
    },
  ],
  [
    'one verb a path',
    {
      'GET /rpc/getLicensesOfUser': {
        id: 'getLicensesOfUser',
        query: { 'userEmail!': text },
        answer: object({
          ok: { type: 'boolean' },
          result: listOf(object({ leaseId: text, productTitle: text, computer: text })),
        }),
      },
      'POST /rpc/returnLicense': { body: object({ leaseId: text }, ['leaseId']) },
      'POST /rpc/returnAllLicensesOfUser': { body: object({ userEmail: text }, ['userEmail']) },
      'POST /rpc/grantLicense': { body: object({ userEmail: text }, ['userEmail']) },
      'POST /rpc/revokeToken': { body: object({ token: text }, ['token']) },
      'GET /rpc/exportUsage': {
        query: { 'periodStart!': date, 'periodEnd!': date },
        answer: 'csv',
      },
      'POST /rpc/detachProduct': { body: object({ productCode: text }, ['productCode']) },
      'POST /rpc/detachAgent': { body: object({ agentId: text }, ['agentId']) },
    },
    {
      'user-licenses': 'GET /rpc/getLicensesOfUser',
      'revoke-one': 'POST /rpc/returnLicense',
      'revoke-all': 'POST /rpc/returnAllLicensesOfUser',
      'usage-report': 'GET /rpc/exportUsage',
      'disconnect-product': 'POST /rpc/detachProduct',
    },
  ],
  [
    'OData',
    {
      'GET /odata/LicenseAllocations': {
        query: { $top: integer, $skip: integer, 'User!': text },
        answer: object({
          value: listOf(object({ AllocationId: text, UserPrincipalName: text, ProductName: text })),
          '@odata.nextLink': text,
        }),
      },
      'POST /odata/LicenseAllocations({AllocationId})/Revoke': {},
      'POST /odata/Users({UserPrincipalName})/RevokeAllLicenses': {},
      'GET /odata/UsageReport': {
        query: { FromDate: date, ToDate: date },
        answer: object({ value: listOf(object({ User: text, Product: text, Date: date })) }),
      },
      'POST /odata/Products({Code})/Disconnect': {},
    },
    {
      'user-licenses': 'GET /odata/LicenseAllocations',
      'revoke-one': 'POST /odata/LicenseAllocations({AllocationId})/Revoke',
      'revoke-all': 'POST /odata/Users({UserPrincipalName})/RevokeAllLicenses',
      'usage-report': 'GET /odata/UsageReport',
      'disconnect-product': 'POST /odata/Products({Code})/Disconnect',
    },
  ],
  [
    'a customers’ portal whose reports are tasks',
    {
      'GET /api/customers/licenses': {
        says: 'Returns licenses assigned to the specified user',
        query: { 'username!': 'Username' },
        answer: object({
          content: listOf(
            object({
              id: integer,
              assignee: object({ id: integer, username: text, displayName: text }),
              product: text,
              assignedBy: object({ username: text, email: text }),
            }),
          ),
        }),
      },
      'POST /api/customers/licenses/{id}/unassign': { says: 'Unassigns the license from its user' },
      'POST /api/customers/licenses/unassign': {
        says: 'Unassigns all licenses from the specified user',
        query: { 'username!': text },
      },
      'GET /api/reports/usage': {
        query: { 'dateFrom!': date, 'dateTo!': date },
        answers: { 202: { headers: { Location: { schema: text } } } },
      },
      'GET /api/reports/tasks/{taskId}': {
        answer: object({ taskId: text, state: text, downloadUrl: text }),
      },
      'GET /api/reports/tasks/{taskId}/content': { answer: 'csv' },
      'POST /api/vault/products/{productCode}/disconnect': {},
    },
    {
      'user-licenses': 'GET /api/customers/licenses',
      'revoke-one': 'POST /api/customers/licenses/{id}/unassign',
      'revoke-all': 'POST /api/customers/licenses/unassign',
      'usage-report': 'GET /api/reports/usage',
      'disconnect-product': 'POST /api/vault/products/{productCode}/disconnect',
    },
  ],
  [
    'singular nouns, PUT, and days in the path',
    {
      'GET /user/{login}/license': { answer: listOf(object({ number: text, product: text })) },
      'PUT /user/{login}/license/{number}/revoke': {},
      'PUT /user/{login}/license/revoke': {},
      'GET /report/usage/{from}/{to}': { answer: 'csv' },
      'PUT /product/{name}/disconnect': {},
    },
    {
      'user-licenses': 'GET /user/{login}/license',
      'revoke-one': 'PUT /user/{login}/license/{number}/revoke',
      'revoke-all': 'PUT /user/{login}/license/revoke',
      'usage-report': 'GET /report/usage/{from}/{to}',
      'disconnect-product': 'PUT /product/{name}/disconnect',
    },
  ],
  [
    'entitlements, a search for accounts, and the same report twice',
    {
      'GET /accounts/search': {
        query: { 'query!': text },
        answer: object({ accounts: listOf(object({ accountId: text, email: text })) }),
      },
      'GET /accounts/{accountId}/entitlements': {
        answer: object({
          entitlements: listOf(object({ entitlementId: text, productId: text, productName: text })),
        }),
      },
      'POST /accounts/{accountId}/entitlements/{entitlementId}/withdraw': {},
      'POST /accounts/{accountId}/entitlements/withdraw': {},
      'GET /analytics/usage/csv': { query: { start: date, end: date }, answer: 'csv' },
      'GET /analytics/usage/json': {
        query: { start: date, end: date },
        answer: listOf(object({ account: text, product: text, startTime: instant })),
      },
      'DELETE /connected-products/{productCode}': {},
    },
    {
      'user-licenses': 'GET /accounts/{accountId}/entitlements',
      'revoke-one': 'POST /accounts/{accountId}/entitlements/{entitlementId}/withdraw',
      'revoke-all': 'POST /accounts/{accountId}/entitlements/withdraw',
      'usage-report': 'GET /analytics/usage/csv',
      'disconnect-product': 'DELETE /connected-products/{productCode}',
    },
  ],
  [
    'one operation for one and all, and actions by name',
    {
      'GET /licenses/by-user': {
        query: { 'email!': text },
        answer: object({
          licenses: listOf(
            object({ license_id: text, allocation: object({ id: text }), product_name: text }),
          ),
        }),
      },
      'POST /licenses/revoke': {
        says: 'Revokes the given license, or all licenses of the user when allocationId is omitted',
        body: object({ email: text, allocationId: text }, ['email']),
      },
      'GET /licenses/usage-report': {
        query: { 'from!': instant, 'to!': instant },
        answer: 'csv',
      },
      'POST /products/{code}/actions': {
        says: 'Disconnect a product',
        body: object({ action: { type: 'string', enum: ['DISCONNECT', 'CONNECT'] } }, ['action']),
      },
    },
    {
      'user-licenses': 'GET /licenses/by-user',
      'revoke-one': 'POST /licenses/revoke',
      'revoke-all': 'POST /licenses/revoke',
      'usage-report': 'GET /licenses/usage-report',
      'disconnect-product': 'POST /products/{code}/actions',
    },
  ],
  ['nothing of what is looked for', { 'GET /health': {}, 'POST /login': {} }, {}],
];

describe.each(manners)('a vault with %s', (_name, operations, wanted) => {
  it('is bound by its meaning', () => {
    const proposals = bind(specification(operations));
    const bound = Object.entries(proposals).flatMap(([ability, { binding }]) =>
      binding ? [[ability, binding.operation.id]] : [],
    );
    expect(Object.fromEntries(bound)).toEqual(wanted);
  });
});
