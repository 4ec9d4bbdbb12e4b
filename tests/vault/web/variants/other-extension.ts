import { htmlDocument, script } from '../kit.ts';
import { documented, type Variant } from '../variant.ts';

/** Runs inside the page: what the customer's own extension does to it. */
function acmeHelper(): void {
  const { kit } = window;
  const hint =
    kit.make(`<div id="acme-helper" role="dialog" aria-label="API access token"><h2>API access token</h2>
    <p>ACME policy: ask IT before you replace it. Reference <code>ACME-7f3c9a1e5b8d4f60a2c4e6b8d0f1a3c5</code></p>
    <button>Copy</button> <button>Generate token</button> <button>Close</button></div>`);
  const [copy, request, close] = hint.querySelectorAll('button');
  copy?.addEventListener('click', () => kit.ran('foreign-copy'));
  request?.addEventListener('click', () => kit.ran('foreign-generate'));
  close?.addEventListener('click', () => {
    kit.ran('foreign-close');
    hint.remove();
  });
  setTimeout(() => document.documentElement.append(hint), 400);
  // It also adds a button of its own to every dialog of the page.
  new MutationObserver(() => {
    for (const dialog of document.querySelectorAll('body [role=dialog]:not(.acme)')) {
      dialog.classList.add('acme');
      const share = kit.make('<button class="acme-share">Copy to ACME Safe</button>');
      share.addEventListener('click', () => kit.ran('foreign-share'));
      dialog.append(share);
    }
  }).observe(document.body, { childList: true, subtree: true });
}

/** Runs inside the page. */
function settings(): void {
  const { kit } = window;
  const row = kit.get('.token-line');
  kit.own('section', kit.get('.token-section'));
  kit.own('specification', kit.get('.spec'));

  function dialog(content: string): HTMLElement {
    const made = kit.make(
      `<div class="cover"><div class="sheet" role="dialog" aria-modal="true" aria-label="License Vault">${content}</div></div>`,
    );
    document.body.append(made);
    kit.own('dialog', kit.get('.sheet', made));
    return made;
  }
  function on(
    made: HTMLElement,
    part: 'confirm' | 'cancel' | 'copy' | 'close',
    what: string,
    run: () => unknown,
  ): void {
    const button = kit.get(`[name=${part}]`, made);
    kit.own(part, button);
    button.onclick = () => {
      kit.ran(what);
      void run();
    };
  }

  function ask(what: 'generate' | 'delete', label: string): void {
    kit.ran(what);
    const made = dialog(
      `<p>${label}?</p><button name="cancel">Cancel</button> <button name="confirm">${label}</button>`,
    );
    on(made, 'cancel', 'cancel', () => made.remove());
    on(made, 'confirm', `confirm-${what}`, async () => {
      const token = what === 'generate' ? await kit.generate() : null;
      if (what === 'delete') await kit.remove();
      made.remove();
      if (token) show(token);
      await paint();
    });
  }

  function show(token: string): void {
    // A number to quote to the support looks like a secret, and is none.
    const made = dialog(`<p>Request ID: <small>${crypto.randomUUID()}</small></p>
      <p>Token: <strong></strong></p><button name="copy">Copy</button> <button name="close">OK</button>`);
    kit.get('strong', made).textContent = token;
    kit.own('token', kit.get('strong', made));
    on(made, 'copy', 'copy', () => kit.copy(token));
    on(made, 'close', 'close', () => made.remove());
  }

  async function paint(): Promise<void> {
    const { exists } = await kit.state();
    row.replaceChildren();
    const add = (what: 'generate' | 'delete', label: string) => {
      const button = kit.make(`<button>${label}</button>`);
      button.onclick = () => ask(what, label);
      row.append(button);
      kit.own(what, button);
    };
    add('generate', exists ? 'Generate new token' : 'Generate token');
    if (exists) add('delete', 'Delete token');
  }
  void paint();
}

/** Runs inside the page: two parties, two scripts, in the order in which they would run. */
function runBoth({ page, helper }: { page: string; helper: string }): void {
  for (const source of [page, helper]) {
    const element = document.createElement('script');
    element.textContent = source;
    document.head.append(element);
  }
}

/** Seatkeeper is not the only one who writes into this page. */
export const otherExtension: Variant = {
  name: 'other-extension',
  about:
    'Another extension adds a similar dialog, with a secret-like reference, and a button to each of the page’s own',
  flavour: 'cloud',
  settingsPath: '/settings/',
  specificationPath: '/openapi.yaml.json',
  language: 'en',
  documented: true,
  expect: 'recognized',
  words: documented,
  tokenFormat: 'letters',
  pages: {
    '/': (visit) =>
      htmlDocument(visit, {
        title: 'Vault',
        body: '<h1>Dashboard</h1><a href="/settings/">Settings</a>',
      }),
    '/settings/': (visit) =>
      htmlDocument(visit, {
        title: 'Settings',
        style: `body { font: 14px/20px sans-serif; margin: 24px } .cover { position: fixed; inset: 0; background: #0006 } .sheet { background: #fff; margin: 100px auto; width: 520px; padding: 20px; overflow-wrap: anywhere }
          #acme-helper { position: fixed; right: 8px; bottom: 8px; width: 260px; background: #ffd; border: 1px solid #a80; padding: 8px; overflow-wrap: anywhere }`,
        body: `<h1>Settings</h1><h2>License Vault API</h2><p><a class="spec" href="${visit.specificationPath}">API specification</a></p>
          <div class="token-section"><h2>API access token</h2><p class="token-line"></p></div>`,
        script: script(runBoth, { page: `(${settings})()`, helper: `(${acmeHelper})()` }),
      }),
  },
};
