import { defineConfig } from 'wxt';
import { CLOUD_HOSTS, contentSecurityPolicy, selfHostedHosts } from './lib/vault/hosts.ts';

// A self-hosted IDE Services needs a build of its own: its host is named here, and nowhere else
// (docs/permissions.md).
const selfHosted = selfHostedHosts(process.env['SEATKEEPER_SELF_HOSTED'] ?? '');

export default defineConfig({
  // Firefox would get Manifest V2 by default, which drops optional_host_permissions silently.
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}{{modeSuffix}}',
  hooks: {
    // Built together, pages share chunks, and the popup would carry what only others use of a library.
    'entrypoints:grouped': (_wxt, groups) => {
      const pages = groups.findIndex(
        (group) => Array.isArray(group) && group.some(({ name }) => name === 'popup'),
      );
      const together = groups[pages];
      if (!Array.isArray(together)) return;
      const popup = together.filter(({ name }) => name === 'popup');
      const others = together.filter(({ name }) => name !== 'popup');
      groups.splice(pages, 1, popup, others);
    },
  },
  vite: () => ({
    define: { __SELF_HOSTED_HOSTS__: JSON.stringify(selfHosted) },
    build: { modulePreload: { polyfill: false } },
  }),
  manifest: ({ browser, command }) => ({
    name: '__MSG_extensionName__',
    short_name: 'Seatkeeper',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    permissions: ['storage', 'alarms', 'scripting'],
    // The top frame of the cloud's pages. Hosts of IDE Services are registered when they are granted.
    content_scripts: [
      {
        matches: [`https://${CLOUD_HOSTS.cloud}/*`],
        js: ['vault-page.js'],
        run_at: 'document_idle',
      },
    ],
    optional_permissions: ['notifications'],
    host_permissions: [`https://${CLOUD_HOSTS.cloud}/*`],
    optional_host_permissions: [
      `https://${CLOUD_HOSTS.ideServices}/*`,
      ...selfHosted.map((host) => `https://${host}/*`),
    ],
    incognito: 'not_allowed',
    // The development server needs its own, laxer policy; the built files are what is tested.
    ...(command === 'build' && {
      content_security_policy: { extension_pages: contentSecurityPolicy(selfHosted) },
    }),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'license-vault-companion@seatkeeper',
              strict_min_version: '140.0',
              // docs/decisions/0009-what-firefox-is-told.md
              data_collection_permissions: {
                required: ['authenticationInfo', 'personallyIdentifyingInfo'],
              },
            },
          },
        }
      : { minimum_chrome_version: '140' }),
  }),
});
