import { lastSeenAt } from '../activity.ts';
import { productName } from '../acts.ts';
import type { Allocation } from '../company.ts';
import type { Person } from '../directory.ts';
import type { UsageRow } from '../report.ts';
import type { Dialect } from './dialect.ts';
import { hole, mounting } from './parts/routes.ts';
import { around, daysBetween, jsonRows, streamed } from './parts/rows.ts';
import { ktorReadOnlyText as text } from './specifications/ktor-read-only.ts';

const person = ({ login, name, email }: Person) => ({ login, fullName: name, email });
const seat = (one: Allocation, holder: Person, now: number) => ({
  id: one.id,
  person: person(holder),
  product: productName(one.code),
  licensedAs: one.kind === 'regular' ? 'commercial' : one.kind,
  from: new Date(one.since).toISOString(),
  lastPulse: new Date(lastSeenAt(one, now)).toISOString(),
  device: one.host,
});
const run = (row: UsageRow) => ({
  allocationId: row.allocationId,
  allocatedLicense: row.license,
  person: person(row.person),
  product: row.product,
  version: row.version,
  device: row.host,
  begin: new Date(row.startedAt).toISOString(),
  end: new Date(row.endedAt).toISOString(),
});

export const ktorReadOnly: Dialect = {
  name: 'ktor-read-only',
  about:
    'Nothing writes: people and seats instead of users and licenses, no ids, no tags, and a report as a job with a state and a download; one GET gives a license back.',
  flavour: 'ide-services',
  specification: { text, places: [{ path: '/v3/api-docs', text, access: 'token' }] },
  prefix: '',
  userNamedBy: 'login',
  mount(app, { guard, directory, licensesOf, report, reportPolls, now }) {
    const at = mounting(app);
    const jobs = new Map<string, { from: number; to: number; polls: number }>();
    const nothing = () => new Response('', { status: 404 });

    at(
      'GET /api/v3/people/{login}/seats',
      guard('user-licenses', (context) => {
        const holder = directory.byLogin(hole(context, 'login'));
        if (!holder) return nothing();
        return Response.json(licensesOf(holder.email).map((one) => seat(one, holder, now())));
      }),
    );
    at(
      'GET /api/v3/exports/usage',
      guard('usage-report', (context) => {
        const days = daysBetween(context.req.query('since'), context.req.query('until'));
        if (!days) return new Response('', { status: 400 });
        const jobId = `x${jobs.size + 1}`;
        jobs.set(jobId, { ...days, polls: reportPolls });
        return Response.json({ jobId, state: 'QUEUED' }, { status: 202 });
      }),
    );
    // These two would swallow the other exports, which are one segment too.
    const others = ['denials', 'logins', 'costs'];
    at('GET /api/v3/exports/{jobId}', async (context, next) => {
      const jobId = hole(context, 'jobId');
      if (others.includes(jobId)) return await next();
      return await guard('usage-report', () => {
        const job = jobs.get(jobId);
        if (!job) return nothing();
        const done = job.polls-- <= 0;
        return Response.json({
          jobId,
          state: done ? 'DONE' : 'RUNNING',
          download: done ? `/api/v3/exports/${jobId}/file` : null,
        });
      })(context, next);
    });
    at(
      'GET /api/v3/exports/{jobId}/file',
      guard('usage-report', (context) => {
        const job = jobs.get(hole(context, 'jobId'));
        if (!job || job.polls >= 0) return nothing();
        const rows = jsonRows(report, report.between(job.from, job.to), run);
        return streamed(around('[', rows, ']'), { 'content-type': 'application/json' });
      }),
    );
  },
  expected: {
    'license-counts': { operation: 'GET /public-api/licenses/usage' },
    denials: { operation: 'GET /public-api/denials/report' },
    'user-licenses': { operation: 'GET /api/v3/people/{login}/seats' },
    'revoke-one': 'absent',
    'revoke-all': 'absent',
    'usage-report': { operation: 'GET /api/v3/exports/usage' },
    'disconnect-product': 'absent',
  },
};
