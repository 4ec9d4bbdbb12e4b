import { connectVault } from './admin.ts';
import type { ExtensionPage } from './page.ts';
import type { World } from './world.ts';

const DAY_MS = 24 * 60 * 60_000;

/** A day so many days ago, as the period's fields and the vault know it. */
export const daysAgo = (days: number) =>
  new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

/** Every day of which the stand-in's report has rows. */
export const everyDay = { from: daysAgo(40), to: daysAgo(0) };

/** Chooses a period; typing into a date field depends on the language of the browser. */
export async function choosePeriod(
  page: ExtensionPage,
  period: { from: string; to: string },
): Promise<void> {
  await page.find('button', 'Load report');
  await page.evaluate(({ from, to }) => {
    const fields = document.querySelectorAll<HTMLInputElement>('input[type=date]');
    for (const [at, value] of [from, to].entries()) {
      const field = fields[at];
      if (!field) throw new Error('There is no period to choose');
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }, period);
}

/** Connects the vault and reads its specification, so that reports can be asked for. */
export async function bindReport(world: World): Promise<void> {
  const options = await connectVault(world);
  await options.click('button', 'Read specification');
  await options.find('listitem', /^Usage report.*bound/);
  await options.close();
}

/** Opens the dashboard's tab Usage report with every day chosen. */
export async function openReport(world: World): Promise<ExtensionPage> {
  const page = await world.browser.open('dashboard.html#report');
  await page.page.setViewport({ width: 960, height: 1900 });
  await choosePeriod(page, everyDay);
  return page;
}
