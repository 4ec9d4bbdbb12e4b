import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { notify, onNotificationClicked } from '#lib/platform/notifications.ts';

type Added = { origins?: string[]; permissions?: string[] };

const { notifications } = fakeBrowser;
let granted: (added: Added) => void;

/** The browser hides the interface until the person has allowed it. */
function show(shown: boolean) {
  Object.defineProperty(fakeBrowser, 'notifications', {
    value: shown ? notifications : undefined,
    configurable: true,
  });
}

beforeEach(() => {
  show(true);
  fakeBrowser.reset();
  Object.assign(fakeBrowser, {
    permissions: {
      onAdded: {
        addListener: (listener: typeof granted) => {
          granted = listener;
        },
      },
    },
  });
});

it('hears a press on a notification where they were allowed before the worker started', async () => {
  const clicked = vi.fn();
  onNotificationClicked(clicked);
  await notifications.onClicked.trigger('tokens');
  expect(clicked).toHaveBeenCalledExactlyOnceWith('tokens');
});

it('hears it too where they are allowed while the worker runs', async () => {
  show(false);
  const clicked = vi.fn();
  onNotificationClicked(clicked);
  show(true);
  granted({ origins: ['https://acme.jetbrains-ide-services.com/*'] });
  await notifications.onClicked.trigger('tokens');
  expect(clicked).not.toHaveBeenCalled();
  granted({ permissions: ['notifications'] });
  await notifications.onClicked.trigger('tokens');
  expect(clicked).toHaveBeenCalledExactlyOnceWith('tokens');
});

it('shows one with the extension’s own picture, and the next of its kind in its place', async () => {
  await notify('tokens', { title: 'Seatkeeper: tokens', message: 'acme: one' });
  await notify('tokens', { title: 'Seatkeeper: tokens', message: 'acme: two' });
  expect(notifications.getAllCreateOptions()).toEqual({
    tokens: {
      type: 'basic',
      iconUrl: expect.stringMatching(/^chrome-extension:.*\/icon\/128\.png$/),
      title: 'Seatkeeper: tokens',
      message: 'acme: two',
    },
  });
});

it('shows nothing, and fails nothing, where they are not allowed', async () => {
  show(false);
  await notify('tokens', { title: 'Seatkeeper: tokens', message: 'acme: one' });
  expect(notifications.getAllCreateOptions()).toEqual({});
});
