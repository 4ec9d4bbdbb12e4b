import { expect, it } from 'vitest';
import { isOurPage, type Sender } from '#lib/platform/senders.ts';

const own = { id: 'our-id', origin: 'chrome-extension://our-id' };
const tab = { id: 7 };

it.each<[string, Sender, boolean]>([
  ['our popup', { id: own.id, origin: own.origin }, true],
  ['our options page in a tab', { id: own.id, origin: own.origin, tab, frameId: 0 }, true],
  ['our page with a tab but no frame', { id: own.id, origin: own.origin, tab }, true],
  ['nobody', {}, false],
  ['our id without an origin', { id: own.id }, false],
  ['our origin without an id', { origin: own.origin }, false],
  [
    'our content script on the vault',
    { id: own.id, origin: 'https://acme.fls.jetbrains.com', tab, frameId: 0 },
    false,
  ],
  [
    'our content script in a frame',
    { id: own.id, origin: 'https://acme.fls.jetbrains.com', tab, frameId: 3 },
    false,
  ],
  [
    'our content script on another page',
    { id: own.id, origin: 'https://evil.example', tab, frameId: 0 },
    false,
  ],
  ['another extension', { id: 'other', origin: 'chrome-extension://other' }, false],
  ['another extension that names our origin', { id: 'other', origin: own.origin }, false],
  ['our id on an opaque origin', { id: own.id, origin: 'null', tab, frameId: 0 }, false],
  [
    'our id on an origin that begins like ours',
    { id: own.id, origin: `${own.origin}.evil` },
    false,
  ],
  ['only a url of ours', { id: own.id, url: `${own.origin}/options.html`, tab }, false],
])('%s: answered %s', (_who, sender, answered) => {
  expect(isOurPage(sender, own)).toBe(answered);
});

it('trusts nobody when our own origin is unknown', () => {
  expect(isOurPage({ id: 'x', origin: 'null' }, { id: 'x', origin: 'null' })).toBe(false);
});
