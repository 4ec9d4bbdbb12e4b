import type { Context, Handler, Hono } from 'hono';
import type { Ability } from '#lib/vault/ability.ts';
import type { Acts } from '../acts.ts';
import type { Allocation, Company } from '../company.ts';
import type { Directory } from '../directory.ts';
import type { UsageReport } from '../report.ts';

/**
 * One guess at how a vault may serve what nobody has published: paths, verbs, names, answers and the
 * specification that describes them. All of it is invented, in the manner of one kind of API team.
 * Nothing in Seatkeeper may know a dialect; it has to learn each from its specification.
 */
export interface Dialect {
  name: string;
  /** One sentence: what is special about it. */
  about: string;
  /** How the vault asks for the token. `cloud` unless told otherwise. */
  flavour?: 'cloud' | 'ide-services';
  /** False where the two published paths are not served: this vault has them elsewhere. */
  published?: false;
  specification: Specification;
  /** What `basePath` or the server's URL puts before each path of the specification. */
  prefix: string;
  /** Mounts its routes on the stand-in. The state is the company's. */
  mount(app: Hono, world: DialectWorld): void;
  /** The operation that each ability must be bound to, as it stands in the specification. */
  expected: Record<Ability, Expected>;
  /** How the operations of a user name that user. An id has to be looked up first. */
  userNamedBy: 'email' | 'login' | 'id' | 'nothing';
  /** The operation that finds a user's id, where `userNamedBy` is `id`. */
  lookup?: string;
}

/** `METHOD /path/{template}`, or why there is none. */
export type Expected = { operation: string } | 'unclear' | 'absent';

export interface Specification {
  /** What an administrator would download by hand. */
  text: string;
  /** Everything that is served of it: documents, groups, pages that name them. */
  places: readonly Place[];
  /** What every other path answers: nothing (404), or the web application's page with status 200. */
  elsewhere?: 'web-application';
}

export interface Place {
  path: string;
  /** Exactly these query parameters. */
  query?: Readonly<Record<string, string>>;
  text: string;
  type?: string;
  /**
   * Who may read it: anyone, who has the token, or who is logged in to the web UI, where the token
   * does not count and a request is answered with 401 or the login page.
   */
  access: 'anyone' | 'token' | 'login-or-401' | 'login-or-page';
}

/** What a dialect's routes have in hand. */
export interface DialectWorld extends Pick<Acts, 'revoke' | 'disconnect'> {
  company: Company;
  directory: Directory;
  report: UsageReport;
  /** Epoch milliseconds. */
  now(): number;
  /** How often an asynchronous report says "not yet". */
  reportPolls: number;
  /** By e-mail, in order of allocation. */
  licensesOf(email: string): Allocation[];
  /** The token check and the faults of an ability around an answer. */
  guard(ability: Ability, answer: Answer): Handler;
}

export type Answer = (context: Context) => Response | Promise<Response>;
