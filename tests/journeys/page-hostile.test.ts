import { describe, expect, it } from 'vitest';
import { CANARY, findCanary } from '../harness/canary.ts';
import { browserNames } from '../harness/find-browser.ts';
import type { Piece } from '../harness/injected.ts';
import type { ExtensionPage } from '../harness/page.ts';
import { hostFor, sharedWorld } from '../harness/shared-world.ts';
import { openConnected, openFirst, pass, showToken } from '../harness/token-page.ts';
import { ownClicks, ownPart, pressOwn } from '../harness/vault-page.ts';
import type { World } from '../harness/world.ts';

const CAPTURE = 'seatkeeper-capture';
const SAVE = ['seatkeeper-capture', 'button', 'Save to Seatkeeper'] as const;

/** Whether a call with any token has gone to the vault's API. */
const apiCalls = (world: World, test: string) =>
  world
    .vault(hostFor(test))
    .requests.filter(({ url }) => new URL(url).pathname.startsWith('/public-api/'));

/** A vault without a token shows its first one, which no page of the browser keeps by itself. */
async function tokenShown(world: World, test: string) {
  const opened = await openFirst(world, 'ring-ui', CANARY, hostFor(test));
  await showToken(opened.page);
  await pass(opened.page, 700);
  return opened;
}

/** The web UI of each test's own vault. */
const webs = {
  script: 'ring-ui',
  veil: 'ring-ui',
  other: 'ring-ui',
  removal: 'plain',
  copies: 'plain',
  anew: 'rerendering',
  eyes: 'ring-ui',
};

describe.each(browserNames)('in %s, a page', (name) => {
  const current = sharedWorld(name, webs);

  it('cannot press our controls by script', async () => {
    const world = current();
    const { page, injected } = await tokenShown(world, 'script');
    await page.evaluate(() => {
      const host = document.querySelector('seatkeeper-capture') as HTMLElement;
      const { left, top, width, height } = host.getBoundingClientRect();
      host.click();
      for (let y = top; y < top + height; y += 4) {
        for (let x = left; x < left + width; x += 10) {
          for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
            const event = new MouseEvent(type, {
              bubbles: true,
              cancelable: true,
              composed: true,
              clientX: x,
              clientY: y,
            });
            (document.elementFromPoint(x, y) ?? host).dispatchEvent(event);
          }
        }
      }
      for (const key of ['Enter', ' ']) {
        host.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      }
    });
    await pass(page, 300);
    expect(await injected.text(CAPTURE)).not.toMatch(/Saving|Saved/);
    expect(apiCalls(world, 'script')).toEqual([]);
    // The same controls, pressed by a person.
    await injected.click(...SAVE);
    await injected.shows(CAPTURE, /Saved and working/);
  });

  it('cannot have a covered or see-through control pressed', async () => {
    const world = current();
    const { page, injected } = await tokenShown(world, 'veil');
    const veils = {
      'a veil that lets presses through':
        'position:fixed;inset:0;z-index:99999;background:#fff;pointer-events:none',
      'a veil in the way': 'position:fixed;inset:0;z-index:99999;background:#fff0',
    };
    for (const style of Object.values(veils)) {
      await page.evaluate((css) => {
        const veil = document.createElement('div');
        veil.id = 'veil';
        veil.setAttribute('style', css);
        document.body.append(veil);
      }, style);
      await pass(page, 700);
      await injected.click(...SAVE);
      await page.evaluate(() => document.querySelector('#veil')?.remove());
    }
    const [dialog] = [await ownPart(page, 'dialog')];
    await dialog.evaluate((element) => {
      element.style.opacity = '0.5';
    });
    await pass(page, 700);
    await injected.click(...SAVE);
    await injected.shows(CAPTURE, /Press it again/);
    expect(apiCalls(world, 'veil')).toEqual([]);

    // Uncovered, but only just: a person has not seen it yet.
    await dialog.evaluate((element) => {
      element.style.opacity = '1';
    });
    await injected.click(...SAVE);
    expect(apiCalls(world, 'veil')).toEqual([]);
    await pass(page, 700);
    await injected.click(...SAVE);
    await injected.shows(CAPTURE, /Saved and working/);
  });

  it('that shows something else has nothing saved', async () => {
    const world = current();
    const { page, injected } = await tokenShown(world, 'other');
    await (await ownPart(page, 'token')).evaluate((element) => {
      element.textContent =
        'Your session has ended. Log in at https://acme.fls.jetbrains.com/login';
    });
    await injected.click(...SAVE);
    await injected.shows(CAPTURE, /No token was found here/);
    const options = await world.browser.open('options.html');
    expect(JSON.stringify((await options.stored()).local)).not.toContain(hostFor('other'));
  });

  it('that takes our nodes out again and again gets its way, and works', async () => {
    const world = current();
    const { page, injected } = await openConnected(world, 'plain', hostFor('removal'));
    await page.evaluate(() => {
      const counter = window as unknown as { removed: number };
      counter.removed = 0;
      const remove = () => {
        for (const node of document.querySelectorAll('seatkeeper-line, seatkeeper-specification')) {
          node.remove();
          counter.removed++;
        }
      };
      new MutationObserver(remove).observe(document, { childList: true, subtree: true });
      remove();
    });
    const removed = () => page.evaluate(() => (window as unknown as { removed: number }).removed);
    await page.until('us to give up', async () => {
      const before = await removed();
      await pass(page, 2500);
      return before > 5 && (await removed()) === before;
    });
    expect(await removed()).toBeLessThan(40);
    await pressOwn(page, 'delete');
    await injected.click('seatkeeper-guard', 'button', 'Continue');
    await pressOwn(page, 'cancel');
    expect(await ownClicks(page)).toEqual(['delete', 'cancel']);
  });

  it('that copies our nodes gets empty ones', async () => {
    const world = current();
    const { page } = await openConnected(world, 'plain', hostFor('copies'));
    const copy = await page.evaluate(() => {
      const host = document.querySelector('seatkeeper-line');
      const copied = host?.cloneNode(true) as Element;
      document.body.append(copied);
      const seen = { html: copied.outerHTML, root: copied.shadowRoot, own: host?.shadowRoot };
      copied.remove();
      return seen;
    });
    expect(copy).toEqual({ html: '<seatkeeper-line></seatkeeper-line>', root: null, own: null });
  });

  it('that draws itself anew 200 times has one line of ours, and no more than before', async () => {
    const world = current();
    const { page, injected } = await openConnected(world, 'rerendering', hostFor('anew'));
    await pass(page, 2500);
    const nodes = async () => await countNodes(page, name);
    const before = await nodes();
    await page.evaluate(() => window.rerender?.(200));
    await injected.shows('seatkeeper-line', /Token saved here/);
    await pass(page, 2000);
    expect(await injected.count('seatkeeper-line')).toBe(1);
    expect(await injected.count('seatkeeper-specification')).toBe(1);
    expect((await nodes()) - before).toBeLessThan(150);
    await pressOwn(page, 'generate');
    await injected.click('seatkeeper-guard', 'button', 'Keep current token');
    expect(await ownClicks(page)).toEqual([]);
  });

  it('sees nothing of the token but what it shows itself', async () => {
    const world = current();
    const { page, injected } = await openFirst(world, 'ring-ui', CANARY, hostFor('eyes'));
    await page.evaluate(() => {
      const heard: string[] = [];
      (window as unknown as { heard: string[] }).heard = heard;
      const hear = (event: Event) =>
        heard.push(JSON.stringify((event as MessageEvent).data ?? (event as CustomEvent).detail));
      for (const type of ['message', 'copy', 'paste', 'input']) window.addEventListener(type, hear);
      const { dispatchEvent } = EventTarget.prototype;
      EventTarget.prototype.dispatchEvent = function (event) {
        heard.push(`${event.type} ${JSON.stringify((event as CustomEvent).detail)}`);
        return dispatchEvent.call(this, event);
      };
    });
    await showToken(page);
    await pass(page, 700);
    await injected.click(CAPTURE, 'button', 'Copy token');
    await injected.shows(CAPTURE, /Copied the token/);
    await injected.click(...SAVE);
    await injected.shows(CAPTURE, /Saved and working/);
    const evidence = await page.evaluate(() => {
      const [token] = window.__own('token');
      token?.remove();
      return {
        DOM: document.documentElement.outerHTML,
        messages: (window as unknown as { heard: string[] }).heard.join('\n'),
        localStorage: JSON.stringify(localStorage),
        sessionStorage: JSON.stringify(sessionStorage),
        cookie: document.cookie,
        title: document.title,
        globals: Object.keys(window)
          .map((key) => {
            const value = (window as unknown as Record<string, unknown>)[key];
            return typeof value === 'string' ? value : key;
          })
          .join('\n'),
      };
    });
    const pieces: Piece[] = ['seatkeeper-line', 'seatkeeper-capture'];
    const ours = Object.fromEntries(
      await Promise.all(
        pieces.map(async (piece) => [piece, String(await injected.call(piece, wholeOf))] as const),
      ),
    );
    expect(findCanary({ ...evidence, ...ours })).toEqual([]);
    expect(evidence.messages).not.toMatch(/seatkeeper|wxt/i);
  });
});

/** Elements and texts that the page's process holds, after a collection. Firefox does not tell. */
async function countNodes(page: ExtensionPage, name: string): Promise<number> {
  if (name !== 'chromium') return 0;
  const session = await page.page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return nodes;
}

/** Runs with the closed root: everything in it, values of fields too. */
function wholeOf(root: ShadowRoot): string {
  const values = Array.from(root.querySelectorAll('input'), ({ value }) => value);
  return `${root.innerHTML}\n${values.join('\n')}`;
}
