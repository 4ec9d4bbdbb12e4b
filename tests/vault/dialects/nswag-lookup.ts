import { lastSeenAt } from '../activity.ts';
import { productName } from '../acts.ts';
import type { Allocation } from '../company.ts';
import type { Person } from '../directory.ts';
import type { UsageRow } from '../report.ts';
import type { Dialect } from './dialect.ts';
import { hole, mounting } from './parts/routes.ts';
import { around, daysBetween, jsonRows, page, streamed } from './parts/rows.ts';
import { nswagLookupText as text } from './specifications/nswag-lookup.ts';

const PREFIX = '6f1d2c3a-0000-4000-8000-';
const idOf = ({ number }: Person) => `${PREFIX}${(number + 1).toString(16).padStart(12, '0')}`;
const numberOf = (id: string) =>
  id.startsWith(PREFIX) ? Number.parseInt(id.slice(PREFIX.length), 16) - 1 : Number.NaN;

const user = (person: Person) => ({
  UserId: idOf(person),
  UserName: person.login,
  EmailAddress: person.email,
  DisplayName: person.name,
  Manager: null,
});
const kinds = { regular: 0, trueUp: 1, virtual: 2 };
const license = (one: Allocation, now: number) => ({
  AllocationId: one.id,
  License: {
    Name: `${productName(one.code)} (annual)`,
    ProductCode: one.code,
    ProductName: productName(one.code),
    Kind: kinds[one.kind],
  },
  AllocatedOn: new Date(one.since).toISOString(),
  LastSeenOn: new Date(lastSeenAt(one, now)).toISOString(),
  Devices: [{ HostName: one.host, IpAddress: one.address }],
});
const usage = (row: UsageRow) => ({
  AllocationId: row.allocationId,
  AllocatedLicense: row.license,
  User: user(row.person),
  Product: row.product,
  Version: row.version,
  Device: { HostName: row.host, IpAddress: null },
  StartedOn: new Date(row.startedAt).toISOString(),
  FinishedOn: new Date(row.endedAt).toISOString(),
});

const done = (data?: unknown) =>
  Response.json({ Success: true, ...(data === undefined ? {} : { Data: data }), Error: null });
const problem = (status: number, title: string) =>
  Response.json({ Success: false, Error: { Title: title, Status: status } }, { status });

const swaggerPage = `<!DOCTYPE html><html><head><title>Swagger UI</title></head><body><div id="swagger-ui"></div>
<script src="swagger-ui-bundle.js"></script><script>
const configObject = JSON.parse('{"urls":[{"url":"/swagger/v1/swagger.json","name":"LicenseVault.Api V1"}],"deepLinking":false}');
SwaggerUIBundle({ ...configObject, dom_id: '#swagger-ui' });
</script></body></html>`;

export const nswagLookup: Dialect = {
  name: 'nswag-lookup',
  about:
    'Pascal case in an envelope, users by an id that a fuzzy search finds, product and license in objects of their own; a GET that gives licenses back.',
  specification: {
    text,
    places: [
      { path: '/swagger/v1/swagger.json', text, access: 'anyone' },
      { path: '/swagger/index.html', text: swaggerPage, type: 'text/html', access: 'anyone' },
      { path: '/swagger-ui/index.html', text: swaggerPage, type: 'text/html', access: 'anyone' },
    ],
  },
  prefix: '',
  userNamedBy: 'id',
  lookup: 'GET /public-api/Users',
  mount(app, { guard, directory, licensesOf, revoke, disconnect, report, now }) {
    const at = mounting(app);
    const holder = (id: string) => directory.at(numberOf(id));

    at(
      'GET /public-api/Users',
      guard('user-licenses', (context) => {
        const { Search = '', PageNumber = '1', PageSize = '25' } = context.req.query();
        // Similar spellings: whoever stands next to somebody who was meant, and before them.
        const found = directory
          .search(Search)
          .flatMap(({ number }) => [directory.at(number + 1), directory.at(number)])
          .filter((one) => one !== undefined);
        const first = (Number(PageNumber) - 1) * Number(PageSize);
        return done({
          Items: found.slice(first, first + Number(PageSize)).map(user),
          PageNumber: Number(PageNumber),
          PageSize: Number(PageSize),
          TotalPages: Math.ceil(found.length / Number(PageSize)),
          TotalCount: found.length,
        });
      }),
    );
    at(
      'GET /public-api/Users/{userId}/Licenses',
      guard('user-licenses', (context) => {
        const person = holder(hole(context, 'userId'));
        if (!person) return problem(404, 'User not found.');
        return done({
          User: user(person),
          Licenses: licensesOf(person.email).map((one) => license(one, now())),
        });
      }),
    );
    at(
      'DELETE /public-api/Users/{userId}/Licenses/{allocationId}',
      guard('revoke-one', (context) => {
        const person = holder(hole(context, 'userId'));
        const id = hole(context, 'allocationId');
        const taken = revoke((one) => one.user === person?.email && one.id === id);
        return taken.length > 0 ? done() : problem(404, 'License not found.');
      }),
    );
    at(
      'POST /public-api/Users/{userId}/Licenses/RevokeAll',
      guard('revoke-all', (context) => {
        const person = holder(hole(context, 'userId'));
        if (!person) return problem(404, 'User not found.');
        revoke((one) => one.user === person.email);
        return done();
      }),
    );
    at(
      'GET /public-api/Reports/Usage',
      guard('usage-report', (context) => {
        const { StartDate, EndDate, PageNumber = '1', PageSize = '25' } = context.req.query();
        const days = daysBetween(StartDate, EndDate);
        if (!days) return problem(400, 'StartDate and EndDate are required.');
        const size = Math.min(Number(PageSize), 500);
        const all = report.between(days.from, days.to);
        const rows = page(all, (Number(PageNumber) - 1) * size, size);
        const count = all.end - all.start;
        const pages = JSON.stringify({
          PageNumber: Number(PageNumber),
          PageSize: size,
          TotalPages: Math.ceil(count / size),
          TotalCount: count,
        });
        return streamed(
          around(
            '{"Success":true,"Data":{"Items":[',
            jsonRows(report, rows, usage),
            `],${pages.slice(1)},"Error":null}`,
          ),
          { 'content-type': 'application/json; charset=utf-8' },
        );
      }),
    );
    at(
      'POST /public-api/Products/Disconnect',
      guard('disconnect-product', (context) =>
        disconnect(context.req.query('ProductCode') ?? '')
          ? done()
          : problem(404, 'Product not found.'),
      ),
    );
  },
  expected: {
    'license-counts': { operation: 'GET /public-api/licenses/usage' },
    denials: { operation: 'GET /public-api/denials/report' },
    'user-licenses': { operation: 'GET /public-api/Users/{userId}/Licenses' },
    'revoke-one': { operation: 'DELETE /public-api/Users/{userId}/Licenses/{allocationId}' },
    'revoke-all': { operation: 'POST /public-api/Users/{userId}/Licenses/RevokeAll' },
    'usage-report': { operation: 'GET /public-api/Reports/Usage' },
    'disconnect-product': { operation: 'POST /public-api/Products/Disconnect' },
  },
};
