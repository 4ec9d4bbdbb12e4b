import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../run/root.ts';

const manifest = (target: string) =>
  JSON.parse(readFileSync(join(root, '.output', target, 'manifest.json'), 'utf8')) as unknown;
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
};

// Whole-value equality: a permission, a listener for other extensions or an accessible resource
// that a tool adds by itself is seen here.
const both = {
  manifest_version: 3,
  name: '__MSG_extensionName__',
  short_name: 'Seatkeeper',
  description: '__MSG_extensionDescription__',
  version,
  default_locale: 'en',
  icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
  action: { default_title: 'Seatkeeper', default_popup: 'popup.html' },
  options_ui: { page: 'options.html', open_in_tab: true },
  permissions: ['storage', 'alarms', 'scripting'],
  // No all_frames, no world, no match_about_blank: the top frame of the cloud's pages.
  content_scripts: [
    {
      matches: ['https://*.fls.jetbrains.com/*'],
      js: ['vault-page.js'],
      run_at: 'document_idle',
    },
  ],
  optional_permissions: ['notifications'],
  host_permissions: ['https://*.fls.jetbrains.com/*'],
  optional_host_permissions: ['https://*.jetbrains-ide-services.com/*'],
  incognito: 'not_allowed',
  content_security_policy: {
    extension_pages: [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      'connect-src https://*.fls.jetbrains.com https://*.jetbrains-ide-services.com',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types seatkeeper',
    ].join('; '),
  },
};

it('asks in Chromium for exactly what docs/permissions.md explains', () => {
  expect(manifest('chrome-mv3')).toEqual({
    ...both,
    minimum_chrome_version: '140',
    background: { service_worker: 'background.js' },
  });
});

it('asks in Firefox for exactly what docs/permissions.md explains', () => {
  expect(manifest('firefox-mv3')).toEqual({
    ...both,
    background: { scripts: ['background.js'] },
    browser_specific_settings: {
      gecko: {
        id: 'license-vault-companion@seatkeeper',
        strict_min_version: '140.0',
        data_collection_permissions: {
          required: ['authenticationInfo', 'personallyIdentifyingInfo'],
        },
      },
    },
  });
});
