import type { Context } from 'hono';
import { lastSeenAt } from '../activity.ts';
import { productName } from '../acts.ts';
import type { Allocation } from '../company.ts';
import type { Dialect } from './dialect.ts';
import { hole, mounting } from './parts/routes.ts';
import { type Columns, csvLines, daysBetween, streamed } from './parts/rows.ts';
import { jsonapiKebabText as text } from './specifications/jsonapi-kebab.ts';

const TYPE = 'application/vnd.api+json';
const api = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': TYPE } });
const refused = (status: number, title: string) =>
  api({ errors: [{ status: String(status), title }] }, status);

const allocation = (one: Allocation, now: number) => ({
  type: 'license-allocations',
  id: one.id,
  attributes: {
    'allocation-id': one.id,
    'license-name': `${productName(one.code)} for companies`,
    'product-code': one.code,
    'product-name': productName(one.code),
    'allocated-at': new Date(one.since).toISOString(),
    'seen-at': new Date(lastSeenAt(one, now)).toISOString(),
    'host-name': one.host,
  },
});

const columns: Columns = {
  allocation_id: (row) => row.allocationId,
  allocated_license: (row) => row.license,
  'user-name': (row) => row.person.name,
  login: (row) => row.person.login,
  'product-name': (row) => row.product,
  'product-version': (row) => row.version,
  'host-name': (row) => row.host,
  'started-at': (row) => new Date(row.startedAt).toISOString(),
  'stopped-at': (row) => new Date(row.endedAt).toISOString(),
};

/** The attributes of a body that is a resource of this type, or nothing. */
async function attributesOf(
  context: Context,
  type: string,
): Promise<Record<string, unknown> | undefined> {
  if (context.req.header('content-type') !== TYPE) return undefined;
  try {
    const { data } = await context.req.json();
    return data?.type === type ? { ...data.attributes } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

export const jsonapiKebab: Dialect = {
  name: 'jsonapi-kebab',
  about:
    'JSON:API in kebab case: acts are resources that are created with nested bodies of a media type of their own, and a report is a job that is started by POST, polled for its status and read where its link says.',
  specification: { text, places: [{ path: '/swagger.json', text, access: 'token' }] },
  prefix: '',
  userNamedBy: 'login',
  mount(app, { guard, directory, licensesOf, revoke, disconnect, report, reportPolls, now }) {
    const at = mounting(app);
    const jobs = new Map<string, { from: number; to: number; polls: number }>();

    at(
      'GET /v1/license-allocations',
      guard('user-licenses', (context) => {
        const login = context.req.query('filter[user]') ?? '';
        const person = directory.byLogin(login);
        if (!person) return refused(404, 'No such user');
        const number = Number(context.req.query('page[number]') ?? '1');
        const size = Number(context.req.query('page[size]') ?? '25');
        const all = licensesOf(person.email);
        const query = `filter[user]=${login}&page[number]=${number + 1}&page[size]=${size}`;
        return api({
          data: all.slice((number - 1) * size, number * size).map((one) => allocation(one, now())),
          links: { next: number * size < all.length ? `/v1/license-allocations?${query}` : null },
        });
      }),
    );
    at(
      'POST /v1/license-revocations',
      guard('revoke-one', async (context) => {
        const attributes = await attributesOf(context, 'license-revocations');
        if (!attributes) return refused(415, 'No license-revocations resource');
        const [taken] = revoke((one) => one.id === attributes['allocation-id']);
        if (!taken) return refused(404, 'No such allocation');
        return api({ data: { type: 'license-revocations', id: taken.id, attributes } }, 201);
      }),
    );
    at(
      'POST /v1/user-license-revocations',
      guard('revoke-all', async (context) => {
        const attributes = await attributesOf(context, 'user-license-revocations');
        const person = directory.byLogin(String(attributes?.['user']));
        if (!person) return refused(404, 'No such user');
        revoke((one) => one.user === person.email);
        return api({ data: { type: 'user-license-revocations', id: '1', attributes } }, 201);
      }),
    );
    at(
      'POST /v1/product-disconnections',
      guard('disconnect-product', async (context) => {
        const attributes = await attributesOf(context, 'product-disconnections');
        if (!disconnect(String(attributes?.['product-code'])))
          return refused(404, 'No such product');
        return api({ data: { type: 'product-disconnections', id: '1', attributes } }, 201);
      }),
    );

    const jobOf = (context: Context, id: string, done: boolean) => ({
      data: {
        type: 'usage-report-jobs',
        id,
        attributes: {
          status: done ? 'done' : 'running',
          'result-url': done
            ? `${new URL(context.req.url).origin}/v1/usage-report-jobs/${id}/result`
            : null,
        },
      },
    });
    at(
      'POST /v1/usage-report-jobs',
      guard('usage-report', async (context) => {
        const attributes = await attributesOf(context, 'usage-report-jobs');
        const { 'start-date': from, 'end-date': to } = attributes ?? {};
        const days = daysBetween(String(from), String(to));
        if (!days) return refused(422, 'start-date and end-date are required');
        const id = `job-${jobs.size + 1}`;
        jobs.set(id, { ...days, polls: reportPolls });
        return api(jobOf(context, id, false), 202);
      }),
    );
    at(
      'GET /v1/usage-report-jobs/{job-id}',
      guard('usage-report', (context) => {
        const id = hole(context, 'job-id');
        const job = jobs.get(id);
        return job ? api(jobOf(context, id, job.polls-- <= 0)) : refused(404, 'No such job');
      }),
    );
    at(
      'GET /v1/usage-report-jobs/{job-id}/result',
      guard('usage-report', (context) => {
        const job = jobs.get(hole(context, 'job-id'));
        if (!job || job.polls >= 0) return refused(404, 'No such report');
        const rows = report.between(job.from, job.to);
        return streamed(csvLines(report, rows, columns, { separator: ';' }), {
          'content-type': 'text/csv; charset=utf-8; header=present',
        });
      }),
    );
  },
  expected: {
    'license-counts': 'absent',
    denials: 'absent',
    'user-licenses': { operation: 'GET /v1/license-allocations' },
    'revoke-one': { operation: 'POST /v1/license-revocations' },
    'revoke-all': { operation: 'POST /v1/user-license-revocations' },
    'usage-report': { operation: 'POST /v1/usage-report-jobs' },
    'disconnect-product': { operation: 'POST /v1/product-disconnections' },
  },
};
