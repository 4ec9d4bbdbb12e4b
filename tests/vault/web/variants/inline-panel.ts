import { htmlDocument, script } from '../kit.ts';
import { documented, type Variant } from '../variant.ts';

/** Runs inside the page. */
function settings(): void {
  const { kit } = window;
  const item = kit.get('details.token');
  const panel = kit.get('.panel', item);
  kit.own('section', item);
  kit.own('specification', kit.get('details.api a'));

  /** What stands below the heading now: there are no dialogs at all. */
  function put(markup: string): void {
    panel.innerHTML = markup;
    for (const part of [
      'generate',
      'delete',
      'dialog',
      'confirm',
      'cancel',
      'token',
      'copy',
      'close',
    ] as const) {
      kit.own(part, ...panel.querySelectorAll(`[data-is=${part}]`));
    }
  }

  async function rest(): Promise<void> {
    const { exists } = await kit.state();
    put(`<div class="line">${exists ? 'Active' : 'None'}
      <button data-is="generate">${exists ? 'Generate new token' : 'Generate token'}</button>
      ${exists ? '<button data-is="delete">Delete token</button>' : ''}</div>`);
  }

  function show(token: string): void {
    put(`<div class="line" data-is="dialog" role="status">New token, visible until you leave this page:
      <output data-is="token"></output>
      <button data-is="copy" class="link">Copy</button><button data-is="close" class="link">Hide</button></div>`);
    kit.get('output', panel).textContent = token;
  }

  panel.addEventListener('click', async ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('button');
    const is = button?.dataset['is'] ?? '';
    const asked = panel.querySelector<HTMLElement>('[data-asked]')?.dataset['asked'] ?? '';
    if (is === 'generate' || is === 'delete') {
      kit.ran(is);
      put(`<div class="line" data-is="dialog" data-asked="${is}" role="group" aria-label="Confirm">Sure?
        <button data-is="cancel">No</button><button data-is="confirm">${button?.textContent}</button></div>`);
    } else if (is === 'confirm') {
      kit.ran(`confirm-${asked}`);
      if (asked === 'generate') return show(await kit.generate());
      await kit.remove();
      await rest();
    } else if (is === 'copy') {
      kit.ran('copy');
      await kit.copy(kit.get('output', panel).textContent ?? '');
    } else if (is !== '') {
      kit.ran(is);
      await rest();
    }
  });
  void rest();
}

/** Everything happens in the row itself. */
export const inlinePanel: Variant = {
  name: 'inline-panel',
  about:
    'No dialogs: question and token take the place of the buttons; sections fold; titles in capitals by style',
  flavour: 'cloud',
  settingsPath: '/settings?section=api',
  specificationPath: '/api-docs.json',
  language: 'en',
  documented: true,
  expect: 'recognized',
  words: documented,
  pages: {
    '/': (visit) =>
      htmlDocument(visit, {
        title: 'Vault',
        body: '<h1>Dashboard</h1><a href="/settings?section=api">Settings</a>',
      }),
    '/settings': (visit) =>
      htmlDocument(visit, {
        title: 'Settings',
        style: `body { font: 14px/20px Tahoma, sans-serif; margin: 24px } summary { font-weight: 700; text-transform: uppercase; letter-spacing: 1px }
          details { border-top: 1px solid #bbb; padding: 12px 0 } .line { display: flex; gap: 8px; align-items: baseline; flex-wrap: wrap }
          .link { background: none; border: 0; color: #06c; text-decoration: underline } output { font-family: monospace; word-break: break-all }`,
        body: `<h1>Settings</h1>
          <details><summary>Server name</summary>acme</details>
          <details class="api" open><summary>License Vault API</summary><a href="${visit.specificationPath}">API specification</a></details>
          <details class="token" open><summary>API access token</summary><div class="panel"></div></details>`,
        script: script(settings, null),
      }),
  },
};
