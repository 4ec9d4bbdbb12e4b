import { productName } from '../vault/acts.ts';
import type { Allocation } from '../vault/company.ts';
import type { Dialect } from '../vault/dialects/dialect.ts';
import { halGroups } from '../vault/dialects/hal-groups.ts';
import { swaggoQuery } from '../vault/dialects/swaggo-query.ts';
import { personOf } from '../vault/directory.ts';
import type { UsageRow } from '../vault/report.ts';

/**
 * A dialect that the whole journey is done in, and what an observer of the wire and of the saved files
 * knows of it. All of it is written down once more here, on purpose: it is what the journey compares.
 */
export interface JourneyDialect {
  dialect: Dialect;
  /** What goes over the wire, as `METHOD /path?query`. Users by number, from 0. */
  wire: {
    revokeOne(user: number, allocationId: string): string;
    revokeAll(user: number): string;
    disconnect(code: string): string;
  };
  /** Paths of what is asked for page by page. */
  paths: { denials: string; report: string };
  /** A time as it comes through this dialect, as `toISOString` writes it. */
  since(at: number): string;
  /** A row of the report, by its columns in Seatkeeper, and those of them that tell of nobody. */
  reportRow(row: UsageRow): Record<string, string | number>;
  impersonal: readonly string[];
}

const iso = (at: number) => new Date(at).toISOString();
const FIRST_ID = 4711;

const hal: JourneyDialect = {
  dialect: halGroups,
  wire: {
    revokeOne: (_user, id) => `DELETE /vault/licenseAllocations/${id}`,
    revokeAll: (user) => `DELETE /vault/users/${user + FIRST_ID}/licenseAllocations`,
    disconnect: (code) => `DELETE /vault/products/${code}/vaultConnection`,
  },
  paths: { denials: '/public-api/denials/report', report: '/vault/usageReports' },
  since: iso,
  reportRow: (row) => ({
    allocationId: row.allocationId,
    allocatedLicense: row.license,
    'user.email': row.person.email,
    'user.displayName': row.person.name,
    'product.code': row.code,
    'product.displayName': row.product,
    'product.version': row.version,
    'workstation.name': row.host,
    startedOn: iso(row.startedAt),
    endedOn: iso(row.endedAt),
  }),
  impersonal: [
    'allocatedLicense',
    'product.code',
    'product.displayName',
    'product.version',
    'startedOn',
    'endedOn',
  ],
};

const loginOf = (user: number) => personOf(user).login;
const seconds = (at: number) => `${iso(at).slice(0, 19)}Z`;

const swaggo: JourneyDialect = {
  dialect: swaggoQuery,
  wire: {
    revokeOne: (user, id) =>
      `POST /lv/api/licenses/release?login=${loginOf(user)}&allocation_id=${id}`,
    revokeAll: (user) => `POST /lv/api/users/licenses/release?login=${loginOf(user)}`,
    disconnect: (code) => `POST /lv/api/products/disconnect?code=${code}`,
  },
  paths: { denials: '/lv/api/denials', report: '/lv/api/usage/history' },
  since: (at) => iso(Date.parse(seconds(at))),
  reportRow: (row) => ({
    allocation_id: row.allocationId,
    allocated_license: row.license,
    login: row.person.login,
    computer: row.host,
    product_name: row.product,
    build: row.version,
    started: seconds(row.startedAt),
    seconds: Math.round((row.endedAt - row.startedAt) / 1000),
  }),
  impersonal: ['allocated_license', 'product_name', 'build', 'started'],
};

/**
 * The two dialects with all seven abilities that differ most: `docs/binding.md` compares them. What
 * they have in common, a report in JSON, comes as CSV in `report.test.ts`.
 */
export const journeyDialects = [hal, swaggo] as const;

/** What the saved list of leavers tells of a license: product, license and since when. */
export const licenseCells = ({ since }: JourneyDialect, one: Allocation): string[] => [
  productName(one.code),
  one.id,
  since(one.since),
];
