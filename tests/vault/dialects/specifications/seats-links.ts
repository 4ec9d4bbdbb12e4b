import { openApi30, schemasOf } from '../parts/notation.ts';
import { type Manner, pathsOf, type Route } from '../parts/paths.ts';

/** A Rails team: no ids, no tags, seats that people hold, and links for whatever comes next. */
const manner: Manner = {
  spelling: openApi30,
  mediaType: 'application/json',
  ok: ({ gives }) => (gives ? 'Here you are' : 'Done'),
  refusals: { 422: { description: 'Unprocessable' } },
};

const paging = ['query? page integer=1', 'query? per_page integer=20 At most 100'];
const period = ['query start_on date The first day', 'query end_on date The last day'];
const short = (at: string, summary: string, gives?: string, takes?: readonly string[]): Route => ({
  at,
  summary,
  ...(gives ? { gives } : {}),
  ...(takes ? { takes } : {}),
});

const PERSON = '/people/{email}';
const routes: Route[] = [
  short(`GET ${PERSON}/seats`, 'Seats that a person holds', '#SeatPage', [
    'path email email',
    ...paging,
  ]),
  short(`GET ${PERSON}/seat_requests`, 'Seats that a person waits for', '#SeatPage', paging),
  short(`GET ${PERSON}/seats/{seat_id}`, 'A seat that a person holds', '#Seat'),
  short(`DELETE ${PERSON}/seats/{seat_id}`, 'Take a seat from a person'),
  short(`DELETE ${PERSON}/seats`, 'Take all seats from a person'),
  short(`DELETE ${PERSON}/seats/{seat_id}/reservation`, 'Let a seat go back after an hour again'),
  short(`POST ${PERSON}/seats`, 'Give a seat to a person', '#Seat'),
  short(`DELETE ${PERSON}/devices`, 'Sign a person out on all devices'),
  short(`DELETE ${PERSON}`, 'Remove a person, with all seats'),
  short(`GET ${PERSON}`, 'A person', '#Person'),
  short('GET /people', 'People', '#Thing', paging),
  short('DELETE /seats/{seat_id}', 'Cancel a seat: one less is bought next year'),
  short('GET /seats', 'Seats that were bought', '#Thing', paging),
  short('DELETE /teams/{team_id}/seats', 'Take all seats from a team'),
  short('GET /teams', 'Teams', '#Thing'),
  {
    ...short('GET /usage_events', 'Usage', '#UsagePage', [...period, ...paging]),
    text: 'Who used what, when and where.',
  },
  {
    ...short('GET /sign_in_events', 'Sign-ins', '#SignInPage', [...period, ...paging]),
    text: 'Who signed in, when and where.',
  },
  {
    ...short('GET /webhook_events', 'Deliveries', '#SignInPage', [...period, ...paging]),
    text: 'What was sent, when and where.',
  },
  short('DELETE /products/{code}/connection', 'Disconnect a product'),
  short('DELETE /products/{code}/seats', 'Take all seats of a product from everybody'),
  short('DELETE /products/{code}', 'Remove a product from the catalog'),
  short('GET /products', 'Products', '#Thing'),
  short('DELETE /repositories/{id}/connection', 'Disconnect a repository'),
  short('GET /tokens', 'Tokens', '#Thing'),
  short('DELETE /tokens/{id}', 'Revoke a token'),
];

const page = (name: string, row: string) => ({
  [name]: `#${row}[]`,
  meta: '#Meta',
  links: '#Links',
});

export const seatsLinksText = JSON.stringify({
  openapi: '3.0.3',
  info: { title: 'Seats', description: 'Who sits where. All times are UTC.', version: '3' },
  servers: [
    {
      url: 'https://{host}/api/v3',
      variables: { host: { default: 'seats.example.com', description: 'Where you host it.' } },
    },
  ],
  paths: pathsOf(routes, manner),
  components: {
    schemas: schemasOf(
      {
        Meta: { current_page: 'integer', total_pages: 'integer', total_count: 'integer' },
        Links: { self: 'uri', 'next?': 'uri?', 'prev?': 'uri?', 'last?': 'uri?' },
        SeatLinks: { self: 'uri', person: 'uri', release: 'uri' },
        Product: { code: 'string', name: 'string' },
        Person: { email: 'email', full_name: 'string' },
        Seat: {
          id: 'uuid',
          plan: 'string Name of the license that was bought',
          product: '#Product',
          taken_at: 'date-time',
          last_active_at: 'date-time?',
          device: 'string?',
          links: '#SeatLinks',
        },
        UsageEvent: {
          seat_id: 'uuid',
          plan: 'string',
          person: '#Person',
          product: '#Product',
          version: 'string',
          device: 'string',
          began_at: 'date-time',
          ended_at: 'date-time',
        },
        SignIn: { person: '#Person', device: 'string', at: 'date-time' },
        SeatPage: page('seats', 'Seat'),
        UsagePage: page('usage_events', 'UsageEvent'),
        SignInPage: page('sign_in_events', 'SignIn'),
        Thing: { 'id?': 'integer' },
      },
      openApi30,
    ),
  },
});
