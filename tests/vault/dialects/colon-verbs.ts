import { lastSeenAt } from '../activity.ts';
import { productName } from '../acts.ts';
import type { Allocation } from '../company.ts';
import type { Directory } from '../directory.ts';
import type { UsageRow } from '../report.ts';
import type { Dialect } from './dialect.ts';
import { hole, jsonBody, mounting } from './parts/routes.ts';
import { around, daysBetween, jsonRows, streamed } from './parts/rows.ts';
import { colonVerbsText as text } from './specifications/colon-verbs.ts';

const tiers = { regular: 'PREPAID', trueUp: 'POSTPAID', virtual: 'TRIAL' };

const licensee = ({ email, name }: { email: string; name: string }) => ({
  email,
  displayName: name,
});
const allocation = (one: Allocation, directory: Directory, now: number) => ({
  name: `allocations/${one.id}`,
  id: one.id,
  licensee: licensee(directory.byEmail(one.user) ?? { email: one.user, name: one.user }),
  product: { code: one.code, title: productName(one.code) },
  tier: tiers[one.kind],
  createTime: new Date(one.since).toISOString(),
  lastUseTime: new Date(lastSeenAt(one, now)).toISOString(),
  machines: [one.host],
});
const record = (row: UsageRow) => ({
  allocationId: row.allocationId,
  allocatedLicense: row.license,
  licensee: licensee(row.person),
  product: { code: row.code, title: row.product },
  productVersion: row.version,
  machine: row.host,
  startTime: new Date(row.startedAt).toISOString(),
  endTime: new Date(row.endedAt).toISOString(),
});

const refused = (status: number, message: string) =>
  Response.json({ code: status, message }, { status });
const tokenOf = (offset: number) => btoa(`from:${offset}`);
const offsetOf = (token: string | undefined) =>
  token ? Number(/^from:(\d+)$/.exec(atob(token))?.[1]) : 0;

export const colonVerbs: Dialect = {
  name: 'colon-verbs',
  about:
    'OpenAPI 3.1 with custom verbs after a colon, shared parameters, page tokens, a server of another name, and a report to come back for (202, Location).',
  specification: { text, places: [{ path: '/openapi.json', text, access: 'token' }] },
  prefix: '/v2',
  userNamedBy: 'email',
  mount(app, { guard, directory, company, revoke, disconnect, report, reportPolls, now }) {
    const at = mounting(app, '/v2');
    const running = new Map<string, { from: number; to: number; polls: number }>();

    at(
      'GET /allocations',
      guard('user-licenses', (context) => {
        const { licensee: user, pageSize = '20', pageToken } = context.req.query();
        const offset = offsetOf(pageToken);
        const size = Math.min(Number(pageSize), 100);
        if (Number.isNaN(offset)) return refused(400, 'Unknown page token.');
        const all = company.allocations.filter((one) => !user || one.user === user);
        const more = offset + size < all.length;
        return Response.json({
          allocations: all
            .slice(offset, offset + size)
            .map((one) => allocation(one, directory, now())),
          ...(more ? { nextPageToken: tokenOf(offset + size) } : {}),
        });
      }),
    );
    at(
      'POST /allocations/{allocation}:revoke',
      guard('revoke-one', async (context) => {
        if (!(await jsonBody(context))) return refused(400, 'A JSON body is required.');
        const [taken] = revoke((one) => one.id === hole(context, 'allocation'));
        return taken
          ? Response.json(allocation(taken, directory, now()))
          : refused(404, 'No such allocation.');
      }),
    );
    at(
      'POST /users/{user}:revokeAllocations',
      guard('revoke-all', (context) => {
        const person = directory.byEmail(hole(context, 'user'));
        if (!person) return refused(404, 'No such user.');
        const taken = revoke((one) => one.user === person.email);
        return Response.json({ revokedCount: taken.length });
      }),
    );
    at(
      'POST /products/{product}:disconnect',
      guard('disconnect-product', (context) => {
        const code = hole(context, 'product');
        return disconnect(code)
          ? Response.json({ code, title: productName(code) })
          : refused(404, 'No such product.');
      }),
    );
    at(
      'GET /usageReports:export',
      guard('usage-report', (context) => {
        const days = daysBetween(context.req.query('startDate'), context.req.query('endDate'));
        if (!days) return refused(400, 'startDate and endDate are required.');
        const id = `report-${running.size + 1}`;
        running.set(id, { ...days, polls: reportPolls });
        return new Response(null, {
          status: 202,
          headers: { location: `/v2/operations/${id}`, 'retry-after': '1' },
        });
      }),
    );
    at(
      'GET /operations/{operation}',
      guard('usage-report', (context) => {
        const job = running.get(hole(context, 'operation'));
        if (!job) return refused(404, 'No such operation.');
        if (job.polls-- > 0)
          return new Response(null, { status: 202, headers: { 'retry-after': '1' } });
        const rows = jsonRows(report, report.between(job.from, job.to), record);
        return streamed(around('{"records":[', rows, ']}'), { 'content-type': 'application/json' });
      }),
    );
  },
  expected: {
    'license-counts': 'absent',
    denials: 'absent',
    'user-licenses': { operation: 'GET /allocations' },
    'revoke-one': { operation: 'POST /allocations/{allocation}:revoke' },
    'revoke-all': { operation: 'POST /users/{user}:revokeAllocations' },
    'usage-report': { operation: 'GET /usageReports:export' },
    'disconnect-product': { operation: 'POST /products/{product}:disconnect' },
  },
};
