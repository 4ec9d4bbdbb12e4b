import { lastSeenAt } from '../activity.ts';
import { productName } from '../acts.ts';
import type { Allocation } from '../company.ts';
import type { UsageRow } from '../report.ts';
import type { Dialect } from './dialect.ts';
import { hole, jsonBody, mounting } from './parts/routes.ts';
import { around, daysBetween, jsonRows, page, streamed } from './parts/rows.ts';
import { defsAnyofText as text } from './specifications/defs-anyof.ts';

const license = (one: Allocation, now: number) => ({
  allocation_id: one.id,
  license: {
    name: `${productName(one.code)} ${one.kind}`,
    product: { code: one.code, name: productName(one.code) },
  },
  held_since: new Date(one.since).toISOString(),
  last_seen: new Date(lastSeenAt(one, now)).toISOString(),
  host: { name: one.host },
  extra: null,
});
const usage = (row: UsageRow) => ({
  allocation_id: row.allocationId,
  allocated_license: row.license,
  holder: { login: row.person.login, full_name: row.person.name },
  product: { code: row.code, name: row.product },
  version: row.version,
  host: { name: row.host },
  started: new Date(row.startedAt).toISOString(),
  ended: new Date(row.endedAt).toISOString(),
});

const gone = () => new Response(null, { status: 204 });
const refused = (status: number, detail: string) => Response.json({ detail }, { status });

export const defsAnyof: Dialect = {
  name: 'defs-anyof',
  about:
    'OpenAPI 3.1 with schemas inside of schemas, null as one of any, a state that is put to revoke, a form with parts to disconnect, and cursors.',
  specification: { text, places: [{ path: '/openapi.json', text, access: 'token' }] },
  prefix: '/api',
  userNamedBy: 'login',
  mount(app, { guard, directory, licensesOf, revoke, disconnect, report, now }) {
    const at = mounting(app, '/api');
    at(
      'GET /holders/{login}/licenses',
      guard('user-licenses', (context) => {
        const person = directory.byLogin(hole(context, 'login'));
        if (!person) return refused(404, 'no such holder');
        const { after = '0', limit = '50' } = context.req.query();
        if (Number(limit) > 200) return refused(422, 'limit');
        const all = licensesOf(person.email).map((one) => license(one, now()));
        const end = Number(after) + Math.min(Number(limit), 2);
        return Response.json({
          data: all.slice(Number(after), end),
          next_cursor: end < all.length ? String(end) : null,
        });
      }),
    );
    at(
      'PUT /holders/{login}/licenses/{allocation_id}/state',
      guard('revoke-one', async (context) => {
        if ((await jsonBody(context))?.['state'] !== 'revoked') return refused(422, 'state');
        const person = directory.byLogin(hole(context, 'login'));
        const id = hole(context, 'allocation_id');
        const taken = revoke((one) => one.user === person?.email && one.id === id);
        return taken.length > 0 ? gone() : refused(404, 'no such license');
      }),
    );
    at(
      'POST /holders/{login}/licenses/revoke',
      guard('revoke-all', async (context) => {
        if (!(await jsonBody(context))) return refused(422, 'body');
        const person = directory.byLogin(hole(context, 'login'));
        if (!person) return refused(404, 'no such holder');
        revoke((one) => one.user === person.email);
        return gone();
      }),
    );
    at(
      'GET /usage',
      guard('usage-report', (context) => {
        const { from_date, to_date, after = '0', limit = '50' } = context.req.query();
        const days = daysBetween(from_date, to_date);
        if (!days || Number(limit) > 200) return refused(422, 'from_date, to_date, limit');
        const all = report.between(days.from, days.to);
        const rows = page(all, Number(after), Number(limit));
        const next = rows.end < all.end ? JSON.stringify(String(rows.end - all.start)) : 'null';
        return streamed(
          around('{"data":[', jsonRows(report, rows, usage), `],"next_cursor":${next}}`),
          { 'content-type': 'application/json' },
        );
      }),
    );
    at(
      'POST /products/disconnect',
      guard('disconnect-product', async (context) => {
        const type = context.req.header('content-type') ?? '';
        if (!type.startsWith('multipart/form-data')) return refused(422, 'product_code');
        const code = (await context.req.formData()).get('product_code');
        return disconnect(String(code)) ? gone() : refused(404, 'no such product');
      }),
    );
  },
  expected: {
    'license-counts': 'absent',
    denials: 'absent',
    'user-licenses': { operation: 'GET /holders/{login}/licenses' },
    'revoke-one': { operation: 'PUT /holders/{login}/licenses/{allocation_id}/state' },
    'revoke-all': { operation: 'POST /holders/{login}/licenses/revoke' },
    'usage-report': { operation: 'GET /usage' },
    'disconnect-product': { operation: 'POST /products/disconnect' },
  },
};
