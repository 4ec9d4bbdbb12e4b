import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connectVault, fillConnectForm } from '../harness/admin.ts';
import { browserNames } from '../harness/find-browser.ts';
import type { ExtensionPage } from '../harness/page.ts';
import { accessibleInBoth } from '../harness/schemes.ts';
import { inWorld } from '../harness/world.ts';
import { root } from '../run/root.ts';
import { railsForms } from '../vault/dialects/rails-forms.ts';
import { springdocNested } from '../vault/dialects/springdoc-nested.ts';

const HOST = 'acme.fls.jetbrains.com';
const pictures = join(root, '.output', 'pictures');

/** Each ability's state as the list says it. */
const states = async (options: ExtensionPage) =>
  Object.fromEntries(
    (await options.items('Abilities')).map((item) => {
      const [, ability = item, state] =
        /^(.*?) ?(not bound|needs your confirmation|bound)/.exec(item) ?? [];
      return [ability, state];
    }),
  );

it.each(browserNames)('in %s: a specification is read, shown, and used once confirmed', (name) =>
  inWorld(name, { vaults: { [HOST]: { dialect: springdocNested } } }, async (world) => {
    const options = await connectVault(world);
    expect(await states(options)).toEqual({
      'License counts': 'bound',
      Denials: 'bound',
      'Licenses of a user': 'not bound',
      'Revoke one': 'not bound',
      'Revoke all': 'not bound',
      'Usage report': 'not bound',
      'Disconnect product': 'not bound',
    });

    await options.click('button', 'Read specification');
    await options.find(
      'status',
      /^Read “.+Licenses of a user.+ bound\. Revoke one, Revoke all, and Disconnect product/,
    );
    expect(await states(options)).toMatchObject({
      'Licenses of a user': 'bound',
      'Revoke one': 'needs your confirmation',
      'Revoke all': 'needs your confirmation',
      'Disconnect product': 'needs your confirmation',
    });
    // What the admin is to judge stands there before the button is pressed.
    expect((await options.items('Abilities'))[3]).toMatch(
      /DELETE \/public-api\/users\/\{email\}\/licenses\/\{allocationId\}.*Use this.*Why.*It is asked/s,
    );
    const before = await options.stored();
    await options.click('button', 'Use this');
    await options.find('status', 'Revoke one is bound.');
    await options.until('the list', async () => (await states(options))['Revoke one'] === 'bound');
    expect((await states(options))['Revoke all']).toBe('needs your confirmation');
    expect(JSON.stringify(before.local['bindings'])).not.toContain('"confirmed":{');

    // Nothing but reading has reached the vault, and the browser has it all after a restart.
    expect(world.vault().requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    await world.browser.restart();
    const again = await world.browser.open('options.html');
    expect((await states(again))['Revoke one']).toBe('bound');
    await again.click('button', 'Forget this vault');
    await again.click('button', 'Forget acme');
    await again.find('status', /^acme was forgotten/);
    expect(await again.stored()).toEqual({ local: {}, session: {}, databases: [] });
  }),
);

it.each(browserNames)('in %s: behind a web login, the page says how and takes the file', (name) =>
  inWorld(name, { vaults: { [HOST]: { dialect: railsForms } } }, async (world) => {
    const options = await connectVault(world);
    await options.click('button', 'Read specification');
    await options.find('alert', /only to people who log in\. .*save its JSON, and import the file/);

    await mkdir(pictures, { recursive: true });
    const wrong = join(pictures, `no-specification-${name}.json`);
    await writeFile(wrong, '{"products":[]}');
    await options.giveFile('Import specification', wrong);
    await options.find('alert', 'This is JSON, but no Swagger or OpenAPI specification.');

    const file = join(pictures, `specification-${name}.json`);
    await writeFile(file, railsForms.specification.text);
    await options.giveFile('Import specification', file);
    await options.find('status', /^Read “/);
    await options.shows(/imported from a file on/);
    expect((await states(options))['Licenses of a user']).toBe('bound');

    await options.click('button', 'Remove');
    await options.find('status', 'Licenses of a user is not bound any more.');
  }),
);

it.each(browserNames)(
  'in %s: health and the check of a vault are accessible, light and dark, and tell nothing of it',
  (name) => {
    const vaults = {
      [HOST]: { dialect: springdocNested },
      'second.fls.jetbrains.com': { seed: 99 },
    };
    return inWorld(name, { vaults }, async (world) => {
      const options = await connectVault(world);
      await options.page.setViewport({ width: 960, height: 1000 });
      await options.click('button', 'Read specification');
      await options.find('status', /^Read “/);
      expect(await options.items('Health of acme')).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^License counts bound Worked just now \(once in all\)/),
          expect.stringMatching(/^Revoke one needs your confirmation Not tried yet\./),
        ]),
      );
      await options.click('button', 'Copy diagnostics');
      await options.find('status', 'Copied.');

      const user = world.vault().company.allocations[0]?.user ?? '';
      await options.fill('User to look up (optional)', user);
      await options.click('button', 'Check this vault');
      await options.find('status', /^The vault was checked/);
      const results = await options.items('What was checked');
      expect(results).toContainEqual(expect.stringMatching(/^confirmed License counts are at/));
      await options.click('button', 'Copy report');
      await options.find('status', 'Copied.');
      const report = await options.evaluate(() => document.querySelector('pre')?.textContent ?? '');
      expect(report).toContain('"works"');
      for (const own of ['acme', user, user.split('@')[0] ?? '', 'jetbrains.com']) {
        expect(report).not.toContain(own);
      }

      await accessibleInBoth(options, 'one vault');
      await options.click('button', 'Add a vault');
      await fillConnectForm(options, { address: 'second' });
      await options.find('status', /^Connected to second/);
      await options.close();
      await seeBoth(await world.browser.open('options.html'), name);
    });
  },
);

/** With two vaults everything is there twice, and still told apart. */
async function seeBoth(options: ExtensionPage, name: string): Promise<void> {
  await options.page.setViewport({ width: 960, height: 1000 });
  await options.find('list', 'Health of second');
  await options.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await mkdir(pictures, { recursive: true });
  await accessibleInBoth(options, 'two vaults', async (scheme) => {
    for (const [what, selector] of [
      ['abilities', '.abilities'],
      ['health', '#health'],
    ] as const) {
      await options.evaluate(
        (place) => document.querySelector(place)?.scrollIntoView({ behavior: 'instant' }),
        selector,
      );
      await options.screenshot(join(pictures, `${what}-${name}-${scheme}.png`));
    }
  });
  await options.page.setViewport({ width: 320, height: 900 });
  expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    320,
  );
}
