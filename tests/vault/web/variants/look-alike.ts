import { htmlDocument, script } from '../kit.ts';
import { documented, type Variant } from '../variant.ts';

/** Runs inside the page. */
function settings(): void {
  const { kit } = window;
  const api = kit.get('#api-access');
  kit.own('section', api);
  kit.own('specification', kit.get('#spec'));
  /** The person's own token is another thing, known to nobody but this page. */
  let personal: string | null = 'pat_ZlQx81mNnYtRr0aa5cVwKq7e';

  interface Kind {
    card: HTMLElement;
    /** Before the names of its clicks. */
    prefix: '' | 'personal-';
    exists(): Promise<boolean>;
    generate(): Promise<string>;
    remove(): Promise<void>;
  }

  function modal({ prefix }: Kind, title: string, content: string): HTMLElement {
    const made =
      kit.make(`<div class="backdrop"><div class="window" role="dialog" aria-modal="true" aria-label="${title}" tabindex="-1">
      <h4>${title}</h4>${content}</div></div>`);
    document.body.append(made);
    const window = kit.get('.window', made);
    if (prefix === '') kit.own('dialog', window);
    // Keeps the focus inside, whoever wants it.
    document.addEventListener('focusin', function hold(event) {
      if (!made.isConnected) return document.removeEventListener('focusin', hold);
      if (!made.contains(event.target as Node)) window.focus();
    });
    window.focus();
    return made;
  }
  function press(
    kind: Kind,
    made: HTMLElement,
    part: 'confirm' | 'cancel' | 'copy' | 'close',
    what: string,
    run: () => unknown,
  ): void {
    const button = kit.get(`.${part}`, made);
    if (kind.prefix === '') kit.own(part, button);
    button.addEventListener('click', () => {
      kit.ran(kind.prefix + what);
      void run();
    });
  }

  function ask(kind: Kind, what: 'generate' | 'delete', label: string): void {
    kit.ran(kind.prefix + what);
    const made = modal(
      kind,
      label,
      `<p>Applications that use it lose access.</p>
      <button class="confirm">${label}</button> <button class="cancel">Cancel</button>`,
    );
    press(kind, made, 'cancel', 'cancel', () => made.remove());
    press(kind, made, 'confirm', `confirm-${what}`, async () => {
      const token = what === 'generate' ? await kind.generate() : null;
      if (what === 'delete') await kind.remove();
      made.remove();
      if (token) show(kind, token);
      await paint(kind);
    });
  }

  function show(kind: Kind, token: string): void {
    const made = modal(
      kind,
      'Token generated',
      `<p><input class="value" readonly size="50" aria-label="Token"></p>
      <button class="copy">Copy</button> <button class="close">Close</button>`,
    );
    const field = kit.get('.value', made) as HTMLInputElement;
    field.value = token;
    if (kind.prefix === '') kit.own('token', field);
    press(kind, made, 'copy', 'copy', () => kit.copy(token));
    press(kind, made, 'close', 'close', () => made.remove());
  }

  async function paint(kind: Kind): Promise<void> {
    const exists = await kind.exists();
    const row = kit.get('.row', kind.card);
    row.replaceChildren();
    const add = (what: 'generate' | 'delete', label: string) => {
      const button = kit.make(`<button>${label}</button>`);
      button.addEventListener('click', () => ask(kind, what, label));
      row.append(button);
      if (kind.prefix === '') kit.own(what, button);
    };
    add('generate', exists ? 'Generate new token' : 'Generate token');
    if (exists) add('delete', 'Delete token');
  }

  void paint({
    card: kit.get('#personal'),
    prefix: 'personal-',
    exists: async () => personal !== null,
    generate: async () => {
      personal = `pat_${crypto.randomUUID().replaceAll('-', '')}`;
      return personal;
    },
    remove: async () => {
      personal = null;
    },
  });
  void paint({
    card: api,
    prefix: '',
    exists: async () => (await kit.state()).exists,
    generate: () => kit.generate(),
    remove: () => kit.remove(),
  });
}

const style = `body { font: 14px/20px sans-serif; margin: 0 auto; max-width: 760px } .card { border: 1px solid #ccc; padding: 16px; margin: 12px 0 }
  .backdrop { position: fixed; inset: 0; background: #0007 } .window { background: #fff; margin: 80px auto; width: 460px; padding: 20px }`;

/** Two sections that differ in nothing but what they are called; a help page that tells of them. */
export const lookAlike: Variant = {
  name: 'look-alike',
  about:
    'A section "Personal access token" with the same buttons and dialogs stands before the real one; a help page',
  flavour: 'cloud',
  settingsPath: '/account-and-settings',
  specificationPath: '/swagger-ui.html',
  language: 'en',
  documented: true,
  expect: 'recognized',
  words: documented,
  pages: {
    '/': (visit) =>
      htmlDocument(visit, {
        title: 'Vault',
        body: '<h1>Dashboard</h1><a href="/account-and-settings">Settings</a> <a href="/help/api-access-token">Help</a>',
      }),
    '/help/api-access-token': (visit) =>
      htmlDocument(visit, {
        title: 'Help: API access token',
        style,
        body: `<h1>Help</h1><h2>License Vault API</h2><p>Read the <a href="/help/specification">API specification</a> first.</p>
          <h2>API access token</h2><ol><li>Open Settings.</li><li>Press <b>Generate token</b>, or <b>Generate new token</b>.</li></ol>
          <p>A token looks like this: <code>Ab3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z</code> <button>Copy</button></p>`,
        // A sample is no secret: nothing is registered as the page's own.
        script: script(() => undefined, null),
      }),
    '/account-and-settings': (visit) =>
      htmlDocument(visit, {
        title: 'Account and settings',
        style,
        body: `<h1>Account and settings</h1>
          <div class="card" id="personal"><h3>Personal access token</h3><p>For your IDE. It acts in your own name.</p><div class="row"></div></div>
          <div class="card"><h3>License Vault API</h3><a id="spec" href="${visit.specificationPath}">API specification</a></div>
          <div class="card" id="api-access"><h3>API access token</h3><p>For the License Vault API.</p><div class="row"></div></div>`,
        script: script(settings, null),
      }),
  },
  strangers: ['/', '/help/api-access-token'],
};
