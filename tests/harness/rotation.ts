import type { ExtensionPage } from './page.ts';

/** Fills in the form of the options page, as a person does. */
export async function addConsumer(
  page: ExtensionPage,
  name: string,
  kind: string,
  where: string,
): Promise<void> {
  await page.click('button', 'Add consumer');
  await page.fill('Name', name);
  await page.choose('combobox', 'Kind', kind);
  await page.fill('Where', where);
  await page.click('button', 'Save');
  await page.find('checkbox', name);
}

/** The step of the assistant that waits for somebody. */
export async function waitsFor(page: ExtensionPage, step: string): Promise<void> {
  await page.until(`the step "${step}"`, () =>
    page.evaluate(
      (wanted) =>
        document.querySelector('[aria-current=step] b')?.textContent?.includes(wanted) ?? false,
      step,
    ),
  );
}
