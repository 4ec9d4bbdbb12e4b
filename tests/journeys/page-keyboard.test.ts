import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectVault, fillConnectForm } from '../harness/admin.ts';
import { CANARY } from '../harness/canary.ts';
import { browserNames } from '../harness/find-browser.ts';
import { injectedIn } from '../harness/injected.ts';
import { comesTo, focusOf, tabTo } from '../harness/keyboard.ts';
import { addConsumer, waitsFor } from '../harness/rotation.ts';
import { pass } from '../harness/token-page.ts';
import { openTokenPage, ownPart } from '../harness/vault-page.ts';
import { createWorld, type World } from '../harness/world.ts';
import { findVariant } from '../vault/web/index.ts';

// By keyboard alone: Tab, Enter, Space and Esc. The focus is seen at every stop, and is never lost.

const RERENDERING = 'rerendering.fls.jetbrains.com';
const LINE = 'seatkeeper-line';
const CAPTURE = 'seatkeeper-capture';
const OURS = { ours: true };

describe.each(browserNames)('in %s, by keyboard alone', (name) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(name, {
      'acme.fls.jetbrains.com': { web: 'ring-ui' },
      [RERENDERING]: { web: 'rerendering' },
    });
    const options = await connectVault(world);
    await addConsumer(options, 'Nightly report', 'GitHub Actions secret', 'acme/reports');
    await addConsumer(options, 'Monitoring', 'Checkmk rule', 'monitor.acme.example');
    await options.click('button', 'Add a vault');
    await fillConnectForm(options, { address: RERENDERING, token: CANARY });
    await options.find('status', /^Connected to rerendering/);
    await options.close();
  });
  afterAll(() => world.close());

  it('a token is rotated: from the options to the vault’s page and back', async () => {
    const options = await world.browser.open('options.html');
    await options.page.bringToFront();
    await tabTo(options, 'Start rotation', OURS);
    await options.press('Enter');
    // The button is gone, and the first step has its place.
    await comesTo(options, /^List what uses the token/);
    await tabTo(options, 'The list is complete', OURS);
    await options.press('Enter');
    await comesTo(options, /^Generate a new token in the vault/);

    const page = await openTokenPage(world.browser, findVariant('ring-ui'));
    const injected = injectedIn(page);
    await injected.shows(LINE, /Token saved here/);
    await tabTo(page, 'Generate new token');
    await page.press('Enter');
    await comesTo(page, 'Keep current token');
    await tabTo(page, 'Continue');
    await page.press(' ');
    await injected.gone('seatkeeper-guard');
    const confirm = await ownPart(page, 'confirm');
    await page.until('the page’s own question to have the focus', () =>
      confirm.evaluate((button) =>
        button.closest('[role=dialog]')?.contains(document.activeElement),
      ),
    );
    await tabTo(page, 'Generate new token');
    await page.press('Enter');

    await injected.find(CAPTURE, 'button', 'Save to Seatkeeper');
    await tabTo(page, 'Copy as');
    await page.press('Enter');
    await comesTo(page, 'Authorization header');
    await page.press('Escape');
    await comesTo(page, 'Copy as');
    await ownPart(page, 'token');
    await tabTo(page, 'Save to Seatkeeper', { back: true });
    await pass(page, 700);
    await page.press(' ');
    await injected.shows(CAPTURE, /Saved and working/);
    expect(await focusOf(page)).toEqual({
      place: CAPTURE,
      name: 'Save to Seatkeeper',
      visible: true,
    });
    await page.press('Escape');
    await injected.gone(CAPTURE);
    await injected.shows(LINE, /Token saved here/);

    await options.page.bringToFront();
    await waitsFor(options, 'Give the new token to every consumer');
    await comesTo(options, /^Give the new token|^Generate a new token/);
    for (const consumer of ['Monitoring', 'Nightly report']) {
      await tabTo(options, consumer, { ...OURS, back: true });
      await options.press(' ');
      await options.until(`${consumer} to be ticked`, () =>
        options.evaluate(() => document.activeElement?.matches('input:checked') ?? false),
      );
    }
    await options.find('button', 'Start rotation');
    expect(await focusOf(options)).toMatchObject({ name: 'Nightly report', visible: true });
    await options.close();

    // What is hidden gives its focus to the control of the page that it stood beside.
    await page.page.bringToFront();
    await tabTo(page, 'Hide');
    await page.press('Enter');
    await tabTo(page, 'Hide for this visit');
    await page.press('Enter');
    await injected.gone(LINE);
    await comesTo(page, 'Delete token');
    await page.close();
  });

  it('a page that draws itself anew does not take the focus from our controls', async () => {
    const page = await openTokenPage(world.browser, findVariant('rerendering'), RERENDERING);
    await injectedIn(page).shows(LINE, /Token saved here/);
    // It is restless for its first two seconds, and loses its own focus then.
    await pass(page, 2200);
    await tabTo(page, 'Open Seatkeeper');
    await page.evaluate(() => window.rerender?.(3));
    await comesTo(page, 'Open Seatkeeper');
    expect(await injectedIn(page).count(LINE)).toBe(1);
    await page.close();
  });
});
