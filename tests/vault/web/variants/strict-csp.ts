import { htmlDocument, script, sourceOf } from '../kit.ts';
import { documented, type Variant } from '../variant.ts';

/** Runs inside the page. No markup from text: the page's policy wants Trusted Types. */
function settings(): void {
  const { kit } = window;

  function element(
    tag: string,
    attributes: Record<string, string>,
    ...children: (Node | string)[]
  ) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }
  const button = (label: string, run: () => unknown, attributes = {}) => {
    const made = element('button', { type: 'button', ...attributes }, element('span', {}, label));
    made.addEventListener('click', () => void run());
    return made;
  };

  const section = kit.get('[aria-label="API access token"]');
  const actions = kit.get('footer', section);
  kit.own('section', section);
  kit.own('specification', kit.get('.specification'));

  function modal(title: string, content: Node[], buttons: HTMLElement[]): HTMLElement {
    const window = element(
      'div',
      { role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'modal-title', class: 'modal' },
      element('h2', { id: 'modal-title' }, title),
      ...content,
      element('div', { class: 'buttons' }, ...buttons),
    );
    const layer = element('div', { class: 'layer' }, window);
    // As the portal of many kits: first in the body, before the page.
    document.body.prepend(layer);
    kit.own('dialog', window);
    buttons[0]?.focus();
    return layer;
  }

  function ask(what: 'generate' | 'delete', label: string): void {
    kit.ran(what);
    const cancel = button('Keep it', () => {
      kit.ran('cancel');
      layer.remove();
    });
    const confirm = button(label, async () => {
      kit.ran(`confirm-${what}`);
      const token = what === 'generate' ? await kit.generate() : null;
      if (what === 'delete') await kit.remove();
      layer.remove();
      if (token) show(token);
      await paint();
    });
    const layer = modal(
      'Heads up',
      [element('p', {}, 'Integrations may break.')],
      [cancel, confirm],
    );
    kit.own('cancel', cancel);
    kit.own('confirm', confirm);
  }

  function show(token: string): void {
    // In groups, so that people can compare them.
    const groups = (token.match(/.{1,8}/g) ?? []).map((group) =>
      element('span', { class: 'group' }, group),
    );
    const copy = button('Copy', () => {
      kit.ran('copy');
      return kit.copy(token);
    });
    const close = button('Done', () => {
      kit.ran('close');
      layer.remove();
    });
    const layer = modal(
      'Your token',
      [element('div', { class: 'secret' }, ...groups)],
      [copy, close],
    );
    kit.own('token', ...groups);
    kit.own('copy', copy);
    kit.own('close', close);
  }

  async function paint(): Promise<void> {
    const { exists } = await kit.state();
    const label = exists ? 'Generate new token' : 'Generate token';
    const generate = button(label, () => ask('generate', label));
    const remove = button('Delete token', () => ask('delete', 'Delete token'), { class: 'danger' });
    actions.replaceChildren(generate, ...(exists ? [remove] : []));
    kit.own('generate', generate);
    kit.own('delete', remove);
  }
  void paint();
}

const style = `body { font: 15px/22px sans-serif; margin: 24px }
  .layer { position: fixed; inset: 0; background: #0008 } .modal { background: #fff; width: 520px; margin: 10vh auto; padding: 24px }
  .secret { display: flex; flex-wrap: wrap } .group { background: #eee; margin: 2px; padding: 2px 6px; font-family: monospace }
  .buttons, footer { display: flex; gap: 8px } .danger { color: #b00 }`;

/** A policy that lets nothing in: no inline styles, no foreign scripts, no markup from text. */
export const strictCsp: Variant = {
  name: 'strict-csp',
  about:
    'Strict Content-Security-Policy with Trusted Types; the token in groups, an element each; portal first in body',
  flavour: 'cloud',
  settingsPath: '/console/settings/integrations',
  specificationPath: '/swagger-resources',
  language: 'en',
  documented: true,
  expect: 'recognized',
  words: documented,
  headers: ({ nonce }) => ({
    'content-security-policy': [
      "default-src 'self'",
      "style-src 'self'",
      `script-src 'self' 'nonce-${nonce}'`,
      "connect-src 'self'",
      "base-uri 'none'",
      "object-src 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ].join('; '),
    'cross-origin-opener-policy': 'same-origin',
  }),
  files: {
    '/console/style.css': () => ({ type: 'text/css', text: style }),
    '/console/settings.js': () => ({
      type: 'text/javascript',
      text: sourceOf(script(settings, null)),
    }),
  },
  pages: {
    '/': (visit) =>
      htmlDocument(visit, {
        title: 'Console',
        body: '<h1>Dashboard</h1><a href="/console/settings/integrations">Settings</a>',
      }),
    '/console/settings/integrations': (visit) =>
      htmlDocument(visit, {
        title: 'Integrations',
        head: '<link rel="stylesheet" href="/console/style.css"><script defer src="/console/settings.js"></script>',
        body: `<h1>Settings</h1>
          <div role="region" aria-label="License Vault API"><h2>License Vault API</h2>
            <a class="specification" href="${visit.specificationPath}" rel="noopener">API specification</a></div>
          <div role="region" aria-label="API access token"><h2>API access token</h2>
            <p>Only one token can be active.</p><footer></footer></div>`,
      }),
  },
};
