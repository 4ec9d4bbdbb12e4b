import { openApi31, schemasOf } from '../parts/notation.ts';
import { type Manner, pathsOf, plain, type Route } from '../parts/paths.ts';
import { countFields } from '../parts/published-fields.ts';

/** Ktor's plugin reads routes from code: no ids, no tags, and sentences only where somebody wrote one. */
const manner: Manner = {
  spelling: openApi31,
  mediaType: 'application/json',
  ok: ({ gives = '' }) => gives.replace(/\W/g, ''),
  refusals: {},
};

const period = ['query since date', 'query until date'];
const exported = (what: string, text: string): Route => ({
  at: `GET /api/v3/exports/${what}`,
  text,
  takes: period,
  gives: '#dto.ExportJob',
  status: 202,
});

const routes: Route[] = [
  { at: 'GET /public-api/licenses/usage', gives: '#dto.LicenseUsages' },
  {
    at: 'GET /public-api/denials/report',
    takes: ['query from date', 'query? offset int', 'query? limit int'],
    gives: '#dto.Denial[]',
  },
  {
    at: 'GET /api/v3/people/{login}/seats',
    text: 'The licenses that this person holds now.',
    gives: '#dto.Seat[]',
  },
  {
    at: 'GET /api/v3/people/{login}/seats/history',
    text: 'The licenses that this person has ever held.',
    gives: '#dto.Seat[]',
  },
  {
    at: 'GET /api/v3/seats/{seat}/give-back',
    text: 'The link in the monthly mail: whoever follows it gives the license back.',
    gives: 'string',
    as: 'text/html',
  },
  exported('usage', 'License usage, one entry for each run of a product.'),
  exported('denials', 'Denied requests.'),
  exported('logins', 'Logins of people.'),
  exported('costs', 'Postpaid usage in money, one entry for each month and product.'),
  {
    at: 'GET /api/v3/exports/{jobId}',
    text: 'QUEUED, RUNNING, DONE or FAILED. When DONE, `download` says where the export is.',
    gives: '#dto.ExportJob',
  },
  { at: 'GET /api/v3/exports/{jobId}/file', text: 'The export itself.', gives: '#dto.Run[]' },
  ...plain(
    '',
    ['GET /api/v3/people', '', '', '#dto.Person[]'],
    ['GET /api/v3/people/{login}', '', '', '#dto.Person'],
    ['GET /api/v3/people/{login}/machines', '', '', '#dto.Person[]'],
    ['GET /api/v3/products', '', '', 'object[]'],
    ['GET /api/v3/products/{code}', '', '', 'object'],
    ['GET /api/v3/teams', '', '', 'object[]'],
    ['GET /api/v3/teams/{team}/seats', '', '', '#dto.Seat[]'],
    ['GET /api/v3/rules', '', '', 'object[]'],
    ['GET /api/v3/audit', '', '', 'object[]'],
    ['GET /api/v3/health', '', '', 'object'],
    ['GET /api/v3/version', '', '', 'object'],
  ),
];

export const ktorReadOnlyText = JSON.stringify({
  openapi: '3.1.1',
  info: { title: 'application', version: '1.0.0' },
  paths: pathsOf(routes, manner),
  components: {
    schemas: schemasOf(
      {
        'dto.Person': { login: 'string', fullName: 'string', 'email?': 'string?' },
        'dto.Seat': {
          id: 'string',
          person: '#dto.Person',
          product: 'string',
          licensedAs: 'string',
          from: 'date-time',
          'lastPulse?': 'date-time?',
          'device?': 'string?',
        },
        'dto.ExportJob': { jobId: 'string', state: 'string', 'download?': 'string?' },
        'dto.Run': {
          allocationId: 'string',
          allocatedLicense: 'string',
          person: '#dto.Person',
          product: 'string',
          version: 'string',
          device: 'string',
          begin: 'date-time',
          'end?': 'date-time?',
        },
        'dto.LicenseUsage': countFields('int'),
        'dto.LicenseUsages': { licenseUsages: '#dto.LicenseUsage[]', timestamp: 'date-time' },
        'dto.Denial': { timestamp: 'date-time', 'username?': 'string?', product_name: 'string' },
      },
      openApi31,
    ),
  },
});
