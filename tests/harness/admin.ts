import { CANARY } from './canary.ts';
import type { ExtensionPage } from './page.ts';
import type { World } from './world.ts';

interface Typed {
  address?: string;
  token?: string;
  keep?: 'Keep on this device' | 'Keep for this session only';
}

/** Fills the connect form and presses the button, as a person does. */
export async function fillConnectForm(
  page: ExtensionPage,
  { address = 'acme', token = CANARY, keep = 'Keep on this device' }: Typed = {},
): Promise<void> {
  await page.fill('Vault address', address);
  await page.fill('API token', token);
  await page.click('radio', keep);
  await page.click('button', 'Connect');
}

/** Opens the options page and connects a vault; the page stays open. */
export async function connectVault(world: World, typed: Typed = {}): Promise<ExtensionPage> {
  const options = await world.browser.open('options.html');
  // The form is open only where there is no vault yet.
  const another = await options.until('the form, or the way to it', () =>
    options.evaluate(() => {
      const buttons = Array.from(document.querySelectorAll('button'), (one) => one.textContent);
      return ['Add a vault', 'Connect'].find((name) => buttons.includes(name));
    }),
  );
  if (another === 'Add a vault') await options.click('button', another);
  await fillConnectForm(options, typed);
  await options.find('status', /^Connected to /);
  return options;
}
