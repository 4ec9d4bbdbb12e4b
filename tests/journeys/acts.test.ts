import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { learnAbilities, setWaits } from '../harness/abilities.ts';
import { type Acting, startActing } from '../harness/acting.ts';
import { findCanary } from '../harness/canary.ts';
import { browserNames } from '../harness/find-browser.ts';
import type { ExtensionPage } from '../harness/page.ts';
import { root } from '../run/root.ts';
import { halGroups } from '../vault/dialects/hal-groups.ts';
import { jsonapiKebab } from '../vault/dialects/jsonapi-kebab.ts';

const pictures = join(root, '.output', 'pictures');
const second = 1_000;
/** Of what stands side by side, what is within goes one after another. */
const inOrder = { concurrent: false };

/**
 * A browser for each dialect, and for each color scheme. The dialects name a user, say what is meant
 * and answer as differently as there are. The two wait most of the time, so they go side by side.
 */
const cases = [
  { dialect: halGroups, scheme: 'light' as const, isKilled: true },
  { dialect: jsonapiKebab, scheme: 'dark' as const, isKilled: false },
];

/** The waits that people have take more than a minute: it passes while the others act. */
let patient: Acting | undefined;
afterAll(() => patient?.world.close());

/** What is pressed next stands where it will stay: a page takes its time to become wider. */
async function resize(page: ExtensionPage, width: number): Promise<void> {
  await page.page.setViewport({ width, height: 900 });
  await page.until(`a page ${width} px wide`, () =>
    page.evaluate((wanted) => innerWidth === wanted, width),
  );
}

/** An act has begun when its Undo has the focus: only then has the background answered the page. */
async function begun(page: ExtensionPage): Promise<void> {
  await page.until('the focus on Undo', () =>
    page.evaluate(() => document.activeElement?.textContent === 'Undo'),
  );
}

describe('in chromium, with the waits that people have', () => {
  it('a revoke is sent after eight seconds, and once', async () => {
    patient = await startActing('chromium', halGroups, 'light', {
      comesBack: { afterMs: 3 * second },
    });
    await learnAbilities(patient.options);
    patient.vault.allocate(3, 'RR');
    const page = await patient.findUser(3);
    const start = Date.now();
    await page.click('button', 'Revoke');
    await page.find('button', 'Undo');
    await page.until('the request', async () => patient?.revoked(3) === 1);
    expect(Date.now() - start).toBeGreaterThanOrEqual(8 * second);
    expect(patient.writes()).toBe(1);
  });
});

describe.each(browserNames)('in %s', (name) => {
  describe.concurrent.each(cases)('$dialect.name, $scheme', ({ dialect, scheme, isKilled }) => {
    let acting: Acting;

    beforeAll(async () => {
      await mkdir(pictures, { recursive: true });
      acting = await startActing(name, dialect, scheme);
    });
    // What a page shows is swept for the token while it is there.
    afterEach(async () => {
      const { world, options } = acting;
      expect(findCanary(await world.evidence())).toEqual([]);
      for (const page of world.browser.pages) if (page !== options) await page.close();
    });
    afterAll(() => acting?.world.close());

    async function look(page: ExtensionPage, what: string): Promise<void> {
      const picture = (of: string) => join(pictures, `${of}-${name}-${scheme}.png`);
      await resize(page, 960);
      expect(await page.axe()).toEqual([]);
      await page.screenshot(picture(what));
      await resize(page, 320);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(320);
      await page.screenshot(picture(`${what}-narrow`));
      await resize(page, 960);
    }

    it('what is not bound is not offered, and the page says what to do', inOrder, async () => {
      const page = await acting.world.browser.open('dashboard.html#users');
      await page.shows(/does not know yet/);
      await page.find('link', 'Read its specification in the settings');
      await look(page, 'users-unbound');
    });

    it('what was found in the specification is bound once it is confirmed', inOrder, async () => {
      await learnAbilities(acting.options);
      const abilities = await acting.options.items('Abilities');
      expect(abilities.filter((item) => /^(?:Revoke|Disconnect)/.test(item))).toEqual([
        expect.stringMatching(/^Revoke one bound/),
        expect.stringMatching(/^Revoke all bound/),
        expect.stringMatching(/^Disconnect product bound/),
      ]);
    });

    it('users, leavers, products and settings are accessible', inOrder, async () => {
      const { options, vault, findUser, nameOf, world } = acting;
      // Undone by a hand that a busy machine may slow down.
      await setWaits(options, { undoSeconds: 20, cameBackSeconds: 1, bulkPauseMs: 0 });
      for (const code of ['PC', 'GO', 'WS']) vault.allocate(3, code);
      const page = await findUser(3);
      await page.find('heading', 'Last denials');
      await look(page, 'users');
      await page.click('button', 'Revoke');
      await page.find('button', 'Undo');
      await look(page, 'users-undo');
      await page.click('button', 'Undo');
      await page.shows(new RegExp(`Undone: .* of ${nameOf(3)}`));
      await page.click('button', 'Revoke all');
      await look(page, 'users-all');
      await page.press('Escape');
      await page.click('tab', 'Products');
      await look(page, 'products');
      await page.click('tab', 'Leavers');
      await page.fill('Leavers', [3, 4, 5, 70].map(nameOf).join('\n'));
      await page.click('button', 'Check');
      await page.find('button', 'Revoke checked');
      await look(page, 'leavers');
      await page.click('button', 'Clear list');
      const changes = await world.browser.open('options.html#changes');
      await changes.evaluate(() => document.getElementById('changes')?.scrollIntoView());
      await look(changes, 'options-changes');
    });

    it('what is undone is not sent', inOrder, async () => {
      const { options, vault, findUser, nameOf, stateOf, writes, world } = acting;
      await setWaits(options, { undoSeconds: 20 });
      vault.allocate(4, 'PC');
      const sent = writes();
      const page = await findUser(4);
      await page.click('button', 'Revoke');
      await page.find('status', /Revoking .* in \d+ seconds/);
      await begun(page);
      await page.press('Enter');
      await page.shows(new RegExp(`Undone: .* of ${nameOf(4)}\\. Nothing was sent`));

      // The same from the popup, which knows nothing of the page that began it.
      await page.click('button', 'Revoke');
      await begun(page);
      const popup = await world.browser.open('popup.html');
      await popup.page.setViewport({ width: 380, height: 560 });
      await popup.shows(new RegExp(`Revoking .* of ${nameOf(4)} in \\d+ seconds`));
      expect(await popup.axe()).toEqual([]);
      await popup.screenshot(join(pictures, `popup-undo-${name}-${scheme}.png`));
      await popup.click('button', 'Undo');
      await popup.find('status', 'Undone. Nothing was sent.');
      expect(await stateOf(4)).toMatchObject({ stage: 'over', result: 'undone' });
      expect(writes()).toBe(sent);
    });

    it(
      'one license, all of a user and a product go, each after its delay, whatever page is open',
      inOrder,
      async () => {
        const { options, vault, findUser, nameOf, stateOf, held, revoked, writes, world } = acting;
        await setWaits(options, { undoSeconds: 5, cameBackSeconds: 1 });
        for (const user of [5, 6]) for (const code of ['PC', 'GO']) vault.allocate(user, code);
        const [before, sent, start] = [held(5), writes(), Date.now()];
        const first = await findUser(5);
        await first.click('button', 'Revoke');
        await first.until('the act', async () => (await stateOf(5)) !== undefined);
        // An act does not end with the page that began it.
        await first.close();

        const user = nameOf(6);
        const page = await findUser(6);
        await page.click('button', 'Revoke all');
        await page.fill(`Type ${user} to confirm`, 'somebody else');
        await page.click('button', 'Revoke all');
        await page.shows(/This is not/);
        await page.fill(`Type ${user} to confirm`, user);
        await page.click('button', 'Revoke all');
        await page.click('tab', 'Products');
        await page.click('button', 'Disconnect');
        await page.fill('Type CLion to confirm', 'CLion');
        const last = Date.now();
        await page.click('button', 'Disconnect');
        await page.shows(/Disconnected CLion\./);
        expect(Date.now() - last).toBeGreaterThanOrEqual(5 * second);
        await page.shows(/Revoked all licenses of .*It has not come back\./);
        expect(Date.now() - start).toBeGreaterThanOrEqual(6 * second);
        expect(await stateOf(5)).toMatchObject({ result: 'done', after: 'stayed-away' });
        expect([revoked(5), held(5), held(6)]).toEqual([1, before - 1, 0]);
        expect(vault.disconnected).toEqual(['CL']);
        expect(writes()).toBe(sent + 3);
        await page.click('tab', 'Users');
        await page.shows(/holds no license in this vault/);

        const log = await world.browser.open('options.html#audit');
        await log.shows(/Revoke all/);
        await log.click('button', 'Export CSV');
        const file = await world.browser.saved(/^seatkeeper-audit-log-.*\.csv$/);
        expect(file).toContain(`revoke-one,users,${nameOf(5)}`);
        expect(file).toContain(`revoke-all,users,${user}`);
        expect(file).toContain('disconnect-product,products,,CLion');
      },
    );

    it('a list of leavers is looked up, and revoked one by one', inOrder, async () => {
      const { options, vault, nameOf, held, writes, world } = acting;
      await setWaits(options, { undoSeconds: 5, cameBackSeconds: 1, bulkPauseMs: 0 });
      const users = [7, 8, 9, 10, 11, 12];
      for (const user of users) vault.allocate(user, 'PC');
      const page = await world.browser.open('dashboard.html#leavers');
      await page.fill('Leavers', `${users.map(nameOf).join('; ')}, nobody`);
      await page.shows(/7 people\./);
      const sent = writes();
      await page.click('button', 'Check');
      await page.shows(/6 people of 7 still hold \d+ licenses\./);
      expect(writes()).toBe(sent);
      // Whoever is not ticked keeps what they have.
      await page.click('checkbox', `Revoke the licenses of ${nameOf(7)}`);
      const [kept, theirs] = [held(7), held(...users.slice(1))];
      const start = Date.now();
      await page.click('button', 'Revoke checked');
      await page.shows(/Finished\. \d+ licenses revoked\./);
      expect(Date.now() - start).toBeGreaterThanOrEqual(5 * second);
      expect(users.map((user) => held(user))).toEqual([kept, 0, 0, 0, 0, 0]);
      expect(writes()).toBe(sent + theirs);
      await page.shows(/revoked, and stayed away/);
      await page.click('button', 'Export CSV');
      const file = await world.browser.saved(/^seatkeeper-leavers-.*\.csv$/);
      expect(file).toContain(`${nameOf(8)},done,`);
      await page.click('button', 'Clear list');
      await page.until('the list to be gone', async () => !/Finished/.test(await page.text()));
    });

    if (!isKilled) return;

    it(
      'a background that dies in the time to undo sends nothing, and the page says so',
      inOrder,
      async () => {
        const { options, vault, findUser, stateOf, writes, world } = acting;
        // Long enough to be killed in it by a busy machine.
        await setWaits(options, { undoSeconds: 15 });
        vault.allocate(13, 'PC');
        const sent = writes();
        const page = await findUser(13);
        await page.click('button', 'Revoke');
        await begun(page);
        await world.browser.killBackground();
        const state = await stateOf(13);
        if (state?.stage !== 'waiting') throw new Error(`Killed too late: ${state?.stage}`);
        await page.until('the time to undo to be over', async () => Date.now() > state.dueAt);
        await page.shows(/Not revoked: .* Nothing was sent\./);
        expect(await stateOf(13)).toMatchObject({ stage: 'over', result: 'too-late' });
        expect(writes()).toBe(sent);
      },
    );

    it(
      'a background that dies in the middle of a list loses nothing and repeats nothing',
      inOrder,
      async () => {
        const { options, vault, nameOf, held, revoked, writes, world } = acting;
        await setWaits(options, { undoSeconds: 5, cameBackSeconds: 1, bulkPauseMs: 0 });
        const users = [14, 15, 16, 17];
        for (const user of users) vault.allocate(user, 'PC');
        const all = held(...users);
        const sent = writes();
        const page = await world.browser.open('dashboard.html#leavers');
        await page.fill('Leavers', users.map(nameOf).join(', '));
        await page.click('button', 'Check');
        // The third one is carried out, and its answer never comes.
        vault.faults.set({ kind: 'silent' }, { ability: 'revoke-one', after: 2, times: 1 });
        await page.click('button', 'Revoke checked');
        await page.until('the third', async () => revoked(...users) === 3);
        await world.browser.killBackground();

        await page.shows(/Interrupted: .* nothing goes on by itself\./);
        await page.until(
          'the third to be looked up',
          async () => [...(await page.text()).matchAll(/: revoked/g)].length === 3,
        );
        expect([revoked(...users), writes() - sent]).toEqual([3, 3]);

        await page.click('button', 'Resume');
        await page.shows(/Finished\./);
        expect(held(...users)).toBe(0);
        expect([revoked(...users), writes() - sent]).toEqual([all, all]);
      },
    );
  });
});

describe('in chromium, with the waits that people have, a minute later', () => {
  it('a license that came back is told', async () => {
    if (!patient) throw new Error('Nothing was revoked');
    const { world, held, revoked, stateOf } = patient;
    await expect
      .poll(() => patient?.stateOf(3), { timeout: 100 * second, interval: second })
      .toMatchObject({ stage: 'over', result: 'done', after: 'came-back' });
    const page = await world.browser.open('dashboard.html#products');
    await page.shows(/has a license of it again\. To keep .* out, add an access rule/);
    const state = await stateOf(3);
    if (state?.stage !== 'over') throw new Error(`It was ${state?.stage}`);
    expect(state.at - (state.sentAt ?? 0)).toBeGreaterThanOrEqual(60 * second);
    expect(revoked(3)).toBe(1);
    expect(held(3)).toBeGreaterThan(0);
  });
});
