import { htmlDocument, script } from '../kit.ts';
import { documented, type Variant, type Visit } from '../variant.ts';

/** Runs inside the page. */
function settings(): void {
  const { kit } = window;
  const generate = document.querySelector('#generate');
  const remove = document.querySelector('#delete');
  kit.own('section', kit.get('#token'));
  kit.own('specification', kit.get('#specification'));
  if (generate) kit.own('generate', generate);
  if (remove) kit.own('delete', remove);

  function open(title: string, content: string, buttons: string): HTMLElement {
    const overlay = kit.make(`
      <div class="overlay">
        <div class="box" role="dialog" aria-modal="true" aria-labelledby="box-title">
          <h2 id="box-title">${title}</h2>${content}<p>${buttons}</p>
        </div>
      </div>`);
    document.body.append(overlay);
    kit.own('dialog', kit.get('.box', overlay));
    kit.get('button', overlay).focus();
    return overlay;
  }

  function ask(what: 'generate' | 'delete', title: string, text: string, then: () => void): void {
    kit.ran(what);
    const label = what === 'delete' ? remove?.textContent : generate?.textContent;
    const overlay = open(
      title,
      `<p>${text}</p>`,
      `<button type="button" id="ok">${label}</button> <button type="button" id="no">Cancel</button>`,
    );
    const ok = kit.get('#ok', overlay);
    const no = kit.get('#no', overlay);
    kit.own('confirm', ok);
    kit.own('cancel', no);
    no.addEventListener('click', () => {
      kit.ran('cancel');
      overlay.remove();
    });
    ok.addEventListener('click', () => {
      kit.ran(`confirm-${what}`);
      overlay.remove();
      then();
    });
  }

  function show(token: string): void {
    const overlay = open(
      'Your API access token',
      `<p>Copy the token now. It will not be shown again.</p>
       <p><input id="value" size="60" readonly aria-label="Token"></p>`,
      '<button type="button" id="copy">Copy</button> <button type="button" id="close">Close</button>',
    );
    const field = kit.get('#value', overlay) as HTMLInputElement;
    field.value = token;
    kit.own('token', field);
    kit.own('copy', kit.get('#copy', overlay));
    kit.own('close', kit.get('#close', overlay));
    kit.get('#copy', overlay).addEventListener('click', () => {
      kit.ran('copy');
      void kit.copy(token);
    });
    kit.get('#close', overlay).addEventListener('click', () => {
      kit.ran('close');
      location.reload();
    });
  }

  generate?.addEventListener('click', () =>
    ask(
      'generate',
      'API access token',
      'The current token, if there is one, stops working.',
      () => void kit.generate().then(show),
    ),
  );
  remove?.addEventListener('click', () =>
    ask(
      'delete',
      'Delete the token?',
      'Everything that uses it stops working.',
      () => void kit.remove().then(() => location.reload()),
    ),
  );
}

const style = `
  :root { color-scheme: light dark; background: Canvas; color: CanvasText }
  body { font: 14px/20px system-ui, sans-serif; margin: 0 auto; max-width: 800px; padding: 16px }
  .overlay { position: fixed; inset: 0; background: #0008; display: grid; place-items: center }
  .box { background: Canvas; padding: 16px 24px; max-width: 560px }`;

const menu =
  '<p><a href="/">Dashboard</a> | <a href="/settings">Settings</a> | <a href="/logout">Log out</a></p>';

const buttons = ({ tokens }: Visit) =>
  tokens.length > 0
    ? '<button type="button" id="generate">Generate new token</button> <button type="button" id="delete">Delete token</button>'
    : '<button type="button" id="generate">Generate token</button>';

/** Written by the server, with a few lines of script for the dialogs. */
export const plain: Variant = {
  name: 'plain',
  about:
    'Plain HTML from the server, light or dark; the token in a read-only input; the page loads anew afterwards',
  flavour: 'cloud',
  settingsPath: '/settings',
  specificationPath: '/swagger-ui.html',
  language: 'en',
  documented: true,
  expect: 'recognized',
  words: documented,
  pages: {
    '/': (visit) =>
      htmlDocument(visit, {
        title: 'License Vault',
        style,
        body: `${menu}<h1>Dashboard</h1><table><tr><th>Product<th>Added<th>Used
          <tr><td>CLion<td>10<td>10<tr><td>PyCharm<td>20<td>19</table>`,
      }),
    '/settings': (visit) =>
      htmlDocument(visit, {
        title: 'Settings - License Vault',
        style,
        body: `${menu}<h1>Settings</h1>
          <h2>Server name</h2><p>acme <button type="button">Change</button></p>
          <h2>License Vault API</h2>
          <p>Manage licenses with your own tools. See the
            <a id="specification" href="${visit.specificationPath}">API specification</a>.</p>
          <div id="token"><h2>API access token</h2>
            <p>${visit.tokens.length > 0 ? 'A token has been generated.' : 'There is no token yet.'}</p>
            <p>${buttons(visit)}</p></div>`,
        script: script(settings, null),
      }),
  },
};
