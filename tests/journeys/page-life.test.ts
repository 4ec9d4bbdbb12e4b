import { describe, expect, it } from 'vitest';
import { connectVault } from '../harness/admin.ts';
import { CANARY } from '../harness/canary.ts';
import { pasted } from '../harness/clipboard.ts';
import { browserNames } from '../harness/find-browser.ts';
import { injectedIn } from '../harness/injected.ts';
import { hostFor, sharedWorld } from '../harness/shared-world.ts';
import { openConnected, openFirst, pass, showToken, withWeb } from '../harness/token-page.ts';
import { openTokenPage, ownClicks, ownPart, pressOwn, shownToken } from '../harness/vault-page.ts';
import { inWorld } from '../harness/world.ts';
import { seatsLinks } from '../vault/dialects/seats-links.ts';
import { findVariant } from '../vault/web/index.ts';

const CAPTURE = 'seatkeeper-capture';
const LINE = 'seatkeeper-line';

/** The web UI of each test's own vault. */
const webs = {
  forms: 'no-clipboard',
  offline: 'ring-ui',
  // To the token alone it refuses its specification.
  reading: { web: 'plain', dialect: seatsLinks },
  hiding: 'plain',
  going: 'ring-ui',
  second: 'plain',
  update: 'plain',
  strange: 'japanese',
  closing: 'ring-ui',
};

describe.each(browserNames)('in %s', (name) => {
  const current = sharedWorld(name, webs);

  it('a token is copied in each form, also where the page forbids the clipboard', async () => {
    const world = current();
    const { page, injected } = await openFirst(world, 'no-clipboard', undefined, hostFor('forms'));
    await showToken(page);
    const token = await page.evaluate(() =>
      window
        .__own('token')
        .map((one) => ('value' in one ? String(one.value) : (one.textContent ?? '')))
        .join(''),
    );
    await injected.click(CAPTURE, 'button', 'Copy token');
    await injected.shows(CAPTURE, /Copied the token/);
    const forms: [string, string][] = [
      ['Authorization header', `Authorization: Bearer ${token}`],
      ['curl for documents, with $LICENSE_VAULT_TOKEN', '$LICENSE_VAULT_TOKEN'],
    ];
    const texts: string[] = [];
    for (const [form] of forms) {
      await injected.click(CAPTURE, 'button', 'Copy as');
      await injected.click(CAPTURE, 'menuitem', form);
      await injected.shows(CAPTURE, /Copied: /);
      texts.push(await pasted(page));
    }
    expect(texts[0]).toBe(forms[0]?.[1]);
    expect(texts[1]).toContain('Authorization: Bearer $LICENSE_VAULT_TOKEN');
    expect(texts[1]).not.toContain(token);
  });

  it('offline, a captured token is kept, and works when the vault is back', async () => {
    const world = current();
    const { page, injected } = await openFirst(world, 'ring-ui', CANARY, hostFor('offline'));
    await showToken(page);
    await pass(page, 700);
    world.proxy.setDown(hostFor('offline'), true);
    await injected.click(CAPTURE, 'button', 'Save to Seatkeeper');
    await injected.shows(CAPTURE, /Seatkeeper keeps it and tries again/);
    await page.close();
    await world.browser.restart();
    world.proxy.setDown(hostFor('offline'), false);
    const popup = await world.browser.open('popup.html');
    await popup.choose('combobox', 'Vault', 'offline');
    await popup.click('button', 'Refresh');
    await popup.until('numbers', async () =>
      (await popup.items('Products')).some((item) => item.startsWith('CLion 0 free of 10')),
    );
  });

  it('a token is saved although the page’s dialog is closed before the vault has answered', async () => {
    const world = current();
    const { page, injected } = await openFirst(world, 'ring-ui', CANARY, hostFor('closing'));
    await showToken(page);
    await pass(page, 700);
    const { faults } = world.vault(hostFor('closing'));
    faults.set({ kind: 'delay', ms: 3000 });
    await injected.click(CAPTURE, 'button', 'Save to Seatkeeper');
    await injected.shows(CAPTURE, /Saving\./);
    await pressOwn(page, 'close');
    await injected.gone(CAPTURE);
    faults.clear();
    await injected.shows(LINE, /Token saved here, fingerprint [0-9a-f]{4}/);
    await page.close();
  });

  it('the specification is read with the admin’s session and without the token', async () => {
    const world = current();
    const SPECIFICATION = 'seatkeeper-specification';
    const { page, injected } = await openConnected(world, 'plain', hostFor('reading'));
    const options = await world.browser.open('options.html');
    /** What the options say of looking up a user's licenses there. */
    const known = async () => {
      const card = await options.find('region', 'reading');
      const items = await card.$$eval('li', (all) => all.map(({ textContent }) => textContent));
      return items.find((text) => text.startsWith('Licenses of a user')) ?? '';
    };
    expect(await known()).toContain('not bound');
    const { requests } = world.vault(hostFor('reading'));
    requests.length = 0;
    await injected.click(SPECIFICATION, 'button', 'Read specification');
    await injected.shows(SPECIFICATION, /Read\. What it tells is in Seatkeeper’s settings\./);
    const read = requests.filter(({ url }) => /api-docs/.test(url));
    expect(read.map(({ method }) => method)).toEqual(['GET']);
    expect(read[0]?.headers).not.toHaveProperty('authorization');
    expect(read[0]?.headers['cookie']).toContain('lv-session');
    await options.until('what it tells to be bound', async () => {
      const text = await known();
      return text !== '' && !text.includes('not bound');
    });
    await options.close();

    // A page may forbid it to everybody on it: Firefox counts our script among them.
    await page.evaluate(() => {
      const policy = document.createElement('meta');
      policy.httpEquiv = 'Content-Security-Policy';
      policy.content = "connect-src 'none'";
      document.head.append(policy);
    });
    await injected.click(SPECIFICATION, 'button', 'Read specification');
    await injected.shows(
      SPECIFICATION,
      name === 'firefox' ? /save the file and import it in Seatkeeper’s settings/ : /Read\. What/,
    );
    await page.close();
  });

  it('what was dismissed for the visit is back in a new tab, and for good it is not', async () => {
    const world = current();
    const { page, injected } = await openConnected(world, 'plain', hostFor('hiding'));
    await injected.click(LINE, 'button', 'Hide');
    await injected.click(LINE, 'button', 'Hide for this visit');
    await injected.gone(LINE);
    await page.page.reload();
    await ownPart(page, 'generate');
    await pass(page, 1500);
    expect(await injected.count(LINE)).toBe(0);
    await pressOwn(page, 'generate');
    expect(await ownClicks(page)).toEqual(['generate']);

    const second = await openTokenPage(world.browser, findVariant('plain'), hostFor('hiding'));
    const there = injectedIn(second);
    await there.click(LINE, 'button', 'Hide');
    await there.click(LINE, 'button', 'Hide for good');
    await there.gone(LINE);
    const third = await openTokenPage(world.browser, findVariant('plain'), hostFor('hiding'));
    await pass(third, 1500);
    expect(await injectedIn(third).count(LINE)).toBe(0);

    // The options know where it was hidden, and the way back.
    const options = await world.browser.open('options.html');
    await options.click('button', `Show again on ${hostFor('hiding')}`);
    await options.find('status', /is shown on hiding/);
    expect(await options.text()).not.toContain('Hidden on the vault’s own page');
    const fourth = await openTokenPage(world.browser, findVariant('plain'), hostFor('hiding'));
    await injectedIn(fourth).shows(LINE, /Token saved here/);
  });

  it('pages that come and go within the site have one line, where the section is', async () => {
    const world = current();
    const { page, injected } = await openConnected(world, 'ring-ui', hostFor('going'));
    await page.click('link', 'Dashboard');
    await injected.gone(LINE);
    await page.page.goBack();
    await injected.shows(LINE, /Token saved here/);
    await page.page.goto(`https://${hostFor('going')}/`);
    await page.page.goBack();
    await injected.shows(LINE, /Token saved here/);
    expect(await injected.count(LINE)).toBe(1);
  });

  it('a second administrator’s token is told on the page', async () => {
    const world = current();
    const { page, injected } = await openConnected(world, 'plain', hostFor('second'));
    world.vault(hostFor('second')).tokens.generate();
    const popup = await world.browser.open('popup.html');
    await popup.choose('combobox', 'Vault', 'second');
    await popup.click('button', 'Refresh');
    await popup.shows(/refused the token/);
    await page.page.bringToFront();
    await injected.shows(
      LINE,
      /The vault refuses the token saved here \(fingerprint [0-9a-f]{4}\)/,
    );
  });

  it('of a page that is not recognized Health tells what was looked for and not found', async () => {
    const world = current();
    const host = hostFor('strange');
    const page = await openTokenPage(world.browser, findVariant('japanese'), host);
    await showToken(page, 'seatkeeper-note', 'Open Seatkeeper');
    await injectedIn(page).shows('seatkeeper-note', /Copy the token and paste it in Seatkeeper/);
    const options = await world.browser.open('options.html');
    const told = () =>
      options.evaluate(() =>
        Array.from(document.querySelectorAll('#health section'), (card) => card.textContent)
          .filter((text) => text.includes('strange'))
          .join(),
      );
    const looked = /Looked for and not found: the heading “API access token”/;
    expect(await told()).toMatch(looked);
    expect(await told()).toMatch(/This vault is not connected/);
    await (await connectVault(world, { address: host, token: await shownToken(page) })).close();
    await options.until('the same of the vault that is connected', async () => {
      const text = await told();
      return looked.test(text) && !/not connected/.test(text);
    });
  });

  it('after an update of the extension, what was left behind goes and the page works', async () => {
    const world = current();
    const { page, injected } = await openConnected(world, 'plain', hostFor('update'));
    const line = await page.page.$(LINE);
    const options = await world.browser.open('options.html');
    await options.evaluate(() => {
      interface Runtime {
        runtime: { reload(): void };
      }
      const scope = globalThis as unknown as { browser?: Runtime; chrome: Runtime };
      // This page goes with its extension, and answers before.
      setTimeout(() => (scope.browser ?? scope.chrome).runtime.reload());
    });
    // Its tab went with it.
    world.browser.pages.delete(options);
    // While that tab is going, Firefox refuses to bring another to the front.
    await page.until('the page to be in front', async () => {
      await page.page.bringToFront();
      return true;
    });
    await page.until('the line of before to go', () =>
      page.page.evaluate((before) => before?.isConnected === false, line),
    );
    await page.until('at most one line', async () => {
      await pass(page, 2500);
      return (await injected.count(LINE)) <= 1;
    });
    await pressOwn(page, 'delete');
    await page.until('the page or our guard', async () => {
      const guards = await injected.count('seatkeeper-guard');
      if (guards > 0) await injected.click('seatkeeper-guard', 'button', 'Continue');
      return (await ownClicks(page)).join() === 'delete';
    });
    await pressOwn(page, 'cancel');
  });
});

it('in chromium: the content script’s own world holds and hears nothing of a token that was saved', () =>
  inWorld('chromium', withWeb('ring-ui'), async (world) => {
    const { page, injected } = await openFirst(world, 'ring-ui', CANARY);
    const session = await page.page.createCDPSession();
    const contexts: { id: number; origin: string }[] = [];
    session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
    await session.send('Runtime.enable');
    const ours = contexts.find(({ origin }) => origin.startsWith('chrome-extension://'));
    if (!ours) throw new Error('Our world was not found');
    const read = async (expression: string) =>
      (
        await session.send('Runtime.evaluate', {
          expression,
          contextId: ours.id,
          awaitPromise: true,
          returnByValue: true,
        })
      ).result.value as string;
    await read(`globalThis.heard = [];
      chrome.storage.onChanged.addListener((...changed) => heard.push(JSON.stringify(changed)));
      chrome.runtime.onMessage.addListener((message) => void heard.push(JSON.stringify(message)));`);

    // In memory a token stands as it is: nowhere else would it be easier to read.
    await showToken(page);
    await injected.click(CAPTURE, 'checkbox', 'Keep for this session only');
    await pass(page, 700);
    await injected.click(CAPTURE, 'button', 'Save to Seatkeeper');
    await injected.shows(CAPTURE, /Saved and working/);
    await pressOwn(page, 'close');
    await injected.shows(LINE, /Token saved here/);
    const options = await world.browser.open('options.html');
    expect(JSON.stringify((await options.stored()).session)).toContain(CANARY);

    for (const area of ['local', 'session']) {
      const all = `chrome.storage.${area}.get(null).then((all) => JSON.stringify(all), String)`;
      expect(await read(all)).toMatch(/^Error: Access to storage is not allowed/);
    }
    const globals = await read(
      'Object.keys(globalThis).map((key) => key + " " + String(globalThis[key])).join("\\n")',
    );
    expect(globals).toContain('heard');
    expect(globals).not.toContain(CANARY);
    await session.detach();
  }));
