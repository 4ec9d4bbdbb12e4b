import { browser } from 'wxt/browser';

/** The language of the browser's own interface, as a BCP 47 tag. */
export function interfaceLanguage(): string {
  return browser.i18n.getUILanguage();
}
