import { lastSeenAt } from '../activity.ts';
import { productName } from '../acts.ts';
import type { Allocation } from '../company.ts';
import type { UsageRow } from '../report.ts';
import type { Dialect } from './dialect.ts';
import { hole, jsonBody, mounting } from './parts/routes.ts';
import { around, jsonRows, page, streamed } from './parts/rows.ts';
import { grpcGatewayText as text } from './specifications/grpc-gateway.ts';

const product = (code: string) => ({ code, displayName: productName(code) });
const license = (one: Allocation, now: number) => ({
  allocationId: one.id,
  license: {
    displayName: `${productName(one.code)} (${one.kind})`,
    product: product(one.code),
    tier: one.kind === 'trueUp' ? 'LICENSE_TIER_TRUE_UP' : 'LICENSE_TIER_REGULAR',
  },
  allocateTime: new Date(one.since).toISOString(),
  lastSeenTime: new Date(lastSeenAt(one, now)).toISOString(),
  workstation: one.host,
});
const usage = (row: UsageRow) => ({
  allocationId: row.allocationId,
  allocatedLicense: row.license,
  user: { email: row.person.email, displayName: row.person.name },
  product: { code: row.code, displayName: row.product },
  productVersion: row.version,
  workstation: row.host,
  startTime: new Date(row.startedAt).toISOString(),
  endTime: new Date(row.endedAt).toISOString(),
});

const status = (http: number, code: number, message: string) =>
  Response.json({ code, message, details: [] }, { status: http });
const unknown = () => status(404, 5, 'not found');
/** Pages are named by a word that only the vault understands. */
const tokenOf = (offset: number) => btoa(`at:${offset}`);
const offsetOf = (token: string) => Number((token ? atob(token) : 'at:0').replace('at:', ''));

export const grpcGateway: Dialect = {
  name: 'grpc-gateway',
  about:
    'A gateway in front of gRPC: services and methods for ids, nothing that is required, periods in dotted names, licenses revoked as a list of requests with one entry each.',
  specification: { text, places: [{ path: '/swagger.json', text, access: 'anyone' }] },
  prefix: '',
  userNamedBy: 'email',
  mount(app, { guard, directory, licensesOf, revoke, disconnect, report, now }) {
    const at = mounting(app);
    at(
      'GET /v1/users/{userEmail}/licenses',
      guard('user-licenses', (context) => {
        const person = directory.byEmail(hole(context, 'userEmail'));
        if (!person) return unknown();
        const { pageSize = '50', pageToken = '' } = context.req.query();
        const start = offsetOf(pageToken);
        const size = Math.min(Number(pageSize), 2);
        const all = licensesOf(person.email).map((one) => license(one, now()));
        const end = start + size;
        return Response.json({
          licenses: all.slice(start, end),
          nextPageToken: end < all.length ? tokenOf(end) : '',
          totalSize: all.length,
        });
      }),
    );
    at(
      'POST /v1/licenses:batchRevoke',
      guard('revoke-one', async (context) => {
        const requests = (await jsonBody(context))?.['requests'];
        if (!Array.isArray(requests) || requests.length === 0) return status(400, 3, 'requests');
        const asked = new Set(
          requests.map((one) => `${Object(one).userEmail} ${Object(one).allocationId}`),
        );
        const taken = revoke((one) => asked.has(`${one.user} ${one.id}`));
        return taken.length > 0 ? Response.json({ revokedCount: taken.length }) : unknown();
      }),
    );
    at(
      'POST /v1/users/{userEmail}:revokeAllLicenses',
      guard('revoke-all', async (context) => {
        const person = directory.byEmail(hole(context, 'userEmail'));
        if (!(await jsonBody(context))) return status(400, 3, 'body');
        if (!person) return unknown();
        const taken = revoke((one) => one.user === person.email);
        return Response.json({ revokedCount: taken.length });
      }),
    );
    at(
      'GET /v1/usageRecords',
      guard('usage-report', (context) => {
        const query = context.req.query();
        const from = Date.parse(query['interval.startTime'] ?? '');
        const to = Date.parse(query['interval.endTime'] ?? '');
        if (Number.isNaN(from) || Number.isNaN(to)) return status(400, 3, 'interval');
        const start = offsetOf(query['pageToken'] ?? '');
        const all = report.between(from, to);
        const rows = page(all, start, Math.min(Number(query['pageSize'] ?? '50'), 500));
        const done = rows.end >= all.end;
        const token = JSON.stringify(done ? '' : tokenOf(start + rows.end - rows.start));
        return streamed(
          around('{"usageRecords":[', jsonRows(report, rows, usage), `],"nextPageToken":${token}}`),
          { 'content-type': 'application/json' },
        );
      }),
    );
    at(
      'POST /v1/products/{productCode}:disconnect',
      guard('disconnect-product', (context) => {
        const code = hole(context, 'productCode');
        return disconnect(code) ? Response.json(product(code)) : unknown();
      }),
    );
  },
  expected: {
    'license-counts': 'absent',
    denials: 'absent',
    'user-licenses': { operation: 'GET /v1/users/{userEmail}/licenses' },
    'revoke-one': { operation: 'POST /v1/licenses:batchRevoke' },
    'revoke-all': { operation: 'POST /v1/users/{userEmail}:revokeAllLicenses' },
    'usage-report': { operation: 'GET /v1/usageRecords' },
    'disconnect-product': { operation: 'POST /v1/products/{productCode}:disconnect' },
  },
};
