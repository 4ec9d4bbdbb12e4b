import { expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readAppState, watchAppState } from '#lib/storage/app-state.ts';
import { documents } from '#lib/storage/documents.ts';
import { follow } from '#lib/storage/follow.ts';

it('tells a page what was written between its first reading and its watch', async () => {
  fakeBrowser.reset();
  const first = await readAppState();
  await documents.settings.update((settings) => ({ ...settings, activeId: 'written-meanwhile' }));
  const told: (string | null)[] = [];
  const ending = new AbortController();
  watchAppState(({ settings }) => told.push(settings.activeId), ending.signal);
  await expect.poll(() => told).toEqual(['written-meanwhile']);
  expect(first.settings.activeId).toBeNull();
  ending.abort();
});

it('never puts an older state over a newer one, and is silent after its end', async () => {
  const answers: ((state: string) => void)[] = [];
  const told: string[] = [];
  let change: () => void = () => undefined;
  const ending = new AbortController();
  follow(
    {
      read: () => new Promise<string>((resolve) => answers.push(resolve)),
      watch: (changed) => {
        change = changed;
      },
    },
    (state) => told.push(state),
    ending.signal,
  );
  change();
  answers[1]?.('newer');
  answers[0]?.('older');
  await expect.poll(() => told).toEqual(['newer']);
  change();
  ending.abort();
  answers[2]?.('after the end');
  await Promise.resolve();
  expect(told).toEqual(['newer']);
});
