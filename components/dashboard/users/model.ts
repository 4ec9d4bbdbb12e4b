import { signal } from '@preact/signals';
import type { UserDenial } from '#lib/protocol/acts.ts';
import type { Problem } from '#lib/protocol/commands.ts';
import type { Failure } from '#lib/vault/failure.ts';
import type { UserLicense } from '#lib/vault/records.ts';
import type { DashboardModel } from '../model.ts';

/** Fewer letters than this suggest nobody in particular. */
const SUGGEST_FROM = 2;
const PAUSE_MS = 150;

export type Found =
  | { kind: 'nobody' }
  | { kind: 'finding'; user: string }
  | { kind: 'found'; user: string; licenses: UserLicense[] }
  | { kind: 'failed'; user: string; failure: Failure }
  | { kind: 'problem'; user: string; problem: Problem };

export interface LastDenials {
  denials: UserDenial[];
  days: number;
  truncated: boolean;
  failure: Failure | null;
}

export type UsersModel = ReturnType<typeof createUsersModel>;

/** The search for users of one vault. What it finds is in this page's memory and nowhere else. */
export function createUsersModel({ ask, heard, words }: DashboardModel, vault: string) {
  const query = signal('');
  const names = signal<string[]>([]);
  const found = signal<Found>({ kind: 'nobody' });
  const denials = signal<LastDenials | null>(null);
  let searches = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;

  /** Looks a user up. An answer that comes after a newer question is dropped. */
  async function find(user: string): Promise<void> {
    const own = ++searches;
    const isSame = found.value.kind === 'found' && found.value.user === user;
    // Numbers stay until newer ones are there.
    if (!isSame) {
      found.value = { kind: 'finding', user };
      denials.value = null;
    }
    const answer = await ask<'users.find'>({ name: 'users.find', vault, user });
    if (own !== searches) return;
    if (!answer.ok) found.value = { kind: 'problem', user, problem: answer.problem };
    else if (answer.value.failure) {
      found.value = { kind: 'failed', user, failure: answer.value.failure };
    } else {
      const { licenses } = answer.value;
      found.value = { kind: 'found', user, licenses };
      if (!isSame) heard.value = words.users.found(user, licenses.length);
    }
    if (isSame) return;
    const last = await ask<'users.denials'>({ name: 'users.denials', vault, user });
    if (own === searches && last.ok) denials.value = last.value;
  }

  async function suggest(text: string): Promise<void> {
    const answer = await ask<'users.suggest'>({ name: 'users.suggest', vault, text });
    if (query.peek() === text && answer.ok) names.value = answer.value.names;
  }

  return {
    query,
    names,
    found,
    denials,
    find,
    type(text: string) {
      query.value = text;
      clearTimeout(pause);
      if (text.trim().length < SUGGEST_FROM) names.value = [];
      else pause = setTimeout(() => void suggest(text), PAUSE_MS);
    },
    end() {
      clearTimeout(pause);
      searches += 1;
    },
  };
}
