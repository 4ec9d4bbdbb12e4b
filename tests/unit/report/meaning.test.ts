import { describe, expect, it } from 'vitest';
import { meaningOfColumns } from '#lib/report/meaning.ts';
import { isPersonal } from '#lib/report/personal.ts';
import { columnOf, type Subject } from '#lib/report/summary.ts';
import { reportFields } from '#lib/vault/report-source.ts';

describe('what a column means', () => {
  it('is what the specification says, whatever its name', () => {
    expect(
      meaningOfColumns(['host', 'user.mail', 'product'], {
        user: ['host'],
        email: ['user', 'mail'],
      }),
    ).toEqual([
      { field: 'user', told: 'specification' },
      { field: 'email', told: 'specification' },
      { field: 'product', told: 'name' },
    ]);
  });

  it('is known of the two columns that JetBrains help names', () => {
    expect(meaningOfColumns(['allocation_id', 'allocated_license'], {})).toEqual([
      { field: 'allocation', told: 'specification' },
      { field: 'license', told: 'specification' },
    ]);
  });

  it.each([
    ['user_email', 'email'],
    ['userId', 'user-id'],
    ['login', 'user'],
    ['Product Name', 'product'],
    ['productCode', 'product-code'],
    ['product_version', 'version'],
    ['user_hostname', 'host'],
    ['user_ip', 'address'],
    ['session_start', 'at'],
    ['session_end', 'until'],
    ['person.login', 'user'],
  ])('of the name %s is %s', (name, field) => {
    expect(meaningOfColumns([name], {})).toEqual([{ field, told: 'name' }]);
  });

  it.each(['shoe_size', 'Column 3', 'team', 'x', ''])('of the name %j is not known', (name) => {
    expect(meaningOfColumns([name], {})).toEqual([null]);
  });

  it('is never that of two columns', () => {
    const meanings = meaningOfColumns(['user_email', 'email', 'mail', 'host', 'hostname'], {});
    const fields = meanings.flatMap((meaning) => meaning?.field ?? []);
    expect(new Set(fields).size).toBe(fields.length);
  });
});

describe('personal', () => {
  it('is every column but those that tell of products, licenses and times', () => {
    expect(reportFields.filter((field) => !isPersonal(field))).toEqual([
      'product',
      'product-code',
      'license',
      'version',
      'at',
      'until',
    ]);
  });

  it('is a column that nobody knows', () => {
    expect(isPersonal(null)).toBe(true);
  });
});

describe('the column that tells', () => {
  it.each<[Subject, string[], number | null]>([
    ['users', ['user', 'email'], 1],
    ['users', ['user-name', 'user-id'], 1],
    ['products', ['product-code', 'product'], 1],
    ['hosts', ['address'], 0],
    ['versions', ['user'], null],
  ])('%s of %j is number %s', (subject, fields, column) => {
    const meanings = fields.map((name) => {
      const field = reportFields.find((one) => one === name);
      return field ? { field } : null;
    });
    expect(columnOf(subject, meanings)).toBe(column);
  });
});
