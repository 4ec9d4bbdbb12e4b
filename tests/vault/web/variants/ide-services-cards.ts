import { htmlDocument, script } from '../kit.ts';
import type { Variant } from '../variant.ts';

/** Runs inside the page. */
function app(): void {
  const { kit } = window;
  const view = kit.get('#view');
  const DAY = 24 * 60 * 60_000;

  function sheet(title: string): HTMLElement {
    document.querySelector('dialog')?.remove();
    const made = kit.make(
      `<dialog aria-labelledby="sheet"><h2 id="sheet">${title}</h2><div class="content"></div></dialog>`,
    ) as HTMLDialogElement;
    document.body.append(made);
    made.showModal();
    kit.own('dialog', made);
    return kit.get('.content', made);
  }
  const shut = () => document.querySelector('dialog')?.remove();

  function create(): void {
    kit.ran('generate');
    const content = sheet('Create an automation token');
    content.innerHTML = `<label>Token name<br><input class="name"></label><br>
      <label>Expiration<br><select class="expiry"><option value="30">30 days</option><option value="90" selected>90 days</option><option value="365">1 year</option></select></label>
      <p><button class="cancel">Cancel</button> <button class="confirm">Create</button></p>`;
    const name = kit.get('.name', content) as HTMLInputElement;
    const expiry = kit.get('.expiry', content) as HTMLSelectElement;
    kit.own('name', name);
    kit.own('expiry', expiry);
    kit.own('confirm', kit.get('.confirm', content));
    kit.own('cancel', kit.get('.cancel', content));
    kit.get('.cancel', content).onclick = () => {
      kit.ran('cancel');
      shut();
    };
    kit.get('.confirm', content).onclick = async () => {
      kit.ran('confirm-generate');
      const token = await kit.generate(name.value, Date.now() + Number(expiry.value) * DAY);
      // The same dialog goes on to show it.
      content.innerHTML = `<p>This token is displayed once:</p><code></code><p>Expires in ${expiry.value} days</p>
        <p><button class="copy">Copy</button> <button class="close">Close</button></p>`;
      kit.get('code', content).textContent = token;
      kit.own('token', kit.get('code', content));
      kit.own('copy', kit.get('.copy', content));
      kit.own('close', kit.get('.close', content));
      kit.get('.copy', content).onclick = () => {
        kit.ran('copy');
        void kit.copy(token);
      };
      kit.get('.close', content).onclick = () => {
        kit.ran('close');
        shut();
        void paint();
      };
    };
  }

  function remove(name: string): void {
    kit.ran('delete');
    const content = sheet('Revoke this token?');
    content.innerHTML =
      '<button class="confirm">Revoke</button> <button class="cancel">Cancel</button>';
    kit.own('confirm', kit.get('.confirm', content));
    kit.own('cancel', kit.get('.cancel', content));
    kit.get('.cancel', content).onclick = () => {
      kit.ran('cancel');
      shut();
    };
    kit.get('.confirm', content).onclick = async () => {
      kit.ran('confirm-delete');
      await kit.remove(name);
      shut();
      await paint();
    };
  }

  async function paint(): Promise<void> {
    if (!location.pathname.endsWith('/automation')) {
      view.innerHTML = '<h1>Welcome</h1>';
      return;
    }
    const { tokens } = await kit.state();
    view.innerHTML = `<nav aria-label="Breadcrumb"><ol><li>Configuration</li><li aria-current="page">Automation Tokens</li></ol></nav>
      <div class="bar"><span role="heading" aria-level="1">Automation Tokens</span><button class="new">New token</button></div><ul class="cards"></ul>`;
    const deletes: Element[] = [];
    for (const { name, expiresAt } of tokens) {
      const card = kit.make(
        '<li><strong></strong> <small></small> <button class="revoke">Revoke</button></li>',
      );
      kit.get('strong', card).textContent = name;
      kit.get('small', card).textContent =
        expiresAt === null
          ? 'No expiration'
          : `Expires ${new Date(expiresAt).toISOString().slice(0, 10)}`;
      kit.get('.revoke', card).onclick = () => remove(name);
      kit.get('.cards', view).append(card);
      deletes.push(kit.get('.revoke', card));
    }
    kit.own('section', view);
    kit.own('generate', kit.get('.new', view));
    kit.own('delete', ...deletes);
    kit.get('.new', view).onclick = create;
  }

  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('aside a');
    if (!link) return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    void paint();
  });
  addEventListener('popstate', () => void paint());
  void paint();
}

const shell: Variant['pages'][string] = (visit) =>
  htmlDocument(visit, {
    title: 'IDE Services',
    style: `body { font: 14px/20px Inter, sans-serif; margin: 0; display: grid; grid-template-columns: 200px 1fr } .bar { display: flex; justify-content: space-between }
      [role=heading] { font-size: 20px } .cards { list-style: none; padding: 0 } .cards li { border: 1px solid #ccc; border-radius: 8px; padding: 12px; margin: 8px 0 } code { word-break: break-all }`,
    body: `<aside><a href="/">Home</a><p>Configuration</p><a href="/org/configuration/automation">Automation Tokens</a></aside><div id="view"></div>`,
    script: script(app, null),
  });

/** The same meaning, nothing of the other page's markup. */
export const ideServicesCards: Variant = {
  name: 'ide-services-cards',
  about:
    'IDE Services once more: cards, one modal dialog from form to token, expiry from a list, client navigation',
  flavour: 'ide-services',
  settingsPath: '/org/configuration/automation',
  specificationPath: null,
  language: 'en',
  documented: true,
  expect: 'recognized',
  words: { generate: 'New token', generateNew: 'New token', delete: 'Revoke', copy: 'Copy' },
  tokenFormat: 'jwt',
  pages: { '/': shell, '/org/configuration/automation': shell },
  strangers: ['/'],
};
