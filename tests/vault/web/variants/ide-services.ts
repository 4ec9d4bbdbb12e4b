import { htmlDocument, script } from '../kit.ts';
import type { Variant } from '../variant.ts';

/** Runs inside the page. */
function tokensPage(): void {
  const { kit } = window;
  const main = kit.get('main');
  const DAY = 24 * 60 * 60_000;
  kit.own('section', main);

  function modal(title: string, content: string): HTMLElement {
    const element =
      kit.make(`<div class="shade"><form role="dialog" aria-modal="true" aria-labelledby="modal-title">
      <h2 id="modal-title">${title}</h2>${content}</form></div>`);
    document.body.append(element);
    kit.own('dialog', kit.get('form', element));
    element.addEventListener('submit', (event) => event.preventDefault());
    return element;
  }
  function part(element: HTMLElement, name: 'confirm' | 'cancel' | 'copy' | 'close'): HTMLElement {
    const button = kit.get(`.${name}`, element);
    kit.own(name, button);
    return button;
  }

  function create(): void {
    kit.ran('generate');
    const soon = new Date(Date.now() + 90 * DAY).toISOString().slice(0, 10);
    const element = modal(
      'New automation token',
      `<p><label>Name <input class="name" required></label></p>
       <p><label>Expires on <input class="expiry" type="date" value="${soon}" required></label></p>
       <button class="confirm">Create</button> <button type="button" class="cancel">Cancel</button>`,
    );
    const name = kit.get('.name', element) as HTMLInputElement;
    const expiry = kit.get('.expiry', element) as HTMLInputElement;
    kit.own('name', name);
    kit.own('expiry', expiry);
    name.focus();
    part(element, 'confirm');
    part(element, 'cancel').onclick = () => {
      kit.ran('cancel');
      element.remove();
    };
    element.addEventListener('submit', async () => {
      kit.ran('confirm-generate');
      const token = await kit.generate(name.value, expiry.valueAsNumber);
      element.remove();
      show(name.value, token);
      await paint();
    });
  }

  function show(name: string, token: string): void {
    const element = modal(
      'Token created',
      `<p>Copy the token “<b class="called"></b>” now. For security reasons it is not stored.</p>
       <p><input class="value" readonly aria-label="Automation token"></p>
       <button type="button" class="copy">Copy</button> <button type="button" class="close">Done</button>`,
    );
    kit.get('.called', element).textContent = name;
    const value = kit.get('.value', element) as HTMLInputElement;
    value.value = token;
    kit.own('token', value);
    part(element, 'copy').onclick = () => {
      kit.ran('copy');
      void kit.copy(token);
    };
    part(element, 'close').onclick = () => {
      kit.ran('close');
      element.remove();
    };
  }

  function remove(name: string): void {
    kit.ran('delete');
    const element = modal(
      'Delete token?',
      `<p>Scripts that use it stop working.</p>
       <button type="button" class="confirm">Delete</button> <button type="button" class="cancel">Cancel</button>`,
    );
    part(element, 'cancel').onclick = () => {
      kit.ran('cancel');
      element.remove();
    };
    part(element, 'confirm').onclick = async () => {
      kit.ran('confirm-delete');
      await kit.remove(name);
      element.remove();
      await paint();
    };
  }

  async function paint(): Promise<void> {
    const { tokens } = await kit.state();
    const body = kit.get('tbody', main);
    body.replaceChildren();
    const deletes: Element[] = [];
    for (const { name, expiresAt } of tokens) {
      const row = body.appendChild(document.createElement('tr'));
      const expires =
        expiresAt === null ? 'Never' : new Date(expiresAt).toLocaleDateString('en-US');
      for (const text of [name, expires])
        row.appendChild(document.createElement('td')).textContent = text;
      const button = kit.make(`<button type="button" aria-label="Delete ${name}">Delete</button>`);
      button.onclick = () => remove(name);
      row.appendChild(document.createElement('td')).append(button);
      deletes.push(button);
    }
    kit.own('delete', ...deletes);
  }

  const generate = kit.get('.create', main);
  kit.own('generate', generate);
  generate.onclick = create;
  void paint();
}

const menu = `<nav aria-label="Main"><a href="/">Dashboard</a>
  <details open><summary>Configuration</summary><a href="/configuration/general">General</a>
  <a href="/configuration/tokens" aria-current="page">Automation Tokens</a></details></nav>`;

/** The other flavour: many named tokens, each with an expiry. Its texts beyond the menu are a guess. */
export const ideServices: Variant = {
  name: 'ide-services',
  about:
    'IDE Services, Configuration > Automation Tokens: a table, a form for name and expiry, the token once',
  flavour: 'ide-services',
  settingsPath: '/configuration/tokens',
  specificationPath: null,
  language: 'en',
  documented: true,
  expect: 'recognized',
  words: { generate: 'Create token', generateNew: 'Create token', delete: 'Delete', copy: 'Copy' },
  pages: {
    '/': (visit) =>
      htmlDocument(visit, {
        title: 'IDE Services',
        body: `${menu}<main><h1>Dashboard</h1></main>`,
      }),
    '/configuration/tokens': (visit) =>
      htmlDocument(visit, {
        title: 'Automation Tokens | IDE Services',
        style: `body { font: 14px/20px Inter, sans-serif; display: flex; gap: 32px } nav a { display: block }
          .shade { position: fixed; inset: 0; background: #0007 } .shade form { background: #fff; width: 480px; margin: 90px auto; padding: 24px }
          .value { width: 100% } td, th { text-align: left; padding: 8px 16px 8px 0 }`,
        body: `${menu}<main><h1>Automation Tokens</h1><p>Tokens for scripts and integrations.</p>
          <button type="button" class="create">Create token</button>
          <table><thead><tr><th>Name<th>Expires<th></tr></thead><tbody></tbody></table></main>`,
        script: script(tokensPage, null),
      }),
  },
};
