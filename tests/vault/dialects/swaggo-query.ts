import { lastSeenAt, versionOf } from '../activity.ts';
import { productName } from '../acts.ts';
import type { Allocation } from '../company.ts';
import { publishedAnswers } from '../published.ts';
import type { UsageRow } from '../report.ts';
import type { Dialect } from './dialect.ts';
import { mounting } from './parts/routes.ts';
import { around, daysBetween, jsonRows, page, streamed } from './parts/rows.ts';
import { swaggoQueryText as text } from './specifications/swaggo-query.ts';

const seconds = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`;
const license = (one: Allocation, now: number) => ({
  allocation_id: one.id,
  license: `${one.code}-${one.id.slice(0, 8).toUpperCase()}`,
  product_code: one.code,
  product_name: productName(one.code),
  since: seconds(one.since),
  last_ping: seconds(lastSeenAt(one, now)),
  computer: one.host,
  build: versionOf(one),
});
const usage = (row: UsageRow) => ({
  allocation_id: row.allocationId,
  allocated_license: row.license,
  login: row.person.login,
  computer: row.host,
  product_name: row.product,
  build: row.version,
  started: seconds(row.startedAt),
  seconds: Math.round((row.endedAt - row.startedAt) / 1000),
});

const done = (data: unknown = {}) => Response.json({ data });
const wrong = (code: number, message: string) => Response.json({ code, message }, { status: code });

const userInterface = (url: string) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="UTF-8"><title>Swagger UI</title></head><body>
<div id="swagger-ui"></div><script>
window.onload = function() {
  const ui = SwaggerUIBundle({
    url: "${url}",
    dom_id: '#swagger-ui',
    validatorUrl: null,
  })
}
</script></body></html>`;

export const swaggoQuery: Dialect = {
  name: 'swaggo-query',
  about:
    'Swagger 2.0 without a single operation id; everything goes in the query, in POSTs too; counts and denials stand elsewhere than published; only a Swagger UI page names the document, by a relative address.',
  published: false,
  specification: {
    text,
    places: [
      { path: '/swagger/doc.json', text, access: 'anyone' },
      {
        path: '/swagger/index.html',
        text: userInterface('doc.json'),
        type: 'text/html; charset=utf-8',
        access: 'anyone',
      },
      {
        path: '/swagger-ui.html',
        text: userInterface('swagger/doc.json'),
        type: 'text/html; charset=utf-8',
        access: 'anyone',
      },
    ],
  },
  prefix: '/lv/api',
  userNamedBy: 'login',
  mount(app, { guard, company, directory, licensesOf, revoke, disconnect, report, now }) {
    const at = mounting(app, '/lv/api');
    const { counts, denials } = publishedAnswers(company, now);
    at('GET /usage/current', guard('license-counts', counts));
    at('GET /denials', guard('denials', denials));
    at(
      'GET /users/licenses',
      guard('user-licenses', (context) => {
        const person = directory.byLogin(context.req.query('login') ?? '');
        if (!person) return wrong(404, 'user not found');
        return done({ licenses: licensesOf(person.email).map((one) => license(one, now())) });
      }),
    );
    at(
      'POST /licenses/release',
      guard('revoke-one', (context) => {
        const { login = '', allocation_id: id } = context.req.query();
        const person = directory.byLogin(login);
        const taken = revoke((one) => one.user === person?.email && one.id === id);
        return taken.length > 0 ? done() : wrong(404, 'license not found');
      }),
    );
    at(
      'POST /users/licenses/release',
      guard('revoke-all', (context) => {
        const person = directory.byLogin(context.req.query('login') ?? '');
        if (!person) return wrong(404, 'user not found');
        revoke((one) => one.user === person.email);
        return done();
      }),
    );
    at(
      'GET /usage/history',
      guard('usage-report', (context) => {
        const { from, to, offset = '0', limit = '200' } = context.req.query();
        const days = daysBetween(from, to);
        if (!days) return wrong(400, 'from and to are required');
        const all = report.between(days.from, days.to);
        const rows = page(all, Number(offset), Math.min(Number(limit), 1000));
        return streamed(around('{"data":{"rows":[', jsonRows(report, rows, usage), ']}}'), {
          'content-type': 'application/json; charset=utf-8',
        });
      }),
    );
    at(
      'POST /products/disconnect',
      guard('disconnect-product', (context) =>
        disconnect(context.req.query('code') ?? '') ? done() : wrong(404, 'product not found'),
      ),
    );
  },
  expected: {
    'license-counts': { operation: 'GET /usage/current' },
    denials: { operation: 'GET /denials' },
    'user-licenses': { operation: 'GET /users/licenses' },
    'revoke-one': { operation: 'POST /licenses/release' },
    'revoke-all': { operation: 'POST /users/licenses/release' },
    'usage-report': { operation: 'GET /usage/history' },
    'disconnect-product': { operation: 'POST /products/disconnect' },
  },
};
