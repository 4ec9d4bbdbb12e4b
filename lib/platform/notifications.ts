import { browser } from 'wxt/browser';

const permission = { permissions: ['notifications' as const] };

/** Whether the person has allowed notifications: the permission is an optional one. */
export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains(permission);
}

/** Asks the person for it. Directly in a click, and in a tab: a popup hides the prompt in Firefox. */
export function requestNotifications(): Promise<boolean> {
  return browser.permissions.request(permission);
}

export function dropNotifications(): Promise<boolean> {
  return browser.permissions.remove(permission);
}

/** Shows a notification; one with the same id takes its place. Nothing happens without permission. */
export async function notify(
  id: string,
  { title, message }: { title: string; message: string },
): Promise<void> {
  await browser.notifications?.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title,
    message,
  });
}

export async function clearNotification(id: string): Promise<void> {
  await browser.notifications?.clear(id);
}

/**
 * Call it synchronously when the worker starts. Without permission there is nothing to listen to yet:
 * the browser adds it to a worker that runs as soon as the person has said yes.
 */
export function onNotificationClicked(clicked: (id: string) => void): void {
  const listen = () => browser.notifications?.onClicked.addListener(clicked);
  listen();
  browser.permissions.onAdded.addListener(({ permissions = [] }) => {
    // The same listener a second time is none.
    if (permissions.includes('notifications')) listen();
  });
}
