import type { Formats } from '../formats.ts';

/** Words of the Users tab. */
export const usersWords = (f: Formats) => ({
  search: 'User',
  hint: 'An e-mail address or a name, as the vault knows it.',
  find: 'Find',
  finding: (user: string) => `Looking up ${user}.`,
  suggestions: 'Seen in denials',
  licenses: (user: string) => `Licenses of ${user}`,
  found: (user: string, count: number) =>
    count === 0
      ? `${user} holds no license.`
      : `${user} holds ${f.plural(count, { one: '# license', other: '# licenses' })}.`,
  none: (user: string) => `${user} holds no license in this vault.`,
  columns: { product: 'Product', since: 'Since', lastSeen: 'Last seen', action: 'Action' },
  unnamed: 'Product not told',
  day: (at: number) => f.date(at),
  ago: (at: number, now: number) => f.ago(at, now) ?? 'just now',
  as: (names: readonly string[]) => `The vault calls this user ${f.list(names)}.`,
  where: (host: string | null, version: string | null) =>
    [host && `on ${host}`, version && `version ${version}`].filter(Boolean).join(', '),
  revoke: 'Revoke',
  revokeAll: 'Revoke all',
  revoking: 'under way',
  again: 'Look again',
  denials: 'Last denials',
  noDenials: (days: number) =>
    `None in the last ${f.plural(days, { one: '# day', other: '# days' })}.`,
  truncated: 'There were more denials than could be read; older ones may be missing.',
  denial: (at: number) => `${f.date(at)}, ${f.time(at)}`,
  listless:
    'What a user holds cannot be listed on this vault. All of it can still be revoked at once.',
});
export type UsersWords = ReturnType<typeof usersWords>;
