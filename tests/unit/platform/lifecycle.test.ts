import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onAccessGranted } from '#lib/platform/lifecycle.ts';

type Added = { origins?: string[]; permissions?: string[] };
let granted: (added: Added) => void;

beforeEach(() => {
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

it('tells of a host that was granted', () => {
  const told = vi.fn();
  onAccessGranted(told);
  granted({ origins: ['https://acme.jetbrains-ide-services.com/*'] });
  expect(told).toHaveBeenCalledOnce();
});

it.each([{ permissions: ['notifications'] }, { permissions: ['notifications'], origins: [] }])(
  'does not tell of notifications, which let nothing be reached: %j',
  (added) => {
    const told = vi.fn();
    onAccessGranted(told);
    granted(added);
    expect(told).not.toHaveBeenCalled();
  },
);
