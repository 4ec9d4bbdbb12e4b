import { openApi31, schemasOf } from '../parts/notation.ts';
import { type Manner, pathsOf, plain } from '../parts/paths.ts';

/** Written by hand, by a team with a style guide: resources, custom verbs after a colon, tokens for pages. */
const manner: Manner = {
  spelling: openApi31,
  mediaType: 'application/json',
  ok: () => 'The call went well.',
  refusals: { '4XX': { $ref: '#/components/responses/Refused' } },
};

const ref = (path: string) => ({ $ref: `#/components/${path}` });
const answer = (name: string) => ({
  description: 'The call went well.',
  content: { 'application/json': { schema: ref(`schemas/${name}`) } },
});
const refused = { '4XX': ref('responses/Refused') };
const body = (name: string) => ({
  required: true,
  content: { 'application/json': { schema: ref(`schemas/${name}`) } },
});

const byHand = {
  '/allocations': {
    get: {
      operationId: 'allocations.list',
      tags: ['allocations'],
      description:
        'Lists allocations: who holds which license. Without `licensee` those of everybody, which is slow.',
      parameters: [
        ref('parameters/licensee'),
        ref('parameters/pageSize'),
        ref('parameters/pageToken'),
      ],
      responses: { 200: answer('ListAllocationsResponse'), ...refused },
    },
  },
  '/allocations/{allocation}': {
    parameters: [ref('parameters/allocation')],
    get: {
      operationId: 'allocations.get',
      tags: ['allocations'],
      description: 'Gets one allocation.',
      responses: { 200: answer('Allocation'), ...refused },
    },
  },
  '/allocations/{allocation}:revoke': {
    parameters: [ref('parameters/allocation')],
    post: {
      operationId: 'allocations.revoke',
      tags: ['allocations'],
      description: 'Takes the license away from its licensee. It is free at once.',
      requestBody: body('RevokeAllocationRequest'),
      responses: { 200: answer('Allocation'), ...refused },
    },
  },
  '/allocations/{allocation}:transfer': {
    parameters: [ref('parameters/allocation')],
    post: {
      operationId: 'allocations.transfer',
      tags: ['allocations'],
      description: 'Takes the license away from its licensee and gives it to somebody else.',
      requestBody: body('TransferAllocationRequest'),
      responses: { 200: answer('Allocation'), ...refused },
    },
  },
  '/users/{user}:revokeAllocations': {
    parameters: [ref('parameters/user')],
    post: {
      operationId: 'users.revokeAllocations',
      tags: ['users'],
      description: 'Takes every license away from this user.',
      responses: { 200: answer('RevokeAllocationsResponse'), ...refused },
    },
  },
  '/groups/{group}:revokeAllocations': {
    post: {
      operationId: 'groups.revokeAllocations',
      tags: ['groups'],
      description: 'Takes every license away from everybody in this group.',
      parameters: [{ name: 'group', in: 'path', required: true, schema: { type: 'string' } }],
      responses: { 200: answer('RevokeAllocationsResponse'), ...refused },
    },
  },
  '/products/{product}:disconnect': {
    parameters: [ref('parameters/product')],
    post: {
      operationId: 'products.disconnect',
      tags: ['products'],
      description: 'Disconnects the product from this vault, with all of its licenses.',
      responses: { 200: answer('Product'), ...refused },
    },
  },
  '/usageReports:export': {
    get: {
      operationId: 'usageReports.export',
      tags: ['reports'],
      description:
        'Makes a report of who ran what. It takes a while: the answer is 202, and `Location` names the operation that has the report when it is done.',
      parameters: [ref('parameters/startDate'), ref('parameters/endDate')],
      responses: {
        202: {
          description: 'The report is being made.',
          headers: {
            Location: {
              description: 'Ask here.',
              schema: { type: 'string', format: 'uri-reference' },
            },
          },
        },
        ...refused,
      },
    },
  },
  '/operations/{operation}': {
    get: {
      operationId: 'operations.get',
      tags: ['reports'],
      description:
        'Gets the report: 202 while it is being made, 200 with its rows when it is done.',
      parameters: [{ name: 'operation', in: 'path', required: true, schema: { type: 'string' } }],
      responses: { 200: answer('UsageReport'), 202: { description: 'Not yet.' }, ...refused },
    },
    delete: {
      operationId: 'operations.cancel',
      tags: ['reports'],
      parameters: [{ name: 'operation', in: 'path', required: true, schema: { type: 'string' } }],
      responses: { 204: { description: 'The call went well.' }, ...refused },
    },
  },
};

const others = pathsOf(
  [
    ...plain(
      'users',
      ['GET /users', 'users.list', '', '#ListUsersResponse'],
      ['GET /users/{user}', 'users.get', '', '#User'],
      ['DELETE /users/{user}', 'users.delete', ''],
      ['POST /users/{user}:suspend', 'users.suspend', '', '#User'],
      ['POST /users/{user}:revokeSessions', 'users.revokeSessions', '', '#User'],
    ),
    ...plain(
      'keys',
      ['GET /apiKeys', 'apiKeys.list', '', 'object'],
      ['POST /apiKeys', 'apiKeys.create', '', 'object', '#ApiKey'],
      ['POST /apiKeys/{apiKey}:revoke', 'apiKeys.revoke', '', 'object'],
    ),
    ...plain(
      'groups',
      ['GET /groups', 'groups.list', '', 'object'],
      ['DELETE /groups/{group}', 'groups.delete', ''],
      ['POST /groups/{group}:addMember', 'groups.addMember', '', 'object', '#User'],
    ),
    ...plain(
      'products',
      ['GET /products', 'products.list', '', 'object'],
      ['GET /products/{product}', 'products.get', '', '#Product'],
      ['POST /products/{product}:connect', 'products.connect', '', '#Product'],
      ['DELETE /products/{product}/icon', 'products.deleteIcon', ''],
    ),
    ...plain(
      'reports',
      ['GET /auditReports:export', 'auditReports.export', '', 'object'],
      ['GET /costReports:export', 'costReports.export', '', 'object'],
    ),
    ...plain(
      'system',
      ['GET /health', 'system.health', '', 'object'],
      ['GET /quota', 'system.quota', '', 'object'],
    ),
  ],
  manner,
);

const parameter = (name: string, place: string, description: string, required = true) => ({
  name,
  in: place,
  description,
  required,
  schema: { type: 'string' },
});

export const colonVerbsText = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Licensing API', version: '2', summary: 'Licenses, who holds them, and who may.' },
  jsonSchemaDialect: 'https://spec.openapis.org/oas/3.1/dialect/base',
  servers: [{ url: 'https://licensing.example.net/v2' }],
  security: [{ bearer: [] }],
  paths: { ...byHand, ...others },
  webhooks: {
    allocationRevoked: {
      post: { operationId: 'on.revoke', responses: { 200: { description: '' } } },
    },
  },
  components: {
    parameters: {
      licensee: parameter('licensee', 'query', 'E-mail address of the user.', false),
      user: parameter('user', 'path', 'E-mail address of the user.'),
      allocation: parameter('allocation', 'path', 'Id of the allocation.'),
      product: parameter('product', 'path', 'Code of the product.'),
      startDate: {
        ...parameter('startDate', 'query', 'First day of the report.'),
        schema: { type: 'string', format: 'date' },
      },
      endDate: {
        ...parameter('endDate', 'query', 'Last day of the report.'),
        schema: { type: 'string', format: 'date' },
      },
      pageSize: {
        ...parameter('pageSize', 'query', 'How many at most.', false),
        schema: { type: 'integer', maximum: 100, default: 20 },
      },
      pageToken: parameter('pageToken', 'query', 'The `nextPageToken` of the page before.', false),
    },
    responses: { Refused: answer('Status') },
    schemas: schemasOf(
      {
        Status: { code: 'integer', message: 'string' },
        User: { email: 'string', displayName: 'string', 'suspended?': 'bool' },
        ListUsersResponse: { users: '#User[]', 'nextPageToken?': 'string?' },
        Product: { code: 'string', title: 'string' },
        Allocation: {
          name: 'string `allocations/` and the id.',
          id: 'string',
          licensee: '#User',
          product: '#Product',
          tier: 'PREPAID|POSTPAID|TRIAL',
          createTime: 'date-time When the license was allocated.',
          'lastUseTime?': 'date-time? When an IDE used it last.',
          'machines?': 'string[]',
        },
        ListAllocationsResponse: { allocations: '#Allocation[]', 'nextPageToken?': 'string?' },
        RevokeAllocationRequest: { 'reason?': 'string?' },
        TransferAllocationRequest: { to: 'string E-mail address of the next licensee.' },
        RevokeAllocationsResponse: { revokedCount: 'integer' },
        ApiKey: { id: 'string' },
        UsageRecord: {
          allocationId: 'string',
          allocatedLicense: 'string',
          licensee: '#User',
          product: '#Product',
          productVersion: 'string',
          machine: 'string',
          startTime: 'date-time',
          endTime: 'date-time',
        },
        UsageReport: { records: '#UsageRecord[]' },
      },
      openApi31,
    ),
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
  },
});
