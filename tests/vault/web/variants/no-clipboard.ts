import { htmlDocument, script } from '../kit.ts';
import { documented, type Variant } from '../variant.ts';

/** Runs inside the page. */
function settings(): void {
  const { kit } = window;
  const row = kit.get('#token-row');
  const layer = kit.get('#layer');
  kit.own('section', row);
  kit.own('specification', kit.get('[data-test=spec]'));

  const button = (id: string, label: string) =>
    `<span class="btn"><button id="${id}" type="button">${label}</button></span>`;
  const on = (id: string, run: () => unknown) =>
    kit.get(`#${id}`).addEventListener('click', () => {
      kit.ran(id);
      void run();
    });

  function open(markup: string): void {
    layer.innerHTML = `<div class="panel" role="dialog" aria-modal="true" aria-labelledby="t">${markup}</div>`;
    layer.hidden = false;
    kit.own('dialog', kit.get('.panel', layer));
  }
  function close(): void {
    layer.hidden = true;
    layer.replaceChildren();
  }

  function ask(what: 'generate' | 'delete', label: string): void {
    open(`<h3 id="t">${label}</h3><div>Please confirm.</div>
      ${button('cancel', 'Cancel')}${button(`confirm-${what}`, label)}`);
    kit.own('cancel', kit.get('#cancel'));
    kit.own('confirm', kit.get(`#confirm-${what}`));
    on('cancel', close);
    on(`confirm-${what}`, async () => {
      const token = what === 'generate' ? await kit.generate() : null;
      if (what === 'delete') await kit.remove();
      close();
      if (token) show(token);
      await paint();
    });
  }

  function show(token: string): void {
    open(`<h3 id="t">API access token</h3><div>Your token: <span class="mono"></span></div>
      ${button('copy', '<svg width="14" height="14" aria-hidden="true"><rect width="9" height="9"/></svg> Copy')}
      <a href="#" role="button" id="close" aria-label="Close">×</a>`);
    kit.get('.mono').textContent = token;
    kit.own('token', kit.get('.mono'));
    kit.own('copy', kit.get('#copy'));
    kit.own('close', kit.get('#close'));
    on('copy', () => kit.copy(token));
    on('close', close);
  }

  async function paint(): Promise<void> {
    const { exists } = await kit.state();
    const label = exists ? 'Generate new token' : 'Generate token';
    kit.get('.actions', row).innerHTML =
      button('generate', label) + (exists ? button('delete', 'Delete token') : '');
    kit.own('generate', kit.get('#generate'));
    on('generate', () => ask('generate', label));
    if (!exists) return;
    kit.own('delete', kit.get('#delete'));
    on('delete', () => ask('delete', 'Delete token'));
  }
  void paint();
}

/** A server that forbids its own pages the clipboard, as hardening guides advise. */
export const noClipboard: Variant = {
  name: 'no-clipboard',
  about:
    'Permissions-Policy forbids the clipboard; sections are rows of a table; an icon in the copy button',
  flavour: 'cloud',
  settingsPath: '/settings.jsp',
  specificationPath: '/api-docs',
  language: 'en',
  documented: true,
  expect: 'recognized',
  words: documented,
  headers: () => ({ 'permissions-policy': 'clipboard-write=(), clipboard-read=()' }),
  pages: {
    '/': (visit) =>
      htmlDocument(visit, {
        title: 'Vault',
        body: '<h1>Dashboard</h1><a href="/settings.jsp">Settings</a>',
      }),
    '/settings.jsp': (visit) =>
      htmlDocument(visit, {
        title: 'License Vault: settings',
        style: `body { font: 13px Verdana, sans-serif; background: #f4f4f4 } td { padding: 12px; vertical-align: top }
          #layer { position: fixed; inset: 0; background: #0004 } #layer[hidden] { display: none }
          .panel { background: #fff; margin: 80px auto; width: 520px; padding: 20px } .btn { margin-right: 8px } .mono { font-family: monospace; word-break: break-all }`,
        body: `<h1>Settings</h1><table role="presentation">
          <tr><td><h2>License Vault API</h2></td><td><a data-test="spec" href="${visit.specificationPath}">API specification</a></td></tr>
          <tr id="token-row"><td><h2>API access token</h2></td><td><div class="actions"></div></td></tr></table>
          <div id="layer" hidden></div>`,
        script: script(settings, null),
      }),
  },
};
