import { type Json, schemasOf, swagger2 } from '../parts/notation.ts';
import { type Manner, pathsOf, plain, type Route } from '../parts/paths.ts';

/** rswag: the titles of request specs as summaries, file endings in paths, forms instead of bodies. */
const manner: Manner = {
  spelling: swagger2,
  mediaType: 'application/json',
  ok: ({ at }) => (at.startsWith('GET') ? 'success' : 'done'),
  refusals: { 404: { description: 'not found' } },
};

const form = (name: string, description: string, required = true): Json => ({
  name,
  in: 'formData',
  type: 'string',
  required,
  description,
});
const path = (name: string): Json => ({ name, in: 'path', type: 'string', required: true });
const posted = (parameters: Json[]): Json => ({
  consumes: ['application/x-www-form-urlencoded'],
  parameters,
});

const routes: Route[] = [
  {
    at: 'GET /users/{login}/licenses.json',
    tag: 'Users',
    summary: 'lists licenses held by the user',
    gives: '#license_item[]',
  },
  {
    at: 'POST /licenses/revoke.json',
    tag: 'Licenses',
    summary: 'revokes a license of a user',
    raw: posted([
      form('login', 'whose'),
      form('allocation_id', 'which'),
      form('note', 'why', false),
    ]),
  },
  {
    at: 'POST /users/{login}/revoke_licenses.json',
    tag: 'Users',
    summary: 'revokes all licenses of the user',
    raw: posted([path('login'), form('note', 'for the audit log', false)]),
  },
  {
    at: 'POST /users/{login}/revoke_tokens.json',
    tag: 'Users',
    summary: 'revokes all tokens of the user',
    raw: posted([path('login'), form('note', 'for the audit log', false)]),
  },
  {
    at: 'POST /licenses/grant.json',
    tag: 'Licenses',
    summary: 'grants a license to a user',
    raw: posted([form('login', 'whom'), form('product_code', 'of what')]),
  },
  {
    at: 'GET /reports/usage.json',
    tag: 'Reports',
    summary: 'reports usage of products by users',
    text: 'The next page is in the `Link` header.',
    takes: [
      'query since date',
      'query until date',
      'query? page integer=1 from 1',
      'query? per_page integer=50 at most 200',
    ],
    gives: '#usage_item[]',
  },
  {
    at: 'GET /reports/payments.json',
    tag: 'Reports',
    summary: 'reports payments for products',
    takes: ['query since date', 'query until date', 'query? page integer=1'],
    gives: '#thing[]',
  },
  {
    at: 'DELETE /products/{code}/link.json',
    tag: 'Products',
    summary: 'disconnects the product from the vault',
  },
  {
    at: 'DELETE /products/{code}/logo.json',
    tag: 'Products',
    summary: 'removes the logo of the product',
  },
  {
    at: 'DELETE /users/{login}.json',
    tag: 'Users',
    summary: 'deletes the user and revokes everything',
  },
  ...plain(
    'Users',
    ['GET /users.json', '', 'lists users', '#thing[]'],
    ['GET /users/{login}.json', '', 'shows the user', '#thing'],
    ['PUT /users/{login}.json', '', 'updates the user', '#thing'],
  ),
  ...plain(
    'Products',
    ['GET /products.json', '', 'lists products', '#thing[]'],
    ['GET /products/{code}.json', '', 'shows the product', '#thing'],
  ),
  ...plain(
    'Rules',
    ['GET /rules.json', '', 'lists rules', '#thing[]'],
    ['DELETE /rules/{id}.json', '', 'deletes the rule'],
  ),
  ...plain(
    'Sessions',
    ['GET /session.json', '', 'shows the session', '#thing'],
    ['DELETE /session.json', '', 'logs out'],
  ),
  ...plain('Health', ['GET /up', '', 'is up']),
];

export const railsFormsText = JSON.stringify({
  swagger: '2.0',
  info: { title: 'API V1', version: 'v1' },
  basePath: '/admin/api/',
  paths: pathsOf(routes, manner),
  definitions: schemasOf(
    {
      license: {
        allocation_id: 'string',
        name: 'string',
        product: '#product',
        allocated_at: 'date-time',
        last_used_at: 'date-time?',
        machine: 'string?',
      },
      product: { code: 'string', name: 'string' },
      license_item: { license: '#license' },
      usage: {
        allocation_id: 'string',
        allocated_license: 'string',
        login: 'string',
        product: '#product',
        machine: 'string',
        started_at: 'date-time',
        ended_at: 'date-time?',
      },
      usage_item: { usage: '#usage' },
      thing: { 'id?': 'integer' },
    },
    swagger2,
  ),
});
