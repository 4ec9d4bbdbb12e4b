import { describe } from 'vitest';
import { listOf, object, text } from '../specs.ts';
import { areNeverBound, date, license, period } from './trap.ts';

describe('of what only looks like reading', () => {
  areNeverBound([
    [
      'denials',
      'usage-report',
      { 'GET /reports/denials': { query: period, answer: 'csv', says: 'Report of denials' } },
      'not-understood',
    ],
    [
      'invoices',
      'usage-report',
      { 'GET /reports/invoices': { query: period, answer: 'csv', says: 'Invoice report' } },
      'not-understood',
    ],
    [
      'the audit log',
      'usage-report',
      { 'GET /audit/report': { query: period, answer: 'csv', says: 'Audit report' } },
      'not-understood',
    ],
    [
      'usage of tokens',
      'usage-report',
      { 'GET /tokens/usage-report': { query: period, answer: 'csv' } },
      'not-understood',
    ],
    [
      'usage without a period',
      'usage-report',
      { 'GET /reports/usage': { answer: 'csv', says: 'Usage report' } },
      'no-input',
    ],
    [
      'a report that is asked for with a writing method',
      'usage-report',
      { 'POST /reports/usage': { query: period, answer: 'csv', says: 'Creates a usage report' } },
      'wrong-method',
    ],
    [
      'two reports alike',
      'usage-report',
      {
        'GET /v1/reports/usage': { query: period, answer: 'csv' },
        'GET /v2/reports/usage': { query: period, answer: 'csv' },
      },
      'similar',
    ],
    [
      'the history of licenses',
      'user-licenses',
      { 'GET /users/{email}/licenses/history': { answer: listOf(license) } },
      null,
    ],
    [
      'licenses that are gone',
      'user-licenses',
      { 'GET /users/{email}/revoked-licenses': { answer: listOf(license) } },
      'not-understood',
    ],
    [
      'licenses that one could have',
      'user-licenses',
      { 'GET /users/{email}/available-licenses': { answer: listOf(license) } },
      'not-understood',
    ],
    [
      'everybody’s licenses',
      'user-licenses',
      { 'GET /licenses': { answer: listOf(license), says: 'All licenses of all users' } },
      'no-input',
    ],
    [
      'a reading with an effect',
      'user-licenses',
      { 'GET /users/{email}/licenses': { id: 'releaseUserLicenses', answer: listOf(license) } },
      'side-effect',
    ],
    [
      'a reading whose path does something',
      'user-licenses',
      { 'GET /users/{email}/licenses/release': { answer: listOf(license) } },
      'side-effect',
    ],
    [
      'a reading whose sentence does something',
      'user-licenses',
      {
        'GET /users/{email}/licenses': {
          says: 'Renews and lists the licenses of a user',
          answer: listOf(license),
        },
      },
      'side-effect',
    ],
    [
      'an answer that nobody describes',
      'user-licenses',
      { 'GET /users/{email}/licenses': { answer: { type: 'object' } } },
      'no-rows',
    ],
    [
      'denials without a time',
      'denials',
      {
        'GET /denials': {
          query: { from: date },
          answer: listOf(object({ product: text, user: text })),
        },
      },
      'no-field',
    ],
    [
      'the number of denials',
      'denials',
      {
        'GET /denials/count': {
          query: { from: date },
          answer: object({ count: { type: 'integer' } }),
        },
      },
      'no-rows',
    ],
    [
      'counts that do not tell their kind',
      'license-counts',
      {
        'GET /products/usage': {
          answer: listOf(
            object({ product: text, used: { type: 'integer' }, total: { type: 'integer' } }),
          ),
        },
      },
      null,
    ],
  ]);
});
