import { listOf, object, text } from '../specs.ts';
import { areBound, date, instant } from './style.ts';

areBound({
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
});
