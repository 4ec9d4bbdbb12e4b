import { htmlDocument, script } from '../kit.ts';
import { documented, type Variant } from '../variant.ts';

/** Runs inside the page. */
function settings(): void {
  const { kit } = window;
  const section = kit.get('#api-token');
  const dialog = kit.get('dialog') as HTMLDialogElement;
  const form = kit.get('form', dialog) as HTMLFormElement;
  kit.own('section', section);
  kit.own('specification', kit.get('#specification'));
  kit.own('dialog', dialog);

  async function paint(): Promise<void> {
    const { exists } = await kit.state();
    const actions = kit.get('.actions', section);
    actions.innerHTML = exists
      ? '<li><button data-ask="generate">Generate new token</button></li><li><button data-ask="delete">Delete token</button></li>'
      : '<li><button data-ask="generate">Generate token</button></li>';
    kit.own('generate', kit.get('[data-ask=generate]', actions));
    const remove = actions.querySelector('[data-ask=delete]');
    if (remove) kit.own('delete', remove);
  }

  section.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('[data-ask]');
    if (!button) return;
    const what = button.dataset['ask'] ?? '';
    kit.ran(what);
    // No title: the question is all there is.
    form.innerHTML = `<p>Are you sure? Tools that use the current token lose access.</p>
      <menu><button value="cancel">Cancel</button><button value="${what}">${button.textContent}</button></menu>`;
    kit.own('cancel', kit.get('[value=cancel]', form));
    kit.own('confirm', kit.get(`[value=${what}]`, form));
    dialog.returnValue = '';
    dialog.showModal();
  });

  function show(token: string): void {
    form.innerHTML = `<p>Token generated. Keep it in a safe place:</p><pre><code></code></pre>
      <menu><button type="button" class="copy">Copy</button><button value="done">Done</button></menu>`;
    const code = kit.get('code', form);
    code.textContent = token;
    kit.own('token', code);
    kit.own('copy', kit.get('.copy', form));
    kit.own('close', kit.get('[value=done]', form));
    kit.get('.copy', form).addEventListener('click', () => {
      kit.ran('copy');
      void kit.copy(token);
    });
    dialog.showModal();
  }

  dialog.addEventListener('close', async () => {
    const what = dialog.returnValue;
    form.replaceChildren();
    if (what === 'generate') {
      kit.ran('confirm-generate');
      show(await kit.generate());
    } else if (what === 'delete') {
      kit.ran('confirm-delete');
      await kit.remove();
    } else kit.ran(what === 'done' ? 'close' : 'cancel');
    await paint();
  });
  void paint();
}

const style = `
  body { font: 16px/1.5 Georgia, serif; margin: 2em }
  ul.actions, menu { display: flex; gap: 1em; list-style: none; padding: 0 }
  dialog { border: 2px solid #335; max-width: 40em }
  pre { background: #eef; padding: .5em; overflow: auto }`;

const nav =
  '<nav aria-label="Main"><a href="/">Dashboard</a> <a href="/administration/settings">Settings</a></nav>';

/** The platform's own dialog, in the top layer: nothing outside it can be pressed while it is open. */
export const nativeDialog: Variant = {
  name: 'native-dialog',
  about:
    'Native modal dialog without a title, reused for question and token; the token in pre and code',
  flavour: 'cloud',
  settingsPath: '/administration/settings',
  specificationPath: '/v2/api-docs',
  language: 'en',
  documented: true,
  expect: 'recognized',
  words: documented,
  tokenFormat: 'base64',
  pages: {
    '/': (visit) =>
      htmlDocument(visit, {
        title: 'Dashboard',
        style,
        body: `${nav}<main><h1>Dashboard</h1></main>`,
      }),
    '/administration/settings': (visit) =>
      htmlDocument(visit, {
        title: 'Settings',
        style,
        body: `${nav}<main><h1>Settings</h1>
          <section aria-labelledby="api"><h3 id="api">License Vault API</h3>
            <a id="specification" href="${visit.specificationPath}" target="_blank">API specification</a></section>
          <section aria-labelledby="token" id="api-token"><h3 id="token">API access token</h3>
            <p>The token authorizes requests to the License Vault API.</p>
            <ul class="actions"></ul>
            <dialog><form method="dialog"></form></dialog></section></main>`,
        script: script(settings, null),
      }),
  },
};
