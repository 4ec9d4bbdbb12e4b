import type { Context } from 'hono';
import { lastSeenAt } from '../activity.ts';
import { productName } from '../acts.ts';
import type { Allocation } from '../company.ts';
import type { UsageRow } from '../report.ts';
import type { Dialect } from './dialect.ts';
import { hole, mounting } from './parts/routes.ts';
import { around, daysBetween, jsonRows, page, streamed } from './parts/rows.ts';
import { railsFormsText as text } from './specifications/rails-forms.ts';

const license = (one: Allocation, now: number) => ({
  license: {
    allocation_id: one.id,
    name: `${productName(one.code)} ${one.kind}`,
    product: { code: one.code, name: productName(one.code) },
    allocated_at: new Date(one.since).toISOString(),
    last_used_at: new Date(lastSeenAt(one, now)).toISOString(),
    machine: one.host,
  },
});
const usage = (row: UsageRow) => ({
  usage: {
    allocation_id: row.allocationId,
    allocated_license: row.license,
    login: row.person.login,
    product: { code: row.code, name: row.product },
    machine: row.host,
    started_at: new Date(row.startedAt).toISOString(),
    ended_at: new Date(row.endedAt).toISOString(),
  },
});

const gone = () => new Response(null, { status: 204 });
const notFound = () => Response.json({ error: 'not found' }, { status: 404 });

/** The fields of a form, or nothing when the body is none. */
async function fieldsOf(context: Context): Promise<URLSearchParams | undefined> {
  const type = context.req.header('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) return undefined;
  return new URLSearchParams(await context.req.text());
}

export const railsForms: Dialect = {
  name: 'rails-forms',
  about:
    'Swagger 2.0 with forms for bodies, file endings in paths, a base path with a slash at its end, entries wrapped one by one, and the next page in a Link header.',
  specification: { text, places: [{ path: '/v2/api-docs', text, access: 'login-or-page' }] },
  prefix: '/admin/api',
  userNamedBy: 'login',
  mount(app, { guard, directory, licensesOf, revoke, disconnect, report, now }) {
    const at = mounting(app, '/admin/api');
    at(
      'GET /users/{login}/licenses.json',
      guard('user-licenses', (context) => {
        const person = directory.byLogin(hole(context, 'login'));
        if (!person) return notFound();
        return Response.json(licensesOf(person.email).map((one) => license(one, now())));
      }),
    );
    at(
      'POST /licenses/revoke.json',
      guard('revoke-one', async (context) => {
        const fields = await fieldsOf(context);
        const person = directory.byLogin(fields?.get('login') ?? '');
        const id = fields?.get('allocation_id');
        const taken = revoke((one) => one.user === person?.email && one.id === id);
        return taken.length > 0 ? gone() : notFound();
      }),
    );
    at(
      'POST /users/{login}/revoke_licenses.json',
      guard('revoke-all', (context) => {
        const person = directory.byLogin(hole(context, 'login'));
        if (!person) return notFound();
        revoke((one) => one.user === person.email);
        return gone();
      }),
    );
    at(
      'GET /reports/usage.json',
      guard('usage-report', (context) => {
        const { since, until, page: number = '1', per_page: size = '50' } = context.req.query();
        const days = daysBetween(since, until);
        if (!days) return Response.json({ error: 'since and until' }, { status: 422 });
        const perPage = Math.min(Number(size), 200);
        const all = report.between(days.from, days.to);
        const rows = page(all, (Number(number) - 1) * perPage, perPage);
        const next = new URL(context.req.url);
        next.searchParams.set('page', String(Number(number) + 1));
        return streamed(around('[', jsonRows(report, rows, usage), ']'), {
          'content-type': 'application/json; charset=utf-8',
          ...(rows.end < all.end ? { link: `<${next.href}>; rel="next"` } : {}),
        });
      }),
    );
    at(
      'DELETE /products/{code}/link.json',
      guard('disconnect-product', (context) =>
        disconnect(hole(context, 'code')) ? gone() : notFound(),
      ),
    );
  },
  expected: {
    'license-counts': 'absent',
    denials: 'absent',
    'user-licenses': { operation: 'GET /users/{login}/licenses.json' },
    'revoke-one': { operation: 'POST /licenses/revoke.json' },
    'revoke-all': { operation: 'POST /users/{login}/revoke_licenses.json' },
    'usage-report': { operation: 'GET /reports/usage.json' },
    'disconnect-product': { operation: 'DELETE /products/{code}/link.json' },
  },
};
