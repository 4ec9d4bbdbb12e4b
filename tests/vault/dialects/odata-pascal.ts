import type { Context } from 'hono';
import { lastSeenAt } from '../activity.ts';
import { productName } from '../acts.ts';
import type { Allocation } from '../company.ts';
import type { UsageRow } from '../report.ts';
import type { Dialect } from './dialect.ts';
import { hole, jsonBody, mounting } from './parts/routes.ts';
import { around, daysBetween, jsonRows, page, streamed } from './parts/rows.ts';
import { odataPascalText as text } from './specifications/odata-pascal.ts';

const product = (code: string) => ({ ProductCode: code, ProductName: productName(code) });
const license = (one: Allocation, now: number) => ({
  AllocationId: one.id,
  LicenseName: `${productName(one.code)} (${one.kind})`,
  Product: product(one.code),
  AssignedDateTime: new Date(one.since).toISOString(),
  LastActivityDateTime: new Date(lastSeenAt(one, now)).toISOString(),
  MachineName: one.host,
});
const usage = (row: UsageRow) => ({
  RecordId: `${row.allocationId}-${row.startedAt}`,
  AllocationId: row.allocationId,
  LicenseName: row.license,
  UserName: row.person.login,
  Product: { ProductCode: row.code, ProductName: row.product },
  ProductVersion: row.version,
  MachineName: row.host,
  StartDateTime: new Date(row.startedAt).toISOString(),
  EndDateTime: new Date(row.endedAt).toISOString(),
});

const wrong = (status: number, message: string) =>
  Response.json({ error: { code: '', message } }, { status });
const gone = () => new Response(null, { status: 204 });
/** What stands between the quotes of a key. */
const key = (context: Context, name: string) => /\('(.*)'\)$/.exec(hole(context, name))?.[1] ?? '';

/** Where to go on: the same question, some entries later. The vault itself decides where a page ends. */
function nextLink(context: Context, skip: number): string {
  const next = new URL(context.req.url);
  next.searchParams.set('$skip', String(skip));
  const top = next.searchParams.get('$top');
  if (top) next.searchParams.set('$top', String(Number(top) - PAGE));
  return next.href;
}
const PAGE = 2;
const ROWS = 100;

export const odataPascal: Dialect = {
  name: 'odata-pascal',
  about:
    'Keys in brackets and quotes, actions behind them, system options with a dollar sign, pages that the server ends as it likes, and a header that has to say one certain word.',
  specification: {
    text,
    places: [{ path: '/swagger/v1/swagger.json', text, access: 'token' }],
  },
  prefix: '/odata',
  userNamedBy: 'login',
  mount(app, { guard, directory, licensesOf, revoke, disconnect, report, now }) {
    const at = mounting(app, '/odata');
    const user = (context: Context) => directory.byLogin(key(context, 'userName'));
    at(
      "GET /Users('{userName}')/Licenses",
      guard('user-licenses', (context) => {
        const person = user(context);
        if (!person) return wrong(404, 'No such user');
        const { $top = '1000', $skip: skip = '0' } = context.req.query();
        const all = licensesOf(person.email).map((one) => license(one, now()));
        const value = all.slice(Number(skip), Number(skip) + Math.min(Number($top), PAGE));
        const end = Number(skip) + value.length;
        const more = end < all.length && Number($top) > PAGE;
        return Response.json({
          '@odata.context': '$metadata#Allocations',
          value,
          ...(more ? { '@odata.nextLink': nextLink(context, end) } : {}),
        });
      }),
    );
    at(
      "POST /Users('{userName}')/RevokeLicense",
      guard('revoke-one', async (context) => {
        const person = user(context);
        const id = (await jsonBody(context))?.['AllocationId'];
        const taken = revoke((one) => one.user === person?.email && one.id === id);
        return taken.length > 0 ? gone() : wrong(404, 'No such license');
      }),
    );
    at(
      "POST /Users('{userName}')/RevokeAllLicenses",
      guard('revoke-all', (context) => {
        const person = user(context);
        if (!person) return wrong(404, 'No such user');
        revoke((one) => one.user === person.email);
        return gone();
      }),
    );
    at(
      'GET /UsageRecords',
      guard('usage-report', (context) => {
        const { StartDate, EndDate, $skip: skip = '0' } = context.req.query();
        if (context.req.header('odata-maxversion') !== '4.0') return wrong(400, 'OData-MaxVersion');
        const days = daysBetween(StartDate, EndDate);
        if (!days) return wrong(400, 'StartDate and EndDate');
        const all = report.between(days.from, days.to);
        const rows = page(all, Number(skip), ROWS);
        const link = nextLink(context, Number(skip) + ROWS).replace(/&?%24top=-?\d+/, '');
        const more = rows.end < all.end ? `,"@odata.nextLink":${JSON.stringify(link)}` : '';
        return streamed(around('{"value":[', jsonRows(report, rows, usage), `]${more}}`), {
          'content-type': 'application/json;odata.metadata=minimal',
        });
      }),
    );
    at(
      "POST /Products('{productCode}')/Disconnect",
      guard('disconnect-product', (context) =>
        disconnect(key(context, 'productCode')) ? gone() : wrong(404, 'No such product'),
      ),
    );
  },
  expected: {
    'license-counts': 'absent',
    denials: 'absent',
    'user-licenses': { operation: "GET /Users('{userName}')/Licenses" },
    'revoke-one': { operation: "POST /Users('{userName}')/RevokeLicense" },
    'revoke-all': { operation: "POST /Users('{userName}')/RevokeAllLicenses" },
    'usage-report': { operation: 'GET /UsageRecords' },
    'disconnect-product': { operation: "POST /Products('{productCode}')/Disconnect" },
  },
};
