import { htmlDocument, script } from '../kit.ts';
import { documented, type Variant } from '../variant.ts';

/** Runs inside the page. */
function settings({ specificationPath }: { specificationPath: string }): void {
  const { kit } = window;
  const app = kit.get('#app');
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  function spinner(): string {
    return '<div class="spinner" role="progressbar" aria-label="Loading"></div>';
  }

  function drawer(markup: string): HTMLElement {
    document.querySelector('aside')?.remove();
    const made = kit.make(
      `<aside role="dialog" aria-modal="false" aria-label="Token">${markup}</aside>`,
    );
    document.body.append(made);
    kit.own('dialog', made);
    return made;
  }

  function ask(what: 'generate' | 'delete', label: string): void {
    kit.ran(what);
    const made =
      drawer(`<h2>Confirm</h2><p>Everything that uses the current token stops working.</p>
      <button class="yes">${label}</button> <button class="no">Cancel</button>`);
    kit.own('confirm', kit.get('.yes', made));
    kit.own('cancel', kit.get('.no', made));
    kit.get('.no', made).onclick = () => {
      kit.ran('cancel');
      made.remove();
    };
    kit.get('.yes', made).onclick = async () => {
      kit.ran(`confirm-${what}`);
      made.innerHTML = spinner();
      if (what === 'generate') {
        const token = await kit.generate();
        await wait(800);
        show(token);
      } else {
        await kit.remove();
        made.remove();
      }
      await paint();
    };
  }

  function show(token: string): void {
    const made = drawer(`<h2>Token</h2><dl><dt>Value</dt><dd><pre class="value"></pre></dd>
      <dt>Example</dt><dd><pre class="example"></pre></dd></dl>
      <button class="copy"><i class="icon"></i>Copy</button> <button class="close">Close</button>`);
    kit.get('.value', made).textContent = token;
    // The same token once more, in a sentence for the shell.
    kit.get('.example', made).textContent =
      `curl -H "Authorization: Bearer ${token}" \\\n  ${location.origin}/public-api/licenses/usage`;
    kit.own('token', kit.get('.value', made));
    kit.own('copy', kit.get('.copy', made));
    kit.own('close', kit.get('.close', made));
    kit.get('.copy', made).onclick = () => {
      kit.ran('copy');
      void kit.copy(token);
    };
    kit.get('.close', made).onclick = () => {
      kit.ran('close');
      made.remove();
    };
  }

  async function paint(): Promise<void> {
    const { exists } = await kit.state();
    const label = exists ? 'Generate new token' : 'Generate token';
    const row = kit.get('.buttons', app);
    row.innerHTML = `<button class="generate">${label}</button>${exists ? '<button class="delete">Delete token</button>' : ''}`;
    kit.own('generate', kit.get('.generate', row));
    kit.get('.generate', row).onclick = () => ask('generate', label);
    const remove = row.querySelector<HTMLElement>('.delete');
    if (!remove) return;
    kit.own('delete', remove);
    remove.onclick = () => ask('delete', 'Delete token');
  }

  void (async () => {
    app.innerHTML = spinner();
    await wait(1000);
    app.innerHTML = `<h1>Settings</h1><div class="part">${spinner()}</div><div class="part token">${spinner()}</div>`;
    await wait(1000);
    const [api, token] = app.querySelectorAll('.part');
    if (!api || !token) throw new Error('no parts');
    api.innerHTML = `<h2>License Vault API</h2><a href="${specificationPath}">API specification</a>`;
    token.innerHTML = '<h2>API access token</h2><p>Shown once.</p><div class="buttons"></div>';
    kit.own('specification', kit.get('a', api));
    kit.own('section', token);
    await paint();
  })();
}

/** A slow server behind an impatient page. */
export const lateLoading: Variant = {
  name: 'late-loading',
  about:
    'The section comes after 2 s, the token 0.8 s after the click; a drawer; the token also in a curl example',
  flavour: 'cloud',
  settingsPath: '/web/settings',
  specificationPath: '/v3/api-docs',
  language: 'en',
  documented: true,
  expect: 'recognized',
  words: documented,
  tokenFormat: 'base64',
  pages: {
    '/': (visit) =>
      htmlDocument(visit, {
        title: 'Vault',
        body: '<h1>Dashboard</h1><a href="/web/settings">Settings</a>',
      }),
    '/web/settings': (visit) =>
      htmlDocument(visit, {
        title: 'Settings',
        style: `body { font: 14px/20px sans-serif; margin: 24px } .spinner { width: 24px; height: 24px; border: 3px solid #ccc; border-top-color: #36c; border-radius: 50% }
          aside { position: fixed; right: 0; top: 0; bottom: 0; width: 420px; background: #fff; border-left: 1px solid #999; padding: 24px; overflow: auto }`,
        body: '<div id="app"></div>',
        script: script(settings, { specificationPath: visit.specificationPath }),
      }),
  },
};
