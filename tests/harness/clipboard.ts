import type { ExtensionPage } from './page.ts';

/** What the clipboard holds, pasted by keyboard into a field that the test puts on the page. */
export async function pasted(page: ExtensionPage): Promise<string> {
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    field.id = 'pasted';
    // Chromium would fetch a dictionary.
    field.spellcheck = false;
    document.body.append(field);
    field.focus();
  });
  await page.page.keyboard.down('Control');
  await page.page.keyboard.press('v');
  await page.page.keyboard.up('Control');
  return await page.evaluate(() => {
    const field = document.querySelector('#pasted') as HTMLTextAreaElement;
    const { value } = field;
    field.remove();
    return value;
  });
}
