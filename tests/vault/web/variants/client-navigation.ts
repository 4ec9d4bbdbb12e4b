import { htmlDocument, script } from '../kit.ts';
import { documented, type Variant } from '../variant.ts';

/** Runs inside the page. */
function app({ specificationPath }: { specificationPath: string }): void {
  const { kit } = window;
  const view = kit.get('#view');
  let shownPath = '';

  const pages: Record<string, () => string> = {
    '/overview': () => '<h1>Dashboard</h1><p>Everything is fine.</p>',
    '/vault/settings/general': () => `<h1>Settings</h1>${tabs}<h2>Server name</h2><p>acme</p>`,
    '/vault/settings/api': () => `<h1>Settings</h1>${tabs}
      <div class="cards"><div class="card"><h2 class="title">License Vault API</h2>
        <a href="${specificationPath}" data-plain>API specification</a></div>
      <div class="card token"><h2 class="title">API access token</h2><p class="hint">Loading…</p><div class="row"></div></div></div>`,
  };
  const tabs = `<div role="tablist"><a role="tab" href="/vault/settings/general">General</a>
    <a role="tab" href="/vault/settings/api">API</a></div>`;

  function route(): void {
    document.querySelector('.layer')?.remove();
    shownPath = location.pathname;
    const write = pages[shownPath] ?? pages['/overview'];
    if (write) view.innerHTML = write();
    document.title = `${view.querySelector('h1')?.textContent} · License Vault`;
    if (shownPath === '/vault/settings/api') void paint();
  }

  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
    if (!link || 'plain' in link.dataset) return;
    event.preventDefault();
    history.pushState({}, '', link.href);
    route();
  });
  addEventListener('popstate', route);

  async function paint(): Promise<void> {
    const card = kit.get('.token', view);
    const { exists } = await kit.state();
    if (!card.isConnected) return;
    kit.own('section', card);
    kit.own('specification', kit.get('[data-plain]', view));
    kit.get('.hint', card).textContent = exists ? 'A token is in use.' : 'No token.';
    const row = kit.get('.row', card);
    row.replaceChildren();
    const add = (part: 'generate' | 'delete', label: string) => {
      // No button element: keyboard and role are made by hand, as many kits do.
      const button = kit.make(
        `<div role="button" tabindex="0" class="button"><span>${label}</span></div>`,
      );
      button.addEventListener('click', () => ask(part, label));
      button.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        ask(part, label);
      });
      row.append(button);
      kit.own(part, button);
    };
    add('generate', exists ? 'Generate new token' : 'Generate token');
    if (exists) add('delete', 'Delete token');
  }

  function layer(label: string, content: string): HTMLElement {
    document.querySelector('.layer')?.remove();
    const element = kit.make(
      `<div class="layer"><div role="dialog" aria-label="${label}" tabindex="-1">${content}</div></div>`,
    );
    document.body.prepend(element);
    const dialog = kit.get('[role=dialog]', element);
    kit.own('dialog', dialog);
    dialog.focus();
    return element;
  }

  function ask(what: 'generate' | 'delete', label: string): void {
    kit.ran(what);
    const element = layer(
      'Confirmation',
      `<header>License Vault</header><p>Do you want to continue?</p>
       <footer><button>Back</button><button>${label}</button></footer>`,
    );
    const [back, confirm] = element.querySelectorAll('button');
    if (!back || !confirm) throw new Error('no buttons');
    kit.own('cancel', back);
    kit.own('confirm', confirm);
    back.onclick = () => {
      kit.ran('cancel');
      element.remove();
    };
    confirm.onclick = async () => {
      kit.ran(`confirm-${what}`);
      confirm.disabled = true;
      if (what === 'generate') show(await kit.generate());
      else {
        await kit.remove();
        element.remove();
      }
      if (shownPath === '/vault/settings/api') await paint();
    };
  }

  function show(token: string): void {
    const element = layer(
      'Token',
      `<p>Your new token: <b>${token}</b></p><footer><button>Copy</button><button>Close</button></footer>`,
    );
    const [copy, close] = element.querySelectorAll('button');
    if (!copy || !close) throw new Error('no buttons');
    kit.own('token', kit.get('b', element));
    kit.own('copy', copy);
    kit.own('close', close);
    copy.onclick = () => {
      kit.ran('copy');
      void kit.copy(token);
    };
    close.onclick = () => {
      kit.ran('close');
      element.remove();
    };
  }
  route();
}

const style = `
  body { font: 14px/20px Inter, sans-serif; margin: 0; display: grid; grid-template-columns: 160px 1fr }
  .card { border: 1px solid #bbb; border-radius: 8px; padding: 16px; margin: 16px 0 }
  .row { display: flex; gap: 8px } .button { border: 1px solid #35c; padding: 6px 12px; cursor: pointer }
  .layer { position: fixed; inset: 0; background: #0005; z-index: 5 }
  .layer > div { background: #fff; width: 480px; margin: 15vh auto; padding: 16px; overflow-wrap: anywhere }`;

const shell: Variant['pages'][string] = (visit) =>
  htmlDocument(visit, {
    title: 'License Vault',
    style,
    body: '<nav><p><a href="/overview">Dashboard</a></p><p><a href="/vault/settings/general">Settings</a></p></nav><main id="view"></main>',
    script: script(app, { specificationPath: visit.specificationPath }),
  });

/** One document; pages come and go by pushState, back and forward by popstate. */
export const clientNavigation: Variant = {
  name: 'client-navigation',
  about:
    'Client-side navigation with pushState and tabs; buttons by role alone; the token in a sentence',
  flavour: 'cloud',
  settingsPath: '/vault/settings/api',
  specificationPath: '/v3/api-docs/public',
  language: 'en',
  documented: true,
  expect: 'recognized',
  words: documented,
  tokenFormat: 'uuid',
  pages: {
    '/': shell,
    '/overview': shell,
    '/vault/settings/general': shell,
    '/vault/settings/api': shell,
  },
  strangers: ['/', '/overview', '/vault/settings/general'],
};
