import { type Context, Hono } from 'hono';
import { type Acts, allocate, type ComesBack, createActs } from './acts.ts';
import type { Counts } from './catalog.ts';
import {
  type Allocation,
  type Company,
  createCompany,
  createRandom,
  setCounts,
} from './company.ts';
import type { Answer, Dialect } from './dialects/dialect.ts';
import { serveDialect } from './dialects/serve.ts';
import { createDirectory, personOf } from './directory.ts';
import { type Ability, createFaults, type Faults } from './faults.ts';
import { publishedAnswers } from './published.ts';
import { createUsageReport, type UsageReport } from './report.ts';
import { counted, type ReportStreams } from './report-streams.ts';
import { createTokens, type Tokens } from './tokens.ts';
import { unpublished } from './unpublished.ts';
import { findVariant } from './web/index.ts';
import { serveWeb, unknownPage } from './web/serve-web.ts';

export interface VaultOptions {
  /** That of its dialect or web UI, or `cloud`, unless told otherwise. */
  flavour?: 'cloud' | 'ide-services';
  /** The same seed gives the same company and tokens. */
  seed?: number;
  /** Epoch milliseconds. */
  now?: () => number;
  /** 200 unless told otherwise; 50,000 at most. */
  users?: number;
  denialsPerDay?: number;
  /** How this vault serves the rest, and its specification. Without one it serves neither. */
  dialect?: Dialect;
  /** Rows of the usage report over its 30 days: 500 unless told otherwise, 1,000,000 at most. */
  reportRows?: number;
  /** How often a report that is made in the background is not ready yet. Once unless told otherwise. */
  reportPolls?: number;
  /** Users whose IDE runs on and who get a license again while one is free. Nobody without it. */
  comesBack?: ComesBack;
  /** Name of the variant of the web UI that it serves. Without one it serves none. */
  web?: string;
  /** How long the old token lives on after a new one was generated. Not at all, says the help. */
  oldTokenLivesMs?: number;
}

/** One request a vault has seen. Headers in lower case. */
export interface SeenRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
}

/**
 * The stand-in vault: one handler from `Request` to `Response`, and everything behind it in reach
 * of tests.
 */
export interface StandInVault extends Pick<Acts, 'revoked' | 'disconnected'> {
  handler: (request: Request) => Promise<Response>;
  tokens: Tokens;
  faults: Faults;
  company: Company;
  requests: SeenRequest[];
  /** Changes what the vault says of a product. */
  setCounts(code: string, counts: Partial<Counts>): void;
  /** Gives the user with this number, from 0, a license of a product: a free one or one more. */
  allocate(user: number, code: string): Allocation;
  /**
   * Operations that were called although no ability and no look-up is theirs, such as
   * `DELETE /users/{id}`: what a wrong binding has done.
   */
  strayed: string[];
  /** What its usage report is about, row by row. */
  report: UsageReport;
  /** How the reports ended that it was asked for. */
  reportStreams: ReportStreams;
}

/**
 * Makes a stand-in vault. Without a dialect it answers the two abilities whose paths are published
 * and nothing else.
 */
export function createVault({
  dialect,
  web,
  flavour,
  seed = 7,
  now = Date.now,
  users = 200,
  denialsPerDay = 6,
  reportRows = 500,
  reportPolls = 1,
  comesBack,
  oldTokenLivesMs = 0,
}: VaultOptions = {}): StandInVault {
  const variant = web ? findVariant(web) : null;
  const company = createCompany({ seed, users, now: now(), denialsPerDay });
  const tokens = createTokens(
    flavour ?? dialect?.flavour ?? variant?.flavour ?? 'cloud',
    now,
    createRandom(seed + 1),
    {
      oldTokenLivesMs,
      format: variant?.tokenFormat ?? 'letters',
    },
  );
  const faults = createFaults();
  const requests: SeenRequest[] = [];
  const strayed: string[] = [];
  const acts = createActs(company, now, comesBack);
  const report = createUsageReport(reportRows, company.allocations, now());
  const reportStreams: ReportStreams = { open: 0, whole: 0, cut: 0 };
  const app = new Hono();

  const ability = (name: Ability, answer: Answer) => (context: Context) =>
    faults.apply(
      name,
      async () => {
        const verdict = tokens.check(context.req.header('authorization') ?? null);
        if (verdict === 'unknown') return unpublished.unknownToken();
        if (verdict === 'forbidden') return unpublished.notPermitted();
        const answered = await answer(context);
        return name === 'usage-report' ? counted(answered, reportStreams) : answered;
      },
      context.req.raw.signal,
    );

  if (dialect?.published !== false) {
    const { counts, denials } = publishedAnswers(company, now);
    app.get('/public-api/licenses/usage', ability('license-counts', counts));
    app.get('/public-api/denials/report', ability('denials', denials));
  }
  // Before the dialect, whose web application may answer every path that is left.
  if (variant)
    serveWeb(app, variant, { tokens, specificationPath: dialect && linkedPlace(dialect) });
  if (dialect) {
    serveDialect(
      app,
      dialect,
      {
        ...acts,
        company,
        directory: createDirectory(users),
        report,
        now,
        reportPolls,
        guard: ability,
        licensesOf: (email) => company.allocations.filter(({ user }) => user === email),
      },
      { tokens, faults, strayed, hasWeb: variant !== null },
    );
  }
  app.notFound((context) => (variant && unknownPage(context)) ?? unpublished.noSuchPath());
  // Only a client that has gone ends here: nobody reads this answer.
  app.onError(() => new Response('', { status: 500 }));

  return {
    tokens,
    faults,
    company,
    requests,
    strayed,
    report,
    reportStreams,
    revoked: acts.revoked,
    disconnected: acts.disconnected,
    async handler(request) {
      const { method, url, headers } = request;
      requests.push({ method, url, headers: Object.fromEntries(headers) });
      acts.settle();
      return await app.fetch(request);
    },
    setCounts: (code, counts) => setCounts(company, code, counts, now()),
    allocate: (user, code) =>
      allocate(company, { ...personOf(user), user: personOf(user).email }, code, now()),
  };
}

/** Where the web UI's link to the specification leads: the page for people, where there is one. */
function linkedPlace({ specification: { places } }: Dialect): string | undefined {
  return (places.find(({ type }) => type?.startsWith('text/html')) ?? places[0])?.path;
}
