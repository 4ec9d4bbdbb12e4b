import { describe, expect, it } from 'vitest';
import { parseLeavers } from '#lib/acts/leavers-list.ts';

const people = (text: string) => parseLeavers(text).people;
const abc = ['alice@acme.example', 'bob@acme.example', 'carol@acme.example'];

describe('a list of leavers is read', () => {
  it.each([
    ['one a line', abc.join('\n'), abc],
    ['with Windows line ends', abc.join('\r\n'), abc],
    ['with old Mac line ends', abc.join('\r'), abc],
    ['separated by commas', abc.join(', '), abc],
    ['separated by semicolons', abc.join('; '), abc],
    ['separated by tabs', abc.join('\t'), abc],
    ['separated by spaces', abc.join('  '), abc],
    ['with every separator at once', `${abc[0]};${abc[1]}\n\n , ${abc[2]},`, abc],
    ['with blank lines and spaces around', `\n\n  ${abc.join(' \n\t\n ')}  \n`, abc],
    [
      'as mail programs write it',
      'Alice A. <alice@acme.example>; Bob <bob@acme.example>',
      abc.slice(0, 2),
    ],
    [
      'with names in quotes and a comma inside',
      '"Example, Alice" <alice@acme.example>',
      ['alice@acme.example'],
    ],
    ['of mailto links', 'mailto:alice@acme.example\nMAILTO:bob@acme.example', abc.slice(0, 2)],
    [
      'of plain names, also with spaces',
      'alice\nBob Example\nJosé Núñez-Öz',
      ['alice', 'Bob Example', 'José Núñez-Öz'],
    ],
    [
      'of names in quotes, with the comma kept',
      '"Example, Alice","Example, Bob"',
      ['Example, Alice', 'Example, Bob'],
    ],
    ['with doubled quotes inside quotes', '"Robert ""Bob"" Example"', ['Robert "Bob" Example']],
    ['with a byte order mark', `\uFEFF${abc[0]}`, abc.slice(0, 1)],
    ['of one person', 'alice', ['alice']],
    ['of nobody', ' \n;,\t', []],
    ['of nothing', '', []],
  ])('%s', (_how, text, wanted) => {
    expect(people(text)).toEqual(wanted);
  });

  it.each([
    [
      'by its header, in quotes',
      '"Name","Email"\n"Example, Alice","alice@acme.example"',
      'Email',
      ['alice@acme.example'],
    ],
    [
      'by its header, with semicolons',
      'Team;E-Mail-Adresse;Date\nA;alice@acme.example;1.2.2026\nB;bob@acme.example;',
      'E-Mail-Adresse',
      abc.slice(0, 2),
    ],
    [
      'of logins, where there are no addresses',
      'id,login,name\n1,alice,Alice Example\n2,bob,Bob Example',
      'login',
      ['alice', 'bob'],
    ],
    [
      'of names, where there is nothing else',
      'Department\tFull name\nA\tAlice Example',
      'Full name',
      ['Alice Example'],
    ],
    [
      'with the address before the login, wherever it stands',
      'login,email\nalice,alice@acme.example\nbob,',
      'email',
      ['alice@acme.example', 'bob'],
    ],
    ['of one column', 'email\nalice@acme.example\nbob@acme.example', 'email', abc.slice(0, 2)],
    [
      'without a header, by the only column of addresses',
      'Alice;alice@acme.example\nBob;bob@acme.example',
      '2',
      abc.slice(0, 2),
    ],
  ])('as a table, %s', (_how, text, column, wanted) => {
    expect(parseLeavers(text)).toMatchObject({ column, people: wanted });
  });

  it('with every address of a row where there is more than one column of them', () => {
    expect(
      people('alice@acme.example,bob@acme.example\ncarol@acme.example,dave@acme.example'),
    ).toHaveLength(4);
  });

  it('with everybody once, whatever the case, and the repetitions counted', () => {
    expect(parseLeavers('Alice@acme.example\nalice@ACME.example\nbob\nBOB\nbob')).toMatchObject({
      people: ['Alice@acme.example', 'bob'],
      duplicates: 3,
    });
  });

  it('without what cannot be a name, and says so', () => {
    const long = 'x'.repeat(201);
    expect(parseLeavers(`alice\n..\n${long}\nb\u0000b`)).toMatchObject({
      people: ['alice'],
      ignored: ['..', 'x'.repeat(80), 'b\u0000b'],
    });
  });

  it('in a moment, however long a line without an end of its quotes is', () => {
    const started = performance.now();
    parseLeavers(`"${'a, '.repeat(50_000)}`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
