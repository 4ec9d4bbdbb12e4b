import { htmlDocument, script } from '../kit.ts';
import { documented, type Variant } from '../variant.ts';

/** Runs inside the page. */
function settings(): void {
  const { kit } = window;
  const root = kit.get('#app');
  let exists: boolean | null = null;

  /** Nothing that stood there survives: new elements each time, as with a new key in React. */
  function paint(): void {
    const specification = root.dataset['specification'] ?? '';
    root.innerHTML = `<h1>Settings</h1>
      <article><h2>License Vault API</h2><a href="${specification}">API specification</a></article>
      <article class="token"><h2>API access token</h2><p class="state">${
        exists === null ? 'Loading' : exists ? 'Generated' : 'Not generated'
      }</p>${
        exists === null
          ? ''
          : `<button class="generate" type="button">${exists ? 'Generate new token' : 'Generate token'}</button>`
      }${exists ? '<button class="delete" type="button">Delete token</button>' : ''}</article>`;
    kit.own('section', kit.get('.token', root));
    kit.own('specification', kit.get('a', root));
    kit.own('generate', ...root.querySelectorAll('.generate'));
    kit.own('delete', ...root.querySelectorAll('.delete'));
  }

  window.rerender = async (times) => {
    for (let left = times; left > 0; left--) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      paint();
    }
  };

  function popup(markup: string): HTMLElement {
    const popup = kit.make(
      `<div class="popup" role="dialog" aria-label="API access token">${markup}</div>`,
    );
    document.body.append(popup);
    kit.own('dialog', popup);
    return popup;
  }

  // One listener for all, on the document: the buttons come and go.
  document.addEventListener('click', async ({ target }) => {
    const button = (target as Element).closest('button');
    if (!button) return;
    const open = document.querySelector<HTMLElement>('.popup');
    const what = button.className;
    kit.ran(what);
    if (what === 'generate' || what === 'delete') {
      open?.remove();
      const question = popup(`<p>The current token stops working.</p>
        <button class="confirm-${what}" type="button">${button.textContent}</button>
        <button class="cancel" type="button">Cancel</button>`);
      kit.own('confirm', kit.get(`.confirm-${what}`, question));
      kit.own('cancel', kit.get('.cancel', question));
    } else if (what === 'confirm-generate') {
      open?.remove();
      const token = await kit.generate();
      exists = true;
      const shown = popup(`<label>New token <input readonly size="55" value="${token}"></label>
        <button class="copy" type="button">Copy</button> <button class="close" type="button">Close</button>`);
      kit.own('token', kit.get('input', shown));
      kit.own('copy', kit.get('.copy', shown));
      kit.own('close', kit.get('.close', shown));
    } else if (what === 'confirm-delete') {
      open?.remove();
      await kit.remove();
      exists = false;
    } else if (what === 'copy') {
      await kit.copy(document.querySelector('input')?.value ?? '');
    } else open?.remove();
    paint();
  });

  // The first two seconds are restless.
  const restless = setInterval(paint, 50);
  setTimeout(() => clearInterval(restless), 2000);
  paint();
  void kit.state().then((state) => {
    exists = state.exists;
    paint();
  });
}

/** Builds the section anew every 50 ms for two seconds; `rerender(200)` does it on demand. */
export const rerendering: Variant = {
  name: 'rerendering',
  about:
    'The section is built anew every 50 ms for 2 s; one listener on the document; the dialog is not modal',
  flavour: 'cloud',
  settingsPath: '/app/settings',
  specificationPath: '/swagger.json',
  language: 'en',
  documented: true,
  expect: 'recognized',
  words: documented,
  pages: {
    '/': (visit) =>
      htmlDocument(visit, {
        title: 'Vault',
        body: '<h1>Dashboard</h1><a href="/app/settings">Settings</a>',
      }),
    '/app/settings': (visit) =>
      htmlDocument(visit, {
        title: 'Settings',
        style:
          'body { font: 14px sans-serif } .popup { position: fixed; top: 80px; left: 80px; background: #ffe; padding: 16px; border: 1px solid }',
        body: `<div id="app" data-specification="${visit.specificationPath}"></div>`,
        script: script(settings, null),
      }),
  },
};
