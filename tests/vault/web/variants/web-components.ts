import { htmlDocument, script } from '../kit.ts';
import { documented, type Variant } from '../variant.ts';

/** Runs inside the page. */
function app({ specificationPath }: { specificationPath: string }): void {
  const { kit } = window;

  /** Defines an element whose open shadow root is made from its attributes. */
  function define(name: string, write: (host: HTMLElement) => string): void {
    customElements.define(
      name,
      class extends HTMLElement {
        connectedCallback(): void {
          if (!this.shadowRoot) this.attachShadow({ mode: 'open' }).innerHTML = write(this);
        }
      },
    );
  }
  const inside = (host: Element): ShadowRoot => {
    if (!host.shadowRoot) throw new Error(`${host.localName} has no shadow root`);
    return host.shadowRoot;
  };

  define(
    'lv-button',
    () => '<style>button { min-height: 32px }</style><button part="control"><slot></slot></button>',
  );
  define(
    'lv-section',
    (host) => `<section><h2>${host.getAttribute('heading')}</h2><slot></slot></section>`,
  );
  define(
    'lv-dialog',
    (
      host,
    ) => `<style>:host { position: fixed; inset: 20% auto auto 20%; background: #fff; border: 1px solid; padding: 16px }</style>
      <div role="dialog" aria-modal="true" aria-label="${host.getAttribute('heading')}"><slot></slot><footer><slot name="actions"></slot></footer></div>`,
  );
  define(
    'lv-secret',
    () =>
      '<label>Token <input type="password" readonly size="50" autocomplete="off"></label> <button aria-pressed="false">Show</button>',
  );
  define(
    'lv-settings',
    () => `<h1>Settings</h1>
      <lv-section heading="License Vault API"><a href="${specificationPath}">API specification</a></lv-section>
      <lv-section heading="API access token" id="token"><p>Shown only once.</p><div id="actions"></div></lv-section>`,
  );

  const page = inside(kit.get('lv-settings'));
  const section = kit.get('#token', page);
  const actions = kit.get('#actions', page);
  kit.own('section', section);
  kit.own('specification', kit.get('a', page));

  const control = (host: Element) => kit.get('button', inside(host));
  function button(label: string, run: () => void): HTMLElement {
    const host = document.createElement('lv-button');
    host.textContent = label;
    host.addEventListener('click', run);
    return host;
  }
  function dialog(heading: string, content: Node | string, ...buttons: HTMLElement[]): HTMLElement {
    const host = document.createElement('lv-dialog');
    host.setAttribute('heading', heading);
    for (const one of buttons) one.slot = 'actions';
    host.append(content, ...buttons);
    page.append(host);
    kit.own('dialog', kit.get('[role=dialog]', inside(host)));
    return host;
  }

  function ask(what: 'generate' | 'delete', label: string): void {
    kit.ran(what);
    const confirm = button(label, async () => {
      kit.ran(`confirm-${what}`);
      open.remove();
      if (what === 'generate') show(await kit.generate());
      else await kit.remove();
      void paint();
    });
    const cancel = button('Cancel', () => {
      kit.ran('cancel');
      open.remove();
    });
    const open = dialog(`${label}?`, 'The current token will be invalid.', confirm, cancel);
    kit.own('confirm', control(confirm));
    kit.own('cancel', control(cancel));
  }

  function show(token: string): void {
    const secret = document.createElement('lv-secret');
    const copy = button('Copy', () => {
      kit.ran('copy');
      void kit.copy(token);
    });
    const close = button('Close', () => {
      kit.ran('close');
      open.remove();
    });
    const open = dialog('New token', secret, copy, close);
    const field = kit.get('input', inside(secret)) as HTMLInputElement;
    field.value = token;
    control(secret).addEventListener('click', ({ currentTarget }) => {
      field.type = field.type === 'password' ? 'text' : 'password';
      (currentTarget as Element).setAttribute('aria-pressed', String(field.type === 'text'));
    });
    kit.own('token', field);
    kit.own('copy', control(copy));
    kit.own('close', control(close));
  }

  async function paint(): Promise<void> {
    const { exists } = await kit.state();
    const label = exists ? 'Generate new token' : 'Generate token';
    const generate = button(label, () => ask('generate', label));
    const remove = button('Delete token', () => ask('delete', 'Delete token'));
    actions.replaceChildren(generate, ...(exists ? [remove] : []));
    kit.own('generate', control(generate));
    if (exists) kit.own('delete', control(remove));
  }
  void paint();
}

/** Nothing but custom elements stands in the document itself. */
export const webComponents: Variant = {
  name: 'web-components',
  about:
    'Custom elements with open shadow roots, three deep, dialog included; a password input with a reveal button',
  flavour: 'cloud',
  settingsPath: '/ui/settings.html',
  specificationPath: '/openapi.json',
  language: 'en',
  documented: true,
  expect: 'recognized',
  words: documented,
  tokenFormat: 'permanent',
  pages: {
    '/': (visit) =>
      htmlDocument(visit, {
        title: 'Vault',
        body: '<h1>Dashboard</h1><a href="/ui/settings.html">Settings</a>',
      }),
    '/ui/settings.html': (visit) =>
      htmlDocument(visit, {
        title: 'Vault settings',
        style: 'body { font: 15px/22px sans-serif; margin: 24px }',
        body: '<lv-settings></lv-settings>',
        script: script(app, { specificationPath: visit.specificationPath }),
      }),
  },
};
