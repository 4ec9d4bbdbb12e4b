import * as v from 'valibot';
import { session } from '#lib/platform/areas.ts';
import { defineDocument } from './document.ts';

const MOST = 5_000;
/** Longer texts are no names that can be searched for. */
const LONGEST = 200;

/** Names of users by vault id, newest first. Personal data: in memory until the browser closes. */
const names = defineDocument(
  { key: 'names', version: 1, schema: v.record(v.string(), v.array(v.string())), fallback: {} },
  session,
);

export async function readNames(vault: string): Promise<readonly string[]> {
  return (await names.read())[vault] ?? [];
}

/** Adds names that were seen in denials or a report, so that they can be suggested. */
export async function rememberNames(vault: string, seen: readonly string[]): Promise<void> {
  await names.update((all) => ({
    ...all,
    [vault]: [...new Set([...seen, ...(all[vault] ?? [])])]
      .filter(({ length }) => length <= LONGEST)
      .slice(0, MOST),
  }));
}

export async function forgetNames(vault: string): Promise<void> {
  await names.update(({ [vault]: _gone, ...rest }) => rest);
}
