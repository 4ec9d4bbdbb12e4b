import { lastSeenAt, versionOf } from '../activity.ts';
import { productName } from '../acts.ts';
import type { Allocation } from '../company.ts';
import type { Dialect } from './dialect.ts';
import { hole, mounting } from './parts/routes.ts';
import { type Columns, csvLines, daysBetween, streamed } from './parts/rows.ts';
import { springdocNestedText as text } from './specifications/springdoc-nested.ts';

const types = { regular: 'REGULAR', trueUp: 'TRUE_UP', virtual: 'VIRTUAL' };
const license = (one: Allocation, now: number) => ({
  allocationId: one.id,
  licenseName: `${productName(one.code)} license`,
  licenseType: types[one.kind],
  productCode: one.code,
  productName: productName(one.code),
  allocatedAt: new Date(one.since).toISOString(),
  lastSeenAt: new Date(lastSeenAt(one, now)).toISOString(),
  hostName: one.host,
  ipAddress: one.address,
  productVersion: versionOf(one),
});

const columns: Columns = {
  allocation_id: (row) => row.allocationId,
  allocated_license: (row) => row.license,
  user_email: (row) => row.person.email,
  user_name: (row) => row.person.name,
  product_code: (row) => row.code,
  product_name: (row) => row.product,
  product_version: (row) => row.version,
  user_hostname: (row) => row.host,
  user_ip: (row) => row.person.address,
  session_start: (row) => new Date(row.startedAt).toISOString(),
  session_end: (row) => new Date(row.endedAt).toISOString(),
};

const problem = (status: number, error: string) =>
  Response.json({ timestamp: '2026-03-10T12:00:00.000+00:00', status, error }, { status });

export const springdocNested: Dialect = {
  name: 'springdoc-nested',
  about:
    'Nested REST paths with an e-mail in them, DELETE to revoke, CSV report; hardly a word of description.',
  specification: {
    text,
    places: [{ path: '/api-docs', text, access: 'token' }],
  },
  prefix: '',
  userNamedBy: 'email',
  mount(app, { guard, directory, licensesOf, revoke, disconnect, report, now }) {
    const at = mounting(app);
    at(
      'GET /public-api/users/{email}/licenses',
      guard('user-licenses', (context) => {
        const person = directory.byEmail(hole(context, 'email'));
        if (!person) return problem(404, 'Not Found');
        return Response.json(licensesOf(person.email).map((one) => license(one, now())));
      }),
    );
    at(
      'DELETE /public-api/users/{email}/licenses/{allocationId}',
      guard('revoke-one', (context) => {
        const person = directory.byEmail(hole(context, 'email'));
        const id = hole(context, 'allocationId');
        const taken = revoke((one) => one.user === person?.email && one.id === id);
        return taken.length > 0 ? new Response(null, { status: 204 }) : problem(404, 'Not Found');
      }),
    );
    at(
      'DELETE /public-api/users/{email}/licenses',
      guard('revoke-all', (context) => {
        const person = directory.byEmail(hole(context, 'email'));
        if (!person) return problem(404, 'Not Found');
        revoke((one) => one.user === person.email);
        return new Response(null, { status: 204 });
      }),
    );
    at(
      'GET /public-api/licenses/usage/report',
      guard('usage-report', (context) => {
        const days = daysBetween(context.req.query('from'), context.req.query('to'));
        if (!days) return problem(400, 'Bad Request');
        return streamed(csvLines(report, report.between(days.from, days.to), columns), {
          'content-type': 'text/csv;charset=UTF-8',
          'content-disposition': 'attachment; filename="usage-report.csv"',
        });
      }),
    );
    at(
      'DELETE /public-api/products/{productCode}',
      guard('disconnect-product', (context) =>
        disconnect(hole(context, 'productCode'))
          ? new Response(null, { status: 204 })
          : problem(404, 'Not Found'),
      ),
    );
  },
  expected: {
    'license-counts': { operation: 'GET /public-api/licenses/usage' },
    denials: { operation: 'GET /public-api/denials/report' },
    'user-licenses': { operation: 'GET /public-api/users/{email}/licenses' },
    'revoke-one': { operation: 'DELETE /public-api/users/{email}/licenses/{allocationId}' },
    'revoke-all': { operation: 'DELETE /public-api/users/{email}/licenses' },
    'usage-report': { operation: 'GET /public-api/licenses/usage/report' },
    'disconnect-product': { operation: 'DELETE /public-api/products/{productCode}' },
  },
};
