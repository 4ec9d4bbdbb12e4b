import { lastSeenAt } from '../activity.ts';
import { productName } from '../acts.ts';
import type { Allocation } from '../company.ts';
import type { UsageRow } from '../report.ts';
import type { Dialect } from './dialect.ts';
import { jsonBody, mounting } from './parts/routes.ts';
import { around, daysBetween, jsonRows, page, streamed } from './parts/rows.ts';
import { springfoxRpcText as text } from './specifications/springfox-rpc.ts';

const done = (data: unknown) => Response.json({ code: 0, message: 'success', data });
/** This manner answers 200 even when it refuses; the code tells. */
const refused = (code: number, message: string) => Response.json({ code, message, data: null });
const kinds = { regular: 1, trueUp: 2, virtual: 3 };
const license = (one: Allocation, now: number) => ({
  allocation_id: one.id,
  license_name: `${productName(one.code)} #${one.id.slice(0, 4)}`,
  license_kind: kinds[one.kind],
  product: { product_code: one.code, product_name: productName(one.code) },
  allocated_time: one.since,
  last_active_time: lastSeenAt(one, now),
  client_host: one.host,
});
const usage = (row: UsageRow) => ({
  allocation_id: row.allocationId,
  allocated_license: row.license,
  login: row.person.login,
  user_name: row.person.name,
  product_name: row.product,
  product_version: row.version,
  client_host: row.host,
  start_time: row.startedAt,
  end_time: row.endedAt,
});

export const springfoxRpc: Dialect = {
  name: 'springfox-rpc',
  about:
    'Swagger 2.0 with a base path and a method name for a path; logins in JSON bodies; 200 even for refusals.',
  specification: { text, places: [{ path: '/v2/api-docs', text, access: 'anyone' }] },
  prefix: '/api/v1',
  userNamedBy: 'login',
  mount(app, { guard, directory, licensesOf, revoke, disconnect, report, now }) {
    const at = mounting(app, '/api/v1');
    at(
      'GET /license/listByLogin',
      guard('user-licenses', (context) => {
        const person = directory.byLogin(context.req.query('login') ?? '');
        if (!person) return refused(40401, 'no such login');
        return done(licensesOf(person.email).map((one) => license(one, now())));
      }),
    );
    at(
      'POST /license/revoke',
      guard('revoke-one', async (context) => {
        const body = await jsonBody(context);
        const person = directory.byLogin(String(body?.['login']));
        const id = body?.['allocation_id'];
        const taken = revoke((one) => one.user === person?.email && one.id === id);
        return taken.length > 0 ? done(null) : refused(40402, 'no such license');
      }),
    );
    at(
      'POST /license/revokeAll',
      guard('revoke-all', async (context) => {
        const person = directory.byLogin(String((await jsonBody(context))?.['login']));
        if (!person) return refused(40401, 'no such login');
        revoke((one) => one.user === person.email);
        return done(null);
      }),
    );
    at(
      'GET /report/usage/list',
      guard('usage-report', (context) => {
        const { startDate, endDate, page: number = '0', size = '50' } = context.req.query();
        const days = daysBetween(startDate, endDate);
        if (!days || Number(size) > 1000) return refused(40001, 'bad parameter');
        const all = report.between(days.from, days.to);
        const rows = page(all, Number(number) * Number(size), Number(size));
        return streamed(
          around(
            '{"code":0,"message":"success","data":{"content":[',
            jsonRows(report, rows, usage),
            `],"total_elements":${all.end - all.start}}}`,
          ),
          {
            'content-type': 'application/json',
          },
        );
      }),
    );
    at(
      'POST /product/disconnect',
      guard('disconnect-product', async (context) =>
        disconnect(String((await jsonBody(context))?.['product_code']))
          ? done(null)
          : refused(40403, 'no such product'),
      ),
    );
  },
  expected: {
    'license-counts': 'absent',
    denials: 'absent',
    'user-licenses': { operation: 'GET /license/listByLogin' },
    'revoke-one': { operation: 'POST /license/revoke' },
    'revoke-all': { operation: 'POST /license/revokeAll' },
    'usage-report': { operation: 'GET /report/usage/list' },
    'disconnect-product': { operation: 'POST /product/disconnect' },
  },
};
