import type { Context } from 'hono';
import { lastSeenAt } from '../activity.ts';
import { productName } from '../acts.ts';
import type { Allocation } from '../company.ts';
import type { UsageRow } from '../report.ts';
import type { Dialect } from './dialect.ts';
import { hole, mounting } from './parts/routes.ts';
import { around, daysBetween, jsonRows, page, streamed } from './parts/rows.ts';
import { seatsLinksText as text } from './specifications/seats-links.ts';

const seat = (one: Allocation, now: number) => ({
  id: one.id,
  plan: `${productName(one.code)} ${one.kind}`,
  product: { code: one.code, name: productName(one.code) },
  taken_at: new Date(one.since).toISOString(),
  last_active_at: new Date(lastSeenAt(one, now)).toISOString(),
  device: one.host,
  links: { self: `/api/v3/people/${one.user}/seats/${one.id}`, release: '' },
});
const usage = (row: UsageRow) => ({
  seat_id: row.allocationId,
  plan: row.license,
  person: { email: row.person.email, full_name: row.person.name },
  product: { code: row.code, name: row.product },
  version: row.version,
  device: row.host,
  began_at: new Date(row.startedAt).toISOString(),
  ended_at: new Date(row.endedAt).toISOString(),
});

const gone = () => new Response(null, { status: 204 });
const notFound = () => Response.json({ error: 'Not Found', status: 404 }, { status: 404 });

/** Where the next page is, from the root of this host. */
function following(context: Context, number: number): string {
  const next = new URL(context.req.url);
  next.searchParams.set('page', String(number + 1));
  return `${next.pathname}${next.search}`;
}

export const seatsLinks: Dialect = {
  name: 'seats-links',
  about:
    'No operation ids and no tags; people hold seats instead of users licenses; links lead from page to page; its server is named by a variable with an example in it.',
  specification: { text, places: [{ path: '/api-docs', text, access: 'login-or-401' }] },
  prefix: '/api/v3',
  userNamedBy: 'email',
  mount(app, { guard, directory, licensesOf, revoke, disconnect, report, now }) {
    const at = mounting(app, '/api/v3');
    at(
      'GET /people/{email}/seats',
      guard('user-licenses', (context) => {
        const person = directory.byEmail(hole(context, 'email'));
        if (!person) return notFound();
        const { page: number = '1', per_page: size = '20' } = context.req.query();
        const perPage = Math.min(Number(size), 2);
        const all = licensesOf(person.email).map((one) => seat(one, now()));
        const start = (Number(number) - 1) * perPage;
        const more = start + perPage < all.length;
        return Response.json({
          seats: all.slice(start, start + perPage),
          meta: {
            current_page: Number(number),
            total_pages: Math.ceil(all.length / perPage),
            total_count: all.length,
          },
          links: { self: context.req.path, next: more ? following(context, Number(number)) : null },
        });
      }),
    );
    at(
      'DELETE /people/{email}/seats/{seat_id}',
      guard('revoke-one', (context) => {
        const person = directory.byEmail(hole(context, 'email'));
        const id = hole(context, 'seat_id');
        const taken = revoke((one) => one.user === person?.email && one.id === id);
        return taken.length > 0 ? gone() : notFound();
      }),
    );
    at(
      'DELETE /people/{email}/seats',
      guard('revoke-all', (context) => {
        const person = directory.byEmail(hole(context, 'email'));
        if (!person) return notFound();
        revoke((one) => one.user === person.email);
        return gone();
      }),
    );
    at(
      'GET /usage_events',
      guard('usage-report', (context) => {
        const { start_on, end_on, page: number = '1', per_page: size = '20' } = context.req.query();
        const days = daysBetween(start_on, end_on);
        if (!days) return Response.json({ error: 'start_on, end_on' }, { status: 422 });
        const perPage = Math.min(Number(size), 100);
        const all = report.between(days.from, days.to);
        const rows = page(all, (Number(number) - 1) * perPage, perPage);
        const next = rows.end < all.end ? following(context, Number(number)) : null;
        const links = JSON.stringify({ self: context.req.path, next });
        return streamed(
          around('{"usage_events":[', jsonRows(report, rows, usage), `],"links":${links}}`),
          { 'content-type': 'application/json; charset=utf-8' },
        );
      }),
    );
    at(
      'DELETE /products/{code}/connection',
      guard('disconnect-product', (context) =>
        disconnect(hole(context, 'code')) ? gone() : notFound(),
      ),
    );
  },
  expected: {
    'license-counts': 'absent',
    denials: 'absent',
    'user-licenses': { operation: 'GET /people/{email}/seats' },
    'revoke-one': { operation: 'DELETE /people/{email}/seats/{seat_id}' },
    'revoke-all': { operation: 'DELETE /people/{email}/seats' },
    'usage-report': { operation: 'GET /usage_events' },
    'disconnect-product': { operation: 'DELETE /products/{code}/connection' },
  },
};
