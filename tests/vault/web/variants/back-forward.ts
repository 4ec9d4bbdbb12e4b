import { htmlDocument, script } from '../kit.ts';
import { documented, type Variant } from '../variant.ts';

/** Runs inside the page. */
function settings(): void {
  const { kit } = window;
  const section = kit.get('tbody.token');
  const dialog = kit.get('dialog') as HTMLDialogElement;
  kit.own('section', section);
  kit.own('specification', kit.get('tbody.api a'));

  function fill(content: string): void {
    dialog.innerHTML = content;
    kit.own('dialog', dialog);
    for (const part of ['confirm', 'cancel', 'token', 'copy', 'close'] as const)
      kit.own(part, ...dialog.querySelectorAll(`.${part}`));
    // Open, and not modal: the page behind it stays usable.
    if (!dialog.open) dialog.show();
  }

  function paint(exists: boolean): void {
    const cell = kit.get('.buttons', section);
    cell.innerHTML = `<button value="generate">${exists ? 'Generate new token' : 'Generate token'}</button> ${
      exists ? '<button value="delete">Delete token</button>' : ''
    }`;
    kit.own('generate', kit.get('[value=generate]', cell));
    kit.own('delete', ...cell.querySelectorAll('[value=delete]'));
  }

  section.onclick = ({ target }) => {
    const button = (target as Element).closest('button');
    if (!button) return;
    kit.ran(button.value);
    fill(`<p>Please confirm: ${button.value} the token.</p>
      <button class="confirm" value="${button.value}">${button.textContent}</button> <button class="cancel">Cancel</button>`);
  };
  dialog.onclick = async ({ target }) => {
    const button = (target as Element).closest('button');
    if (!button) return;
    const what = button.className;
    kit.ran(what === 'confirm' ? `confirm-${button.value}` : what);
    if (what === 'copy')
      return await kit.copy((kit.get('.token', dialog) as HTMLInputElement).value);
    if (what === 'confirm' && button.value === 'generate') {
      const token = await kit.generate();
      fill(`<label>Token: <input class="token" readonly size="50" value="${token}" onfocus="this.select()"></label>
        <button class="copy">Copy</button> <button class="close">Close</button>`);
      return paint(true);
    }
    if (what === 'confirm') await kit.remove();
    dialog.close();
    dialog.replaceChildren();
    paint((await kit.state()).exists);
  };

  paint(section.dataset['exists'] === 'true');
  // Comes back from the cache as it was left: only the numbers are asked for again.
  addEventListener('pageshow', async ({ persisted }) => {
    if (persisted) paint((await kit.state()).exists);
  });
}

const menu =
  '<p><a href="/">Dashboard</a> · <a href="/preferences">Settings</a> · <a href="/about">About</a></p>';
const style =
  'body { font: 16px/24px "Times New Roman", serif; margin: 24px } th { text-align: left; padding-right: 24px } dialog { top: 120px }';

/** Documents of their own, that the browser may keep alive behind the visible one. */
export const backForward: Variant = {
  name: 'back-forward',
  about:
    'Plain navigation that the back/forward cache may keep; sections are bodies of one table; a dialog not modal',
  flavour: 'cloud',
  settingsPath: '/preferences',
  specificationPath: '/swagger.json',
  language: 'en',
  documented: true,
  expect: 'recognized',
  words: documented,
  tokenFormat: 'uuid',
  // With no-store the browser would not keep it.
  headers: () => ({ 'cache-control': 'private, no-cache' }),
  pages: {
    '/': (visit) =>
      htmlDocument(visit, { title: 'Dashboard', style, body: `${menu}<h1>Dashboard</h1>` }),
    '/about': (visit) =>
      htmlDocument(visit, {
        title: 'About',
        style,
        body: `${menu}<h1>About</h1><p>License Vault</p>`,
      }),
    '/preferences': (visit) =>
      htmlDocument(visit, {
        title: 'Settings',
        style,
        body: `${menu}<h1>Settings</h1><table>
          <tbody class="api"><tr><th scope="rowgroup">License Vault API</th><td><a href="${visit.specificationPath}">API specification</a></td></tr></tbody>
          <tbody class="token" data-exists="${visit.tokens.length > 0}"><tr><th scope="rowgroup">API access token</th><td class="buttons"></td></tr></tbody></table>
          <dialog aria-label="Token"></dialog>`,
        script: script(settings, null),
      }),
  },
  strangers: ['/', '/about'],
};
