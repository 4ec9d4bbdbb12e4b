export const tabs = ['products', 'users', 'leavers', 'denials', 'report'] as const;
export type Tab = (typeof tabs)[number];

/** Where the person is in the dashboard. Never holds anything but what they chose or typed. */
export interface Place {
  tab: Tab;
  /** Id of the vault, or null for the one that the popup shows. */
  vault: string | null;
  /** The user that the Users tab shows. */
  user: string | null;
}

/** @param hash such as `#users?vault=1&user=alice`, as {@link writePlace} writes it */
export function readPlace(hash: string): Place {
  const [name = '', query = ''] = hash.replace(/^#/, '').split('?');
  const values = new URLSearchParams(query);
  return {
    tab: tabs.find((tab) => tab === name) ?? 'products',
    vault: values.get('vault'),
    user: values.get('user'),
  };
}

export function writePlace({ tab, vault, user }: Place): string {
  const values = new URLSearchParams();
  if (vault !== null) values.set('vault', vault);
  if (user !== null) values.set('user', user);
  const query = values.toString();
  return `#${tab}${query && `?${query}`}`;
}
