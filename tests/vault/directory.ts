import { person } from './company.ts';

/** A user as a vault's directory may know one. Dialects make ids of their own from the number. */
export interface Person {
  /** From 0. */
  number: number;
  email: string;
  login: string;
  /** For people to read; commas, quotes, umlauts and line breaks occur. */
  name: string;
  host: string;
  address: string;
}

export interface Directory {
  at(number: number): Person | undefined;
  /** Whatever the case of its letters. */
  byEmail(email: string): Person | undefined;
  byLogin(login: string): Person | undefined;
  /** Everybody whose e-mail, login or name contains the text, in order of their numbers. */
  search(text: string): Person[];
}

const given = ['Anna', 'Jürgen', 'Seán', 'Zoë', 'Błażej', 'Mei', 'Ngũgĩ', 'Åse', 'Ivan', 'Maria'];
const family = ['Groß', 'Nuñez', 'Lee', 'Çelik', 'Novák', 'Okafor', 'Ortega', 'Smith', 'Øye'];

/** @param users how many the company has */
export function createDirectory(users: number): Directory {
  const at = (number: number) =>
    Number.isInteger(number) && number >= 0 && number < users ? personOf(number) : undefined;
  const byLogin = (login: string) => {
    const found = at(Number(/^user-(\d+)$/.exec(login)?.[1] ?? Number.NaN) - 1);
    return found?.login === login ? found : undefined;
  };
  return {
    at,
    byLogin,
    byEmail: (email) => {
      const found = byLogin(email.toLowerCase().split('@')[0] ?? '');
      return found?.email === email.toLowerCase() ? found : undefined;
    },
    search: (text) =>
      Array.from({ length: users }, (_, number) => personOf(number)).filter(
        ({ email, login, name }) =>
          [email, login, name].some((one) => one.toLowerCase().includes(text.toLowerCase())),
      ),
  };
}

/** The user with this number, whether or not the company has so many. */
export function personOf(number: number): Person {
  const { user: email, host, address } = person(number);
  return {
    number,
    email,
    login: email.split('@')[0] ?? email,
    name: nameOf(number),
    host,
    address,
  };
}

function nameOf(number: number): string {
  const first = given[number % given.length];
  const last = family[(number * 5) % family.length];
  if (number % 11 === 3) return `${last}, ${first}`;
  if (number % 11 === 5) return `${first} "${first?.slice(0, 2)}" ${last}`;
  if (number % 11 === 7) return `${first}\n${last}`;
  return `${first} ${last}`;
}
