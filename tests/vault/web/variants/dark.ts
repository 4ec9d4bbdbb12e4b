import { htmlDocument, script } from '../kit.ts';
import { documented, type Variant } from '../variant.ts';

/** Runs inside the page. */
function settings(): void {
  const { kit } = window;
  const card = kit.get('[data-test=access-token]');
  kit.own('section', card);
  kit.own('specification', kit.get('[data-test=api] a'));

  function overlay(content: string): HTMLElement {
    // The dialog's role is on what covers the whole window.
    const made = kit.make(
      `<div class="c_container_8f1" role="dialog" data-test="ring-dialog-container modal"><div class="c_content_02b">${content}</div></div>`,
    );
    kit.get('#portals').append(made);
    kit.own('dialog', made);
    return made;
  }

  function ask(what: 'generate' | 'delete', label: string): void {
    kit.ran(what);
    const made = overlay(`<h4>${label}</h4><p>This affects every integration.</p>
      <button type="button" data-test="confirm-reject-button">Cancel</button><button type="button" data-test="confirm-ok-button">${label}</button>`);
    const ok = kit.get('[data-test=confirm-ok-button]', made);
    const no = kit.get('[data-test=confirm-reject-button]', made);
    kit.own('confirm', ok);
    kit.own('cancel', no);
    no.onclick = () => {
      kit.ran('cancel');
      made.remove();
    };
    ok.onclick = async () => {
      kit.ran(`confirm-${what}`);
      if (what === 'generate') show(await kit.generate());
      else await kit.remove();
      made.remove();
      await paint();
    };
  }

  function show(token: string): void {
    const made =
      overlay(`<h4>New API access token</h4><p class="c_text_7aa">Your new token: <span></span></p>
      <p>Make sure to copy it now.</p><button type="button" class="c_copy"><svg width="16" height="16" aria-hidden="true"></svg>Copy</button>
      <button type="button" class="c_close" aria-label="Close dialog"><svg width="16" height="16" aria-hidden="true"><path d="M2 2l12 12M14 2L2 14" stroke="currentColor"/></svg></button>`);
    const value = kit.get('span', made);
    // Long words may break here and there, without a character that would be copied along.
    for (const piece of token.match(/.{1,10}/g) ?? [])
      value.append(piece, document.createElement('wbr'));
    kit.own('token', value);
    kit.own('copy', kit.get('.c_copy', made));
    kit.own('close', kit.get('.c_close', made));
    kit.get('.c_copy', made).onclick = () => {
      kit.ran('copy');
      void kit.copy(token);
    };
    kit.get('.c_close', made).onclick = () => {
      kit.ran('close');
      made.remove();
    };
  }

  async function paint(): Promise<void> {
    const { exists } = await kit.state();
    const label = exists ? 'Generate new token' : 'Generate token';
    const row = kit.get('.c_row_1d0', card);
    row.innerHTML = `<button type="button" class="c_button_e55"><span><svg width="12" height="12" aria-hidden="true"></svg>${label}</span></button>${
      exists
        ? '<button type="button" class="c_button_e55 c_danger_90c"><span>Delete token</span></button>'
        : ''
    }`;
    const [generate, remove] = row.querySelectorAll('button');
    if (!generate) throw new Error('no button');
    kit.own('generate', generate);
    generate.onclick = () => ask('generate', label);
    if (!remove) return;
    kit.own('delete', remove);
    remove.onclick = () => ask('delete', 'Delete token');
  }
  void paint();
}

/** Values of Ring UI's dark theme. */
const properties = `--ring-content-background-color: #23272b; --ring-popup-background-color: #111314; --ring-text-color: #bbb;
  --ring-heading-color: #fff; --ring-link-color: #70b1e6; --ring-main-color: #008eff; --ring-line-color: #475159; --ring-borders-color: #406380;
  --ring-error-color: #ff5454; --ring-warning-color: #e6b14c; --ring-unit: 8px; --ring-border-radius: 3px;
  --ring-font-family: system-ui, Arial, sans-serif; --ring-font-family-monospace: Menlo, monospace; --ring-button-background-color: #23272b`;

/** Ring UI's looks of some years ago, without Ring UI: class names say nothing. */
export const dark: Variant = {
  name: 'dark',
  about:
    'Dark theme by --ring-* properties; role of the dialog on its overlay; the token in a sentence, broken by wbr',
  flavour: 'cloud',
  settingsPath: '/hub/settings',
  specificationPath: '/api-docs',
  language: 'en',
  documented: true,
  expect: 'recognized',
  words: documented,
  pages: {
    '/': (visit) =>
      htmlDocument(visit, {
        title: 'Vault',
        body: '<h1>Dashboard</h1><a href="/hub/settings">Settings</a>',
      }),
    '/hub/settings': (visit) =>
      htmlDocument(visit, {
        title: 'Settings',
        attributes: ' class="ring-ui-theme-dark"',
        style: `:root { color-scheme: dark; ${properties} } body { font: 13px/20px var(--ring-font-family); margin: 0; color: var(--ring-text-color); background: var(--ring-content-background-color) }
          h3, h4 { color: var(--ring-heading-color) } a { color: var(--ring-link-color) } main { padding: 24px }
          .c_container_8f1 { position: fixed; inset: 0; background: #000a } .c_content_02b { position: relative; background: var(--ring-popup-background-color); margin: 12vh auto; width: 464px; padding: 24px }
          .c_close { position: absolute; top: 8px; right: 8px } button { color: inherit; background: var(--ring-button-background-color); border: 1px solid var(--ring-borders-color); min-height: 28px }
          .c_danger_90c { color: var(--ring-error-color) }`,
        body: `<main><div data-test="api"><h3>License Vault API</h3><a href="${visit.specificationPath}">API specification</a></div>
          <div data-test="access-token"><h3><svg width="16" height="16" aria-hidden="true"></svg>&nbsp;API access token</h3><div class="c_row_1d0"></div></div></main>
          <div id="portals"></div>`,
        script: script(settings, null),
      }),
  },
};
