import { expect, it } from 'vitest';
import { createRefresher } from '#lib/background/refresh.ts';
import { readTokenInUse } from '#lib/background/token-in-use.ts';
import { inProcessFetch } from '#tests/vault/in-process.ts';
import { createRotationLab, HOST, minute, NEW, OLD } from './rotation/rotation-lab.ts';

it('is the newer token where a vault was looked up before the old one was replaced and wiped', async () => {
  const lab = await createRotationLab();
  const looked = await lab.connection();
  expect((await readTokenInUse(looked)).token).toEqual({ ok: true, value: OLD });
  lab.generate();
  await lab.paste(NEW);
  expect(await lab.secrets()).toHaveLength(1);
  expect(await readTokenInUse(looked)).toEqual({
    connection: await lab.connection(),
    token: { ok: true, value: NEW },
  });
});

it('is the newer token for a refresh during which somebody else puts that one in use', async () => {
  const lab = await createRotationLab();
  lab.generate();
  lab.vault.faults.set({ kind: 'status', status: 503 });
  await lab.paste(NEW);
  lab.vault.faults.clear();
  lab.clock.now += minute;

  // The refresh asks with the kept token, and its answer comes last.
  const asked = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const reach = inProcessFetch({ [HOST]: lab.vault.handler });
  const refresher = createRefresher({
    now: () => lab.clock.now,
    random: () => 0.5,
    setTimer: () => () => undefined,
    async fetch(url, init) {
      asked.resolve();
      await answered.promise;
      return await reach(url, init);
    },
  });
  const refreshed = refresher.refresh(lab.id, 'person');
  await asked.promise;
  await lab.ask({ name: 'vault.retryCandidate', id: lab.id });
  expect(await lab.secrets()).toHaveLength(1);
  answered.resolve();
  expect(await refreshed).toEqual({ ok: true, value: { asked: true, failure: null } });
  expect((await lab.view())?.attempt?.failure).toBeNull();
});
