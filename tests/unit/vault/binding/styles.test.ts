import { describe, expect, it } from 'vitest';
import type { Ability } from '#lib/vault/ability.ts';
import { bind } from '#lib/vault/binding/bind.ts';
import type { Binding } from '#lib/vault/binding/binding.ts';
import { listOf, object, type Short, specification, text } from './specs.ts';

const date = { type: 'string', format: 'date' };
const instant = { type: 'string', format: 'date-time' };
const integer = { type: 'integer', format: 'int32' };

/** One vault's whole manner: its operations, and what is to be bound to what. */
interface Style {
  operations: Record<string, Short>;
  bound: Partial<Record<Ability, string>>;
  /** Input meanings by ability, as `place name=meaning`. */
  inputs: Partial<Record<Ability, string[]>>;
  /** Places of fields in a user's license, by meaning. */
  fields: Record<string, string>;
  rows?: string;
}

const written = (binding: Binding | null) =>
  binding?.inputs.map(({ in: place, at, meaning }) => `${place} ${at.join('.')}=${meaning}`);

const styles: Record<string, Style> = {
  'REST in camelCase': {
    operations: {
      'GET /api/v1/users/{email}/licenses': {
        answer: listOf(
          object({
            licenseId: text,
            productName: text,
            productCode: text,
            assignedAt: instant,
            lastSeenAt: instant,
            hostName: text,
            productVersion: text,
          }),
        ),
      },
      'DELETE /api/v1/users/{email}/licenses/{licenseId}': { id: 'revokeLicense' },
      'DELETE /api/v1/users/{email}/licenses': { id: 'revokeAllLicenses' },
      'GET /api/v1/users/{email}': { answer: object({ email: text, name: text }) },
      'DELETE /api/v1/users/{email}': { id: 'deleteUser' },
      'GET /api/v1/reports/usage': {
        query: { from: date, to: date },
        answer: listOf(object({ user: text, product: text, startedAt: instant, host: text })),
      },
      'POST /api/v1/products/{productCode}/disconnect': { id: 'disconnectProduct' },
    },
    bound: {
      'user-licenses': 'GET /api/v1/users/{email}/licenses',
      'revoke-one': 'DELETE /api/v1/users/{email}/licenses/{licenseId}',
      'revoke-all': 'DELETE /api/v1/users/{email}/licenses',
      'usage-report': 'GET /api/v1/reports/usage',
      'disconnect-product': 'POST /api/v1/products/{productCode}/disconnect',
    },
    inputs: {
      'user-licenses': ['path email=user-email'],
      'revoke-one': ['path email=user-email', 'path licenseId=license'],
      'revoke-all': ['path email=user-email'],
      'usage-report': ['query from=from', 'query to=to'],
      'disconnect-product': ['path productCode=product-code'],
    },
    fields: {
      license: 'licenseId',
      product: 'productName',
      'product-code': 'productCode',
      since: 'assignedAt',
      'last-seen': 'lastSeenAt',
      host: 'hostName',
      version: 'productVersion',
    },
  },

  'RPC in snake_case, POST with a body, wrapped answers': {
    operations: {
      'GET /public-api/license_allocations': {
        id: 'list_license_allocations',
        says: 'List license allocations, optionally of one user',
        query: {
          user_name: 'Login name',
          page: { ...integer, default: 1 },
          per_page: { ...integer, maximum: 50 },
        },
        answer: object({
          data: object({
            items: listOf(
              object({
                allocation_id: text,
                user: object({ user_name: text, full_name: text, email: text }),
                license: object({ id: text, product: object({ code: text, name: text }) }),
                allocated_on: instant,
                last_used: instant,
              }),
            ),
            total_count: integer,
          }),
        }),
      },
      'POST /public-api/license_allocations/revoke': {
        id: 'revoke_license_allocation',
        says: 'Revoke one license allocation of a user, or all of them when no allocation is given',
        body: object({ user_name: text, allocation_id: text }, ['user_name']),
      },
      'POST /public-api/license_allocations/assign': {
        id: 'assign_license',
        says: 'Assign a license to a user',
        body: object({ user_name: text, license_id: text }, ['user_name', 'license_id']),
      },
      'GET /public-api/usage_report': {
        says: 'Usage report as CSV',
        query: { 'start_date!': date, 'end_date!': date },
        answer: 'csv',
      },
      'POST /public-api/products/disconnect': {
        says: 'Disconnects a product from the License Vault',
        body: object({ product_code: text }, ['product_code']),
      },
    },
    bound: {
      'user-licenses': 'GET /public-api/license_allocations',
      'revoke-one': 'POST /public-api/license_allocations/revoke',
      'revoke-all': 'POST /public-api/license_allocations/revoke',
      'usage-report': 'GET /public-api/usage_report',
      'disconnect-product': 'POST /public-api/products/disconnect',
    },
    inputs: {
      'user-licenses': ['query user_name=user-login', 'query page=page', 'query per_page=limit'],
      'revoke-one': ['body user_name=user-login', 'body allocation_id=allocation'],
      'revoke-all': ['body user_name=user-login'],
      'usage-report': ['query start_date=from', 'query end_date=to'],
      'disconnect-product': ['body product_code=product-code'],
    },
    rows: 'data.items',
    fields: {
      allocation: 'allocation_id',
      user: 'user.user_name',
      email: 'user.email',
      license: 'license.id',
      product: 'license.product.name',
      'product-code': 'license.product.code',
      since: 'allocated_on',
      'last-seen': 'last_used',
    },
  },

  'kebab-case with custom methods, and users by number': {
    operations: {
      'GET /members': {
        says: 'Find members',
        query: { 'e-mail': 'E-mail address of the member', 'page-size': integer },
        answer: object({
          results: listOf(object({ id: { type: 'integer' }, 'e-mail': text, login: text })),
        }),
      },
      'GET /members/{member-id}/seats': {
        path: { 'member-id': { type: 'integer' } },
        answer: object({
          results: listOf(object({ 'seat-id': text, 'product-name': text, since: date })),
          'next-cursor': text,
        }),
        query: { cursor: text },
      },
      'POST /seats/{seat-id}:release': { says: 'Releases a seat' },
      'POST /members/{member-id}/seats:release-all': {
        path: { 'member-id': { type: 'integer' } },
        says: 'Releases all seats of a member',
      },
      'POST /seats:assign': { body: object({ member: text }, ['member']) },
      'GET /usage/export': {
        query: {
          since: { type: 'integer', format: 'int64', description: 'Unix time in seconds' },
          until: { type: 'integer', format: 'int64', description: 'Unix time in seconds' },
        },
        answer: 'csv',
      },
      'DELETE /products/{product}/connection': {},
    },
    bound: {
      'user-licenses': 'GET /members/{member-id}/seats',
      'revoke-one': 'POST /seats/{seat-id}:release',
      'revoke-all': 'POST /members/{member-id}/seats:release-all',
      'usage-report': 'GET /usage/export',
      'disconnect-product': 'DELETE /products/{product}/connection',
    },
    inputs: {
      'user-licenses': ['path member-id=user-id', 'query cursor=cursor'],
      'revoke-one': ['path seat-id=allocation'],
      'revoke-all': ['path member-id=user-id'],
      'usage-report': ['query since=from', 'query until=to'],
      'disconnect-product': ['path product=product-code'],
    },
    rows: 'results',
    fields: { allocation: 'seat-id', product: 'product-name', since: 'since' },
  },

  'PascalCase paths and fields': {
    operations: {
      'GET /Api/Users/{UserName}/Tickets': {
        query: { Offset: integer, Limit: integer },
        answer: object({
          Tickets: listOf(
            object({ TicketId: text, Product: text, IssuedOn: instant, MachineName: text }),
          ),
          HasMore: { type: 'boolean' },
        }),
      },
      'POST /Api/Users/{UserName}/Tickets/{TicketId}/Reclaim': { id: 'ReclaimTicket' },
      'POST /Api/Users/{UserName}/Tickets/ReclaimAll': { id: 'ReclaimAllTickets' },
      'GET /Api/Users/{UserName}/Sessions': { answer: listOf(object({ SessionId: text })) },
      'POST /Api/Users/{UserName}/Sessions/{SessionId}/Revoke': { id: 'RevokeSession' },
      'GET /Api/Reports/Usage': {
        query: { DateFrom: date, DateTo: date, Offset: integer, Limit: integer },
        answer: object({
          Rows: listOf(
            object({ UserName: text, ProductName: text, Timestamp: instant, AllocationId: text }),
          ),
        }),
      },
      'POST /Api/Products/{Code}/Unlink': { id: 'UnlinkProduct' },
    },
    bound: {
      'user-licenses': 'GET /Api/Users/{UserName}/Tickets',
      'revoke-one': 'POST /Api/Users/{UserName}/Tickets/{TicketId}/Reclaim',
      'revoke-all': 'POST /Api/Users/{UserName}/Tickets/ReclaimAll',
      'usage-report': 'GET /Api/Reports/Usage',
      'disconnect-product': 'POST /Api/Products/{Code}/Unlink',
    },
    inputs: {
      'user-licenses': ['path UserName=user-login', 'query Offset=offset', 'query Limit=limit'],
      'revoke-one': ['path UserName=user-login', 'path TicketId=allocation'],
      'revoke-all': ['path UserName=user-login'],
      'usage-report': [
        'query DateFrom=from',
        'query DateTo=to',
        'query Offset=offset',
        'query Limit=limit',
      ],
      'disconnect-product': ['path Code=product-code'],
    },
    rows: 'Tickets',
    fields: { allocation: 'TicketId', product: 'Product', since: 'IssuedOn', host: 'MachineName' },
  },

  'names written without any mark, POST with a query': {
    operations: {
      'GET /v2/licenses': {
        says: 'Licenses held by an account',
        query: { 'account!': 'E-mail address or login' },
        answer: object({
          content: listOf(
            object({ id: text, productname: text, productcode: text, createdat: instant }),
          ),
          last: { type: 'boolean' },
          totalelements: integer,
        }),
      },
      'POST /v2/licenses/revoke': {
        says: 'Takes a license back from an account',
        query: { 'account!': 'E-mail address or login', 'licenseid!': text },
      },
      'POST /v2/licenses/revokeall': {
        says: 'Takes all licenses back from an account',
        query: { 'account!': 'E-mail address or login' },
      },
      'GET /v2/statistics/usage': {
        query: { begin: instant, end: instant, format: { type: 'string', enum: ['CSV', 'JSON'] } },
        answer: 'csv',
      },
      'POST /v2/products/disconnect': { query: { 'productname!': text } },
    },
    bound: {
      'user-licenses': 'GET /v2/licenses',
      'revoke-one': 'POST /v2/licenses/revoke',
      'revoke-all': 'POST /v2/licenses/revokeall',
      'usage-report': 'GET /v2/statistics/usage',
      'disconnect-product': 'POST /v2/products/disconnect',
    },
    inputs: {
      'user-licenses': ['query account=user'],
      'revoke-one': ['query account=user', 'query licenseid=license'],
      'revoke-all': ['query account=user'],
      'usage-report': ['query begin=from', 'query end=to'],
      'disconnect-product': ['query productname=product'],
    },
    rows: 'content',
    fields: {
      license: 'id',
      product: 'productname',
      'product-code': 'productcode',
      since: 'createdat',
    },
  },

  'resources of acts, and licenses inside of the user': {
    operations: {
      'GET /people/{login}': {
        says: 'A person with the licenses they hold',
        answer: object({
          login: text,
          mail: text,
          licenses: listOf(object({ key: text, tool: text, grantedAt: instant })),
        }),
      },
      'POST /license-revocations': {
        says: 'Revoke a license of a person',
        body: object({ login: text, licenseKey: text, comment: text }, [
          'login',
          'licenseKey',
          'comment',
        ]),
      },
      'DELETE /people/{login}/licenses': { says: 'Withdraw every license of a person' },
    },
    bound: {
      'user-licenses': 'GET /people/{login}',
      'revoke-one': 'POST /license-revocations',
      'revoke-all': 'DELETE /people/{login}/licenses',
    },
    inputs: {
      'user-licenses': ['path login=user-login'],
      'revoke-one': ['body login=user-login', 'body licenseKey=license'],
      'revoke-all': ['path login=user-login'],
    },
    rows: 'licenses',
    fields: { license: 'key', product: 'tool', since: 'grantedAt' },
  },
};

const unpublished = [
  'user-licenses',
  'revoke-one',
  'revoke-all',
  'usage-report',
  'disconnect-product',
] as const;

describe.each(Object.entries(styles))('a vault with %s', (_name, style) => {
  const proposals = bind(specification(style.operations));

  it.each(unpublished)('is bound for %s, where it can do that', (ability) => {
    const wanted = style.bound[ability] ?? null;
    const { binding, verdict, candidates } = proposals[ability];
    expect(binding?.operation.id ?? null, JSON.stringify(candidates, null, 1)).toBe(wanted);
    expect(verdict === 'clear').toBe(wanted !== null);
    expect(written(binding)).toEqual(style.inputs[ability]);
  });

  it('tells what a license of a user has', () => {
    const answer = proposals['user-licenses'].binding?.answer;
    const fields = answer?.fields.map(({ meaning, at }) => [meaning, at.join('.')]) ?? [];
    expect(Object.fromEntries(fields)).toEqual(style.fields);
    expect(answer?.rows.join('.')).toBe(style.rows ?? '');
  });
});
