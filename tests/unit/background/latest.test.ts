import { expect, it } from 'vitest';
import { createLatest } from '#lib/background/latest.ts';

/** Work whose every run reads what is there when it begins, and writes it when it is let go. */
function slowWork() {
  const runs: { end(): void; fail(): void }[] = [];
  const state = { now: 'first', written: [] as string[] };
  const show = createLatest(async (_who: string) => {
    const seen = state.now;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    runs.push({ end: resolve, fail: () => reject(new Error('no storage')) });
    await promise;
    state.written.push(seen);
  });
  const begun = (count: number) => expect.poll(() => runs.length).toBe(count);
  return { runs, state, show, begun };
}

it('never writes what an older look told over what a newer one has written', async () => {
  const { runs, state, show, begun } = slowWork();
  const first = show('a');
  await begun(1);
  state.now = 'second';
  const second = show('b');
  runs[0]?.end();
  await first;
  await begun(2);
  runs[1]?.end();
  await second;
  expect(state.written).toEqual(['first', 'second']);
});

it('does once what several ask for meanwhile, and begins it after the last of them has asked', async () => {
  const { runs, state, show, begun } = slowWork();
  const first = show('a');
  await begun(1);
  const shared = [show('b'), show('c')];
  state.now = 'third';
  shared.push(show('d'));
  runs[0]?.end();
  await first;
  await begun(2);
  runs[1]?.end();
  await Promise.all(shared);
  expect(state.written).toEqual(['first', 'third']);
});

it('goes on after one that failed, which is told to those who asked for it', async () => {
  const { runs, state, show, begun } = slowWork();
  const first = show('a');
  await begun(1);
  const second = show('b');
  runs[0]?.fail();
  await expect(first).rejects.toThrow('no storage');
  await begun(2);
  runs[1]?.end();
  await second;
  expect(state.written).toEqual(['first']);
});
