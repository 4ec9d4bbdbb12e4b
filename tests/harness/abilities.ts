import type { ExtensionPage } from './page.ts';

/** On the options page: reads the vault's specification and confirms everything that writes. */
export async function learnAbilities(options: ExtensionPage): Promise<void> {
  await options.click('button', 'Read specification');
  await options.until('abilities to be found', async () =>
    (await options.items('Abilities')).some((item) => item.includes('needs your confirmation')),
  );
  const waiting = async () =>
    (await options.items('Abilities')).filter((item) => item.includes('needs your confirmation'))
      .length;
  for (let left = await waiting(); left > 0; left--) {
    await options.click('button', 'Use this');
    await options.until('one less to confirm', async () => (await waiting()) < left);
  }
}

interface Waits {
  undoSeconds?: number;
  cameBackSeconds?: number;
  bulkPauseMs?: number;
}

/** Makes the waits short that a journey would sit through. */
export async function setWaits(page: ExtensionPage, waits: Waits): Promise<void> {
  await page.evaluate(async (wanted) => {
    interface Api {
      runtime: { sendMessage(message: object): Promise<unknown> };
    }
    const scope = globalThis as unknown as { browser?: Api; chrome: Api };
    await (scope.browser ?? scope.chrome).runtime.sendMessage({ name: 'acts.settings', ...wanted });
  }, waits);
}
