// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { createKnowing } from '#components/page/knowing.ts';
import type { PageAnswer } from '#lib/protocol/page.ts';

const nobody: PageAnswer<'page.hello'> = {
  ok: false,
  problem: { kind: 'internal', reference: 'no-background' },
};

it('a background that takes long to say nothing is not asked again at once', async () => {
  let now = 0;
  const hello = vi.fn(async () => {
    now += 30_000;
    return nobody;
  });
  // What looks at the page asks, while nothing is known.
  const look = vi.fn(() => knowing.ask());
  const knowing = createKnowing(hello, () => now, look, new AbortController().signal);
  knowing.ask();
  await vi.waitFor(() => expect(look).toHaveBeenCalled());
  expect(hello).toHaveBeenCalledTimes(1);
  now += 2001;
  knowing.ask();
  expect(hello).toHaveBeenCalledTimes(2);
});
