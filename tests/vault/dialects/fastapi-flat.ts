import { lastSeenAt, versionOf } from '../activity.ts';
import { productName } from '../acts.ts';
import type { Allocation } from '../company.ts';
import type { Dialect } from './dialect.ts';
import { mounting } from './parts/routes.ts';
import { type Columns, csvLines, daysBetween, streamed } from './parts/rows.ts';
import { fastapiFlatText as text } from './specifications/fastapi-flat.ts';

const types = { regular: 'prepaid', trueUp: 'postpaid', virtual: 'virtual' };
const allocation = (one: Allocation, now: number) => ({
  allocation_id: one.id,
  license: `${productName(one.code)} subscription`,
  license_type: types[one.kind],
  product: productName(one.code),
  product_code: one.code,
  granted_at: new Date(one.since).toISOString().replace('Z', '+00:00'),
  last_seen: new Date(lastSeenAt(one, now)).toISOString().replace('Z', '+00:00'),
  hostname: one.host,
  ip: null,
  version: versionOf(one),
});

const columns: Columns = {
  allocation_id: (row) => row.allocationId,
  allocated_license: (row) => row.license,
  user: (row) => row.person.email,
  full_name: (row) => row.person.name,
  product: (row) => row.product,
  version: (row) => row.version,
  host: (row) => row.host,
  started: (row) => new Date(row.startedAt).toISOString(),
  minutes: (row) => Math.round((row.endedAt - row.startedAt) / 60_000),
};

const missing = (field: string) =>
  Response.json(
    { detail: [{ loc: ['query', field], msg: 'Field required', type: 'missing' }] },
    { status: 422 },
  );

export const fastapiFlat: Dialect = {
  name: 'fastapi-flat',
  about:
    'One DELETE with an optional parameter revokes one license or all; the specification stands behind the web login, and every unknown path answers the login page. No disconnect.',
  flavour: 'ide-services',
  specification: {
    text,
    places: [
      { path: '/openapi.json', text, access: 'login-or-401' },
      { path: '/api-docs', text, access: 'login-or-page' },
    ],
    elsewhere: 'web-application',
  },
  prefix: '',
  userNamedBy: 'email',
  mount(app, { guard, directory, licensesOf, revoke, report, now }) {
    const at = mounting(app);
    at(
      'GET /public-api/allocations',
      guard('user-licenses', (context) => {
        const { user_email: user, offset = '0', limit = '50' } = context.req.query();
        if (!user) return missing('user_email');
        const all = licensesOf(user);
        const some = all.slice(Number(offset), Number(offset) + Number(limit));
        return Response.json({
          items: some.map((one) => allocation(one, now())),
          total: all.length,
          offset: Number(offset),
          limit: Number(limit),
        });
      }),
    );
    // One route for both: whose faults apply depends on what is asked.
    const both = (id: string | undefined, user: string) => {
      if (!directory.byEmail(user)) return Response.json({ detail: 'Not Found' }, { status: 404 });
      const taken = revoke((one) => one.user === user && (id === undefined || one.id === id));
      if (id !== undefined && taken.length === 0)
        return Response.json({ detail: 'Not Found' }, { status: 404 });
      return Response.json({ revoked: taken.map((one) => one.id) });
    };
    at('DELETE /public-api/allocations', async (context, next) => {
      const { user_email: user, allocation_id: id } = context.req.query();
      const ability = id === undefined ? 'revoke-all' : 'revoke-one';
      return await guard(ability, () => (user ? both(id, user) : missing('user_email')))(
        context,
        next,
      );
    });
    at(
      'GET /public-api/usage/export',
      guard('usage-report', (context) => {
        const { date_from: from, date_to: to } = context.req.query();
        const days = daysBetween(from, to);
        if (!days) return missing('date_from');
        const range = report.between(days.from, days.to);
        return streamed(csvLines(report, range, columns, { newLine: '\n' }), {
          'content-type': 'text/csv; charset=utf-8',
        });
      }),
    );
  },
  expected: {
    'license-counts': { operation: 'GET /public-api/licenses/usage' },
    denials: { operation: 'GET /public-api/denials/report' },
    'user-licenses': { operation: 'GET /public-api/allocations' },
    'revoke-one': { operation: 'DELETE /public-api/allocations' },
    'revoke-all': { operation: 'DELETE /public-api/allocations' },
    'usage-report': { operation: 'GET /public-api/usage/export' },
    'disconnect-product': 'absent',
  },
};
