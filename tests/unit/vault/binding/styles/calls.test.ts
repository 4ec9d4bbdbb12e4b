import { listOf, object, text } from '../specs.ts';
import { areBound, date, instant, integer } from './style.ts';

areBound({
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
});
