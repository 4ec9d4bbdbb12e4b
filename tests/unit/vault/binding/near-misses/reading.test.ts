import { describe } from 'vitest';
import { listOf, object, text } from '../specs.ts';
import {
  areNot,
  at,
  counts,
  date,
  denied,
  integer,
  licenses,
  ofUser,
  period,
  ran,
} from './near-miss.ts';

const since = { 'from!': date };

describe('near the licenses of a user are', () => {
  const told = (says: string) => ({ says, answer: licenses });
  const rows = (fields: Record<string, unknown>) => ({ answer: listOf(object(fields)) });
  areNot('user-licenses', [
    ...['eligible-licenses', 'expired-licenses', 'license-requests', 'license-history'].map(
      (step): [string, object] => [`GET /users/{email}/${step}`, { answer: licenses }],
    ),
    [`GET ${ofUser}/available`, { answer: licenses }],
    ['GET /managers/{email}/licenses', { answer: licenses }],
    [`GET ${ofUser}`, told('Licenses that the user could be given')],
    [`GET ${ofUser}`, told('Licenses that the user had before')],
    [`GET ${ofUser}`, told('Licenses that a user may buy')],
    [`GET ${ofUser}`, told('Licenses assigned by a user')],
    [`GET ${ofUser}`, told('License agreements that a user has accepted')],
    [`GET ${ofUser}`, { ...told('Licenses'), more: 'Of the teams that the user belongs to.' }],
    [`GET ${ofUser}`, { answer: licenses, tags: ['Requests'] }],
    // The rows tell what they are rows of.
    [`GET ${ofUser}`, rows({ licenseId: text, product: text, acceptedAt: at })],
    [
      `GET ${ofUser}`,
      rows({ licenseId: text, product: text, status: { enum: ['ASKED', 'DENIED'] } }),
    ],
    ['GET /users/{email}/tickets', rows({ id: text, product: text, createdAt: at })],
    ['GET /users/{email}/assignments', rows({ id: text, product: text, dueAt: at })],
    ['GET /users/{email}/seats', rows({ seatId: text, room: text, since: at })],
    // Whose they are is somebody else's to say.
    ['GET /licenses', { ...told('Bought licenses'), query: { email: text } }],
    ['GET /licenses', { query: { 'email!': 'E-mail address of the buyer' }, answer: licenses }],
    ['GET /licenses', { query: { 'user!': 'Login of who bought them' }, answer: licenses }],
  ]);
});

describe('near the denials are', () => {
  areNot('denials', [
    ['GET /denials/logins', { query: since, answer: denied }],
    ['GET /denials/summary', { query: since, answer: denied }],
    ['GET /denials/report/recipients', { query: since, answer: denied }],
    ['GET /license-requests/denied', { query: since, answer: denied }],
    ['GET /denials', { says: 'Denied orders', query: since, answer: denied }],
    ['GET /denials', { says: 'Denials', more: 'Denied sign-ins.', query: since, answer: denied }],
    ['GET /denials', { query: since, answer: listOf(object({ product: text, mutedAt: at })) }],
  ]);
});

describe('near the counts are', () => {
  const day = object({ day: date, product: text, regularInUse: integer, regularTotal: integer });
  areNot('license-counts', [
    ['GET /licenses/usage/forecast', { answer: counts }],
    ['GET /demo/licenses/usage', { answer: counts }],
    ['GET /products/usage', { says: 'Average usage of licenses', answer: counts }],
    ['GET /licenses/usage', { says: 'Usage', more: 'Of the current user’s team', answer: counts }],
    ['GET /licenses/usage', { answer: listOf(day) }],
  ]);
});

describe('near the usage report is', () => {
  const csv = { query: period, answer: 'csv' } as const;
  areNot('usage-report', [
    ...['/usage/forecast', '/usage/report/summary', '/usage/report/schedules'].map(
      (path): [string, object] => [`GET ${path}`, { query: period, answer: ran }],
    ),
    ['GET /usage/report/sample', csv],
    ['GET /usage', { says: 'Usage of this API', query: period, answer: ran }],
    ['GET /usage', { tags: ['Rooms'], query: period, answer: ran }],
    ['GET /devices/usage', { query: period, answer: ran }],
    ['GET /plugins/usage', { query: period, answer: ran }],
    ['GET /usage-report', { says: 'Usage of support hours', ...csv }],
    ['GET /reports/usage/ai-credits', csv],
    ['GET /reports/usage', { says: 'Usage report', more: 'Usage of AI credits by user.', ...csv }],
    [
      'GET /usage-reports',
      { query: period, answer: listOf(object({ user: text, product: text, generatedAt: at })) },
    ],
  ]);
});
