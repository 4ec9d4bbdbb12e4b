import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { learnAbilities, setWaits } from '../harness/abilities.ts';
import { type Acting, startActing } from '../harness/acting.ts';
import { findCanary } from '../harness/canary.ts';
import { browserNames } from '../harness/find-browser.ts';
import type { ExtensionPage } from '../harness/page.ts';
import { choosePeriod, daysAgo, everyDay } from '../harness/report.ts';
import { journeyDialects, licenseCells } from '../harness/whole-journey.ts';
import { root } from '../run/root.ts';
import { productName } from '../vault/acts.ts';
import { personOf } from '../vault/directory.ts';

const pictures = join(root, '.output', 'pictures');
const second = 1_000;
/** Of what stands side by side, what is within goes one after another. */
const inOrder = { concurrent: false };

const [hal, swaggo] = journeyDialects;
/**
 * A browser for each dialect, and for each color scheme: the whole journey is done in each. The two
 * wait most of the time, so they go side by side.
 */
const cases = [
  { name: hal.dialect.name, journey: hal, scheme: 'light' as const, isKilled: true },
  { name: swaggo.dialect.name, journey: swaggo, scheme: 'dark' as const, isKilled: false },
];
/** Three pages of the vaults' largest, the last of them not full. */
const REPORT_ROWS = 2_500;

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
    patient = await startActing('chromium', hal.dialect, 'light', {
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
    expect(patient.writes()).toHaveLength(1);
  });
});

describe.each(browserNames)('in %s', (name) => {
  describe.concurrent.each(cases)('$name, $scheme', ({ journey, scheme, isKilled }) => {
    const { dialect, wire, paths } = journey;
    let acting: Acting;

    beforeAll(async () => {
      await mkdir(pictures, { recursive: true });
      acting = await startActing(name, dialect, scheme, { reportRows: REPORT_ROWS });
    });
    // What a page shows is swept for the token while it is there.
    afterEach(async () => {
      const { world, options } = acting;
      expect(findCanary(await world.evidence())).toEqual([]);
      // Nothing has been asked of the vault but what is bound, whatever else it offers.
      expect(acting.vault.strayed).toEqual([]);
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

    // A vault with its counts elsewhere than published is asked for its specification at once.
    if (dialect.published !== false) {
      it('what is not bound is not offered, and the page says what to do', inOrder, async () => {
        const page = await acting.world.browser.open('dashboard.html#users');
        await page.shows(/does not know yet/);
        await page.find('link', 'Read its specification in the settings');
        await look(page, 'users-unbound');
      });
    }

    it('what was found in the specification is bound once it is confirmed', inOrder, async () => {
      await learnAbilities(acting.options);
      const items = await acting.options.items('Abilities');
      const expected = Object.values(dialect.expected).map((one) => {
        const [method, path] = typeof one === 'object' ? one.operation.split(' ') : [];
        return method ? `${method} ${dialect.prefix}${path}` : '/public-api/';
      });
      expect(items.map((item) => item.replace(/^(.*?)(?<! not) bound.*/, '$1'))).toEqual([
        'License counts',
        'Denials',
        'Licenses of a user',
        'Revoke one',
        'Revoke all',
        'Usage report',
        'Disconnect product',
      ]);
      for (const [at, operation] of expected.entries()) expect(items[at]).toContain(operation);
      // To learn it, nothing was done.
      expect(acting.writes()).toEqual([]);
    });

    it('users, leavers, products and settings are accessible', inOrder, async () => {
      const { options, vault, findUser, nameOf, world, allocationsOf } = acting;
      // Undone by a hand that a busy machine may slow down.
      await setWaits(options, { undoSeconds: 20, cameBackSeconds: 1, bulkPauseMs: 0 });
      for (const code of ['PC', 'GO', 'WS']) vault.allocate(3, code);
      const page = await findUser(3);
      await page.find('heading', 'Last denials');
      const table = await page.find('table', `Licenses of ${nameOf(3)}`);
      expect(
        await table.evaluate((element) =>
          Array.from(element.querySelectorAll('tbody tr'), (row) => row.children[0]?.textContent),
        ),
      ).toEqual(allocationsOf(3).map(({ code }) => expect.stringContaining(productName(code))));
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
      const sent = writes().length;
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
      expect(writes()).toHaveLength(sent);
    });

    it(
      'one license, all of a user and a product go, each after its delay, whatever page is open',
      inOrder,
      async () => {
        const { options, vault, findUser, nameOf, stateOf, held, writes, world } = acting;
        const { allocationsOf, savedTable } = acting;
        await setWaits(options, { undoSeconds: 5, cameBackSeconds: 1 });
        for (const user of [5, 6]) for (const code of ['PC', 'GO']) vault.allocate(user, code);
        const [before, sent, start] = [allocationsOf(5), writes().length, Date.now()];
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
        const [taken, ...others] = vault.revoked.filter(({ user }) => user === personOf(5).email);
        const one = before.find(({ id }) => id === taken?.allocationId);
        if (!one) throw new Error('What was taken is nothing that was held');
        expect(others).toEqual([]);
        expect(allocationsOf(5)).toEqual(before.filter((allocation) => allocation !== one));
        expect(held(6)).toBe(0);
        expect(vault.disconnected).toEqual(['CL']);
        expect(writes().slice(sent).sort()).toEqual(
          [wire.revokeOne(5, one.id), wire.revokeAll(6), wire.disconnect('CL')].sort(),
        );
        await page.click('tab', 'Users');
        await page.shows(/holds no license in this vault/);

        const log = await world.browser.open('options.html#audit');
        await log.shows(/Revoke all/);
        await log.click('button', 'Export CSV');
        const [head, ...entries] = await savedTable(/^seatkeeper-audit-log-.*\.csv$/);
        expect(head?.slice(0, 3)).toEqual(['time', 'vault', 'host']);
        const where = ['acme', 'acme.fls.jetbrains.com'];
        const [five, product] = [nameOf(5), productName(one.code)];
        expect(entries.map(([_time, ...cells]) => cells)).toEqual([
          [...where, 'disconnect-product', 'products', '', 'CLion', '', 'done', '', ''],
          [...where, 'revoke-all', 'users', user, '', '', 'done', '', 'stayed-away'],
          [...where, 'revoke-one', 'users', five, product, one.id, 'done', '', 'stayed-away'],
        ]);
        const times = entries.map(([time = '']) => Date.parse(time));
        expect(times.every((time) => time >= start && time <= Date.now())).toBe(true);
      },
    );

    it('a list of leavers is looked up, and revoked one by one', inOrder, async () => {
      const { options, vault, nameOf, held, writes, world, allocationsOf, savedTable } = acting;
      await setWaits(options, { undoSeconds: 5, cameBackSeconds: 1, bulkPauseMs: 0 });
      const users = [7, 8, 9, 10, 11, 12];
      for (const user of users) vault.allocate(user, 'PC');
      const page = await world.browser.open('dashboard.html#leavers');
      await page.fill('Leavers', `${users.map(nameOf).join('; ')}, ${nameOf(900)}`);
      await page.shows(/7 people\./);
      const sent = writes().length;
      await page.click('button', 'Check');
      await page.shows(/6 people of 7 still hold \d+ licenses\./);
      expect(writes()).toHaveLength(sent);
      // Whoever is not ticked keeps what they have.
      await page.click('checkbox', `Revoke the licenses of ${nameOf(7)}`);
      const kept = allocationsOf(7);
      const theirs = users
        .slice(1)
        .flatMap((user) => allocationsOf(user).map((allocation) => ({ user, allocation })));
      const start = Date.now();
      await page.click('button', 'Revoke checked');
      await page.shows(/Finished\. \d+ licenses revoked\./);
      expect(Date.now() - start).toBeGreaterThanOrEqual(5 * second);
      expect(allocationsOf(7)).toEqual(kept);
      expect(held(...users.slice(1))).toBe(0);
      expect(writes().slice(sent)).toEqual(
        theirs.map(({ user, allocation: { id } }) => wire.revokeOne(user, id)),
      );
      await page.until('each of them to have stayed away', async () => {
        const seen = (await page.text()).match(/revoked, and stayed away/g);
        return seen?.length === theirs.length;
      });
      await page.click('button', 'Export CSV');
      const [, ...saved] = await savedTable(/^seatkeeper-leavers-.*\.csv$/);
      const ofLicense = (one: (typeof kept)[number]) => licenseCells(journey, one);
      const cells = saved.map((row) => row.toSpliced(6, 1));
      expect(cells).toEqual([
        ...kept.map((one) => [nameOf(7), 'done', ...ofLicense(one), 'held', '', '']),
        ...theirs.map(({ user, allocation }) => [
          nameOf(user),
          'done',
          ...ofLicense(allocation),
          'revoked',
          'stayed-away',
          '',
        ]),
        [nameOf(900), 'unknown-user', '', '', '', '', '', ''],
      ]);
      const times = saved.map((row) => row[6] ?? '').filter((time) => time !== '');
      expect(times).toHaveLength(theirs.length);
      expect(times.every((time) => Date.parse(time) >= start)).toBe(true);
      await page.click('button', 'Clear list');
      await page.until('the list to be gone', async () => !/Finished/.test(await page.text()));
    });

    it('denials are all read, and shown and saved only as far as wanted', inOrder, async () => {
      const { vault, asked, savedTable, world } = acting;
      const hosts = ['pc-a', 'pc-b'];
      const names = ['=HYPERLINK("http://evil.example")', '<img src=x onerror=alert(1)>'];
      // Two full pages: only a third one, with nothing on it, tells that they are all.
      const denials = Array.from({ length: 200 }, (_, back) => ({
        at: Date.now() - (back + 1) * 30 * 60 * second,
        user: names[back] ?? personOf(back % 60).email,
        host: hosts[back] ?? personOf(back % 60).host,
        address: '192.0.2.77',
        product: back % 3 === 0 ? 'PyCharm' : 'CLion',
        version: '2025.1',
      })).reverse();
      vault.company.denials = denials;
      const already = asked(paths.denials).length;
      const page = await world.browser.open('dashboard.html#denials');
      await page.click('button', '7 days');
      await page.shows(/200 requests denied in the last 7 days\./);
      // Beside those of today, which the page asks for first.
      const pages = asked(paths.denials)
        .slice(already)
        .filter((query) => (query.get('from') ?? '') < daysAgo(5));
      expect(pages.map((query) => query.get('offset'))).toEqual(['0', '100', '200']);
      // What a vault writes is text, whatever it looks like.
      await page.shows(/<img src=x onerror=alert\(1\)>/);
      expect(await page.text()).not.toMatch(/pc-a|192\.0\.2\.77/);
      await page.click('checkbox', 'Show hosts and addresses');
      await page.shows(/pc-a\s+192\.0\.2\.77/);

      await page.click('button', 'Export CSV');
      await page.find('status', /^200 denials saved, without personal data\./);
      const impersonal = await savedTable(/^seatkeeper-denials-acme-.*\.csv$/);
      const time = (at: number) => new Date(at).toISOString();
      expect(impersonal).toEqual([
        ['time', 'product', 'version', 'reason'],
        ...denials.map(({ at, product, version }) => [time(at), product, version, 'CANCELLED']),
      ]);
      await page.click('checkbox', 'Include personal data');
      await page.click('button', 'Export JSON');
      await page.find('status', /^200 denials saved, with personal data\./);
      const json = await world.browser.saved(/^seatkeeper-denials-acme-.*\.json$/);
      expect(JSON.parse(json)).toEqual(
        denials.map(({ at, ...denial }) => ({
          time: time(at),
          ...denial,
          reason: 'CANCELLED',
          description: 'Unable to find suitable license',
        })),
      );
      // Nothing of it is stored.
      expect(JSON.stringify(await page.stored())).not.toMatch(/HYPERLINK|pc-a|192\.0\.2\.77/);
    });

    it('a report is read page by page, and saved as the vault has it', inOrder, async () => {
      const { vault, asked, savedTable, world } = acting;
      const rows = Array.from({ length: REPORT_ROWS }, (_, at) =>
        journey.reportRow(vault.report.row(at)),
      );
      const page = await world.browser.open('dashboard.html#report');
      await choosePeriod(page, everyDay);
      await page.click('button', 'Load report');
      await page.shows(/2,500 rows in /);
      // Each page once, all at the same days.
      const pages = asked(paths.report);
      expect(pages).toHaveLength(3);
      expect(new Set(pages.map((query) => `${query.get('from')} ${query.get('to')}`)).size).toBe(1);

      await page.click('button', 'Export CSV');
      await page.find('status', /^2,500 rows saved, without personal data\./);
      const { impersonal } = journey;
      expect(await savedTable(/^seatkeeper-report-acme-[\d-]+\.csv$/)).toEqual([
        impersonal,
        ...rows.map((row) => impersonal.map((column) => row[column])),
      ]);
      await page.click('checkbox', 'Include personal data');
      await page.click('button', 'Export JSON');
      await page.find('status', /^2,500 rows saved, with personal data\./);
      // A program gets what the vault wrote; a spreadsheet gets it disarmed.
      const json = await world.browser.saved(/-report-.*personal-data\.json$/);
      expect(JSON.parse(json)).toEqual(rows);
      await page.click('button', 'Export CSV');
      expect(await savedTable(/-report-.*personal-data\.csv$/)).toEqual([
        Object.keys(rows[0] ?? {}),
        ...rows.map((row) =>
          Object.values(row).map((cell) => String(cell).replace(/^(?=[=@])/, "'")),
        ),
      ]);
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
        const sent = writes().length;
        const page = await findUser(13);
        await page.click('button', 'Revoke');
        await begun(page);
        await world.browser.killBackground();
        const state = await stateOf(13);
        if (state?.stage !== 'waiting') throw new Error(`Killed too late: ${state?.stage}`);
        await page.until('the time to undo to be over', async () => Date.now() > state.dueAt);
        await page.shows(/Not revoked: .* Nothing was sent\./);
        expect(await stateOf(13)).toMatchObject({ stage: 'over', result: 'too-late' });
        expect(writes()).toHaveLength(sent);
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
        const sent = writes().length;
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
        expect([revoked(...users), writes().length - sent]).toEqual([3, 3]);

        await page.click('button', 'Resume');
        await page.shows(/Finished\./);
        expect(held(...users)).toBe(0);
        expect([revoked(...users), writes().length - sent]).toEqual([all, all]);
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
