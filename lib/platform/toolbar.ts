import { browser } from 'wxt/browser';

/** What the toolbar button shows. `color` and `textColor` are CSS hex colors. */
export interface Badge {
  text: string;
  color: string;
  textColor: string;
  /** The tooltip: carries the whole sentence, since a badge has room for one sign. */
  title: string;
}

export async function paintToolbar({ text, color, textColor, title }: Badge): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color }),
    // Chromium 110, Firefox 63: the polyfill's types lag behind for Chromium only.
    browser.action.setBadgeTextColor({ color: textColor }),
    browser.action.setTitle({ title }),
  ]);
}
