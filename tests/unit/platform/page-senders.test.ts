import { expect, it } from 'vitest';
import { isVaultPage, type Sender } from '#lib/platform/senders.ts';

const id = 'our-id';
const cloud = 'https://acme.fls.jetbrains.com';
const ide = 'https://acme.jetbrains-ide-services.com';
const tab = { id: 7 };
const good: Sender = { id, origin: cloud, url: `${cloud}/settings`, frameId: 0, tab };

it.each<[string, Sender, 'cloud' | 'if connected' | 'nobody']>([
  ['our script on a vault of the cloud', good, 'cloud'],
  ['the same without an address', { ...good, url: undefined }, 'cloud'],
  ['our script on IDE Services', { ...good, origin: ide, url: `${ide}/x` }, 'if connected'],
  ['nobody', {}, 'nobody'],
  ['another extension', { ...good, id: 'other' }, 'nobody'],
  ['no id', { ...good, id: undefined }, 'nobody'],
  ['no origin', { ...good, origin: undefined }, 'nobody'],
  ['a frame in the page', { ...good, frameId: 3 }, 'nobody'],
  ['no frame at all', { ...good, frameId: undefined }, 'nobody'],
  ['no tab', { ...good, tab: undefined }, 'nobody'],
  ['a tab without an id', { ...good, tab: {} }, 'nobody'],
  ['a tab that is none', { ...good, tab: { id: -1 } }, 'nobody'],
  ['our own popup', { id, origin: 'chrome-extension://our-id' }, 'nobody'],
  [
    'our own options page in a tab',
    { id, origin: 'chrome-extension://our-id', frameId: 0, tab },
    'nobody',
  ],
  ['an opaque origin', { ...good, origin: 'null', url: `${cloud}/settings` }, 'nobody'],
  [
    'an origin over http',
    { ...good, origin: 'http://acme.fls.jetbrains.com', url: undefined },
    'nobody',
  ],
  ['an origin with a port', { ...good, origin: `${cloud}:8443`, url: undefined }, 'nobody'],
  ['another host', { ...good, origin: 'https://evil.example', url: undefined }, 'nobody'],
  [
    'a host that begins like a vault',
    { ...good, origin: `${cloud}.evil.example`, url: undefined },
    'nobody',
  ],
  [
    'the domain without a company',
    { ...good, origin: 'https://fls.jetbrains.com', url: undefined },
    'nobody',
  ],
  ['a bare company name', { ...good, origin: 'acme', url: undefined }, 'nobody'],
  ['an address of another origin', { ...good, url: 'https://evil.example/settings' }, 'nobody'],
  ['an address that only begins like the origin', { ...good, url: `${cloud}.evil/` }, 'nobody'],
  [
    'the API host of IDE Services',
    { ...good, origin: 'https://acme.lv.jetbrains-ide-services.com', url: undefined },
    'nobody',
  ],
])('%s: %j may ask: %s', (_who, sender, expected) => {
  const page = isVaultPage(sender, id);
  expect(page === null ? 'nobody' : page.cloud ? 'cloud' : 'if connected').toBe(expected);
  if (page) expect(page).toMatchObject({ origin: sender.origin, tabId: 7 });
});
