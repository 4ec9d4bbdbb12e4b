import type { Context } from 'hono';
import { lastSeenAt, versionOf } from '../activity.ts';
import { productName } from '../acts.ts';
import type { Allocation } from '../company.ts';
import type { Person } from '../directory.ts';
import type { UsageRow } from '../report.ts';
import type { Dialect } from './dialect.ts';
import { hole, mounting } from './parts/routes.ts';
import { around, jsonRows, page, streamed } from './parts/rows.ts';
import { halInternalText, halGroupsText as text } from './specifications/hal-groups.ts';

const HAL = { 'content-type': 'application/hal+json' };
const FIRST_ID = 4711;
const kinds = { regular: 'PREPAID', trueUp: 'POSTPAID', virtual: 'VIRTUAL' };

const hal = (body: unknown) => new Response(JSON.stringify(body), { headers: HAL });
const gone = () => new Response(null, { status: 204 });
const notFound = () => new Response(null, { status: 404 });
const links = (path: string) => ({ self: { href: `https://acme.fls.jetbrains.com/vault${path}` } });

const user = ({ number, email, name }: Person) => ({
  email,
  displayName: name,
  id: number + FIRST_ID,
  _links: links(`/users/${number + FIRST_ID}`),
});
const allocation = (one: Allocation, now: number) => ({
  id: one.id,
  licenseKind: kinds[one.kind],
  product: { code: one.code, displayName: productName(one.code), version: versionOf(one) },
  assignedOn: new Date(one.since).toISOString(),
  lastHeartbeat: new Date(lastSeenAt(one, now)).toISOString(),
  workstation: { name: one.host, address: one.address },
  _links: links(`/licenseAllocations/${one.id}`),
});
const usage = (row: UsageRow) => ({
  allocationId: row.allocationId,
  allocatedLicense: row.license,
  user: { email: row.person.email, displayName: row.person.name },
  product: { code: row.code, displayName: row.product, version: row.version },
  workstation: { name: row.host },
  startedOn: new Date(row.startedAt).toISOString(),
  endedOn: new Date(row.endedAt).toISOString(),
});

/** Only moments count, no days: `2026-03-10T00:00:00Z`, with or without a fraction. */
const moment = (context: Context, name: string) => {
  const value = context.req.query(name) ?? '';
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? Date.parse(value) : Number.NaN;
};

export const halGroups: Dialect = {
  name: 'hal-groups',
  about:
    'Groups of specifications behind a swagger-config, HAL where an empty list has no `_embedded`, numbered users found by e-mail, moments instead of days, and a cursor.',
  specification: {
    text,
    places: [
      {
        path: '/v3/api-docs/swagger-config',
        access: 'token',
        text: JSON.stringify({
          configUrl: '/v3/api-docs/swagger-config',
          oauth2RedirectUrl: 'https://acme.fls.jetbrains.com/swagger-ui/oauth2-redirect.html',
          urls: [
            { url: '/v3/api-docs/internal', name: 'Internal' },
            { url: '/v3/api-docs/license-vault-public', name: 'License Vault Public' },
          ],
          validatorUrl: '',
        }),
      },
      { path: '/v3/api-docs/license-vault-public', text, access: 'token' },
      { path: '/v3/api-docs/internal', text: halInternalText, access: 'token' },
    ],
  },
  prefix: '/vault',
  userNamedBy: 'id',
  lookup: 'GET /users/search/findByEmail',
  mount(app, { guard, directory, licensesOf, revoke, disconnect, report, now }) {
    const at = mounting(app, '/vault');
    const holder = (context: Context) => directory.at(Number(hole(context, 'id')) - FIRST_ID);

    at(
      'GET /users/search/findByEmail',
      guard('user-licenses', (context) => {
        const person = directory.byEmail(context.req.query('email') ?? '');
        return person ? hal(user(person)) : notFound();
      }),
    );
    at(
      'GET /users/{id}/licenseAllocations',
      guard('user-licenses', (context) => {
        const person = holder(context);
        if (!person) return notFound();
        const { page: number = '0', size = '20' } = context.req.query();
        const all = licensesOf(person.email);
        const begin = Number(number) * Number(size);
        const some = all.slice(begin, begin + Number(size)).map((one) => allocation(one, now()));
        return hal({
          ...(some.length > 0 ? { _embedded: { licenseAllocations: some } } : {}),
          _links: links(`/users/${hole(context, 'id')}/licenseAllocations`),
          page: {
            size: Number(size),
            totalElements: all.length,
            totalPages: Math.ceil(all.length / Number(size)),
            number: Number(number),
          },
        });
      }),
    );
    at(
      'DELETE /licenseAllocations/{id}',
      guard('revoke-one', (context) =>
        revoke((one) => one.id === hole(context, 'id')).length > 0 ? gone() : notFound(),
      ),
    );
    at(
      'DELETE /users/{id}/licenseAllocations',
      guard('revoke-all', (context) => {
        const person = holder(context);
        if (!person) return notFound();
        revoke((one) => one.user === person.email);
        return gone();
      }),
    );
    at(
      'GET /usageReports',
      guard('usage-report', (context) => {
        const [from, to] = [moment(context, 'from'), moment(context, 'to')];
        if (Number.isNaN(from) || Number.isNaN(to)) return new Response(null, { status: 400 });
        const { cursor, size = '100' } = context.req.query();
        const all = report.between(from, to);
        const rows = page(all, cursor ? Number(atob(cursor)) : 0, Math.min(Number(size), 1000));
        const next = rows.end < all.end ? btoa(String(rows.end - all.start)) : null;
        return streamed(
          around(
            '{"_embedded":{"usageRecords":[',
            jsonRows(report, rows, usage),
            `]},"nextCursor":${JSON.stringify(next)}}`,
          ),
          HAL,
        );
      }),
    );
    at(
      'DELETE /products/{code}/vaultConnection',
      guard('disconnect-product', (context) =>
        disconnect(hole(context, 'code')) ? gone() : notFound(),
      ),
    );
  },
  expected: {
    'license-counts': 'absent',
    denials: 'absent',
    'user-licenses': { operation: 'GET /users/{id}/licenseAllocations' },
    'revoke-one': { operation: 'DELETE /licenseAllocations/{id}' },
    'revoke-all': { operation: 'DELETE /users/{id}/licenseAllocations' },
    'usage-report': { operation: 'GET /usageReports' },
    'disconnect-product': { operation: 'DELETE /products/{code}/vaultConnection' },
  },
};
