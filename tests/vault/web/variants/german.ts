import { htmlDocument, script } from '../kit.ts';
import type { Variant, Words } from '../variant.ts';

const words: Words = {
  generate: 'Token generieren',
  generateNew: 'Neues Token generieren',
  delete: 'Token löschen',
  copy: 'Kopieren',
};

/** Runs inside the page. */
function settings({ words }: { words: Words }): void {
  const { kit } = window;
  const section = kit.get('#zugriffstoken');
  kit.own('section', section);
  kit.own('specification', kit.get('a[href*="api"]'));

  function modal(content: string): HTMLElement {
    const element = kit.make(
      `<div class="modal" role="presentation"><div role="alertdialog" aria-modal="true" aria-describedby="frage">${content}</div></div>`,
    );
    document.body.append(element);
    kit.own('dialog', kit.get('[role=alertdialog]', element));
    return element;
  }

  function show(token: string): void {
    const element = modal(`<p id="frage">Ihr neues Token wird nur einmal angezeigt.</p>
      <div class="wert"><code></code> <button type="button" class="kopieren">${words.copy}</button></div>
      <button type="button" class="fertig">Fertig</button>`);
    kit.get('code', element).textContent = token;
    kit.own('token', kit.get('code', element));
    const copy = kit.get('.kopieren', element);
    const close = kit.get('.fertig', element);
    kit.own('copy', copy);
    kit.own('close', close);
    copy.addEventListener('click', () => {
      kit.ran('copy');
      void kit.copy(token).then(() => {
        copy.textContent = 'Kopiert';
      });
    });
    close.addEventListener('click', () => {
      kit.ran('close');
      element.remove();
      void paint();
    });
  }

  function ask(what: 'generate' | 'delete', label: string): void {
    kit.ran(what);
    const element =
      modal(`<p id="frage">Anwendungen mit dem bisherigen Token verlieren den Zugriff. Fortfahren?</p>
      <button type="button" class="ja">${label}</button><button type="button" class="nein">Abbrechen</button>`);
    const yes = kit.get('.ja', element);
    const no = kit.get('.nein', element);
    kit.own('confirm', yes);
    kit.own('cancel', no);
    no.addEventListener('click', () => {
      kit.ran('cancel');
      element.remove();
    });
    yes.addEventListener('click', async () => {
      kit.ran(`confirm-${what}`);
      element.remove();
      if (what === 'generate') show(await kit.generate());
      else {
        await kit.remove();
        await paint();
      }
    });
  }

  async function paint(): Promise<void> {
    const { exists } = await kit.state();
    const row = kit.get('.knoepfe', section);
    const label = exists ? words.generateNew : words.generate;
    row.innerHTML = `<button type="button">${label}</button>${exists ? `<button type="button">${words.delete}</button>` : ''}`;
    const [generate, remove] = row.querySelectorAll('button');
    if (!generate) throw new Error('no button');
    kit.own('generate', generate);
    generate.addEventListener('click', () => ask('generate', label));
    if (!remove) return;
    kit.own('delete', remove);
    remove.addEventListener('click', () => ask('delete', words.delete));
  }
  void paint();
}

const style = `
  body { font: 15px/22px "Segoe UI", sans-serif; margin: 0 }
  header { background: #234; color: #fff; padding: 12px 24px }
  main { padding: 0 24px }
  .modal { position: fixed; inset: 0; background: #0009 }
  .modal > div { background: #fff; margin: 10vh auto; max-width: 620px; padding: 24px }`;

/** The structure is unmistakable, the words are not the documented ones. */
export const german: Variant = {
  name: 'german',
  about: 'German texts; an alertdialog without a title; the token in code beside its copy button',
  flavour: 'cloud',
  settingsPath: '/einstellungen',
  specificationPath: '/v3/api-docs',
  language: 'de',
  documented: false,
  expect: 'recognized',
  words,
  pages: {
    '/': (visit) =>
      htmlDocument(visit, {
        title: 'Übersicht',
        language: 'de',
        style,
        body: '<header>License Vault</header><main><h1>Übersicht</h1><a href="/einstellungen">Einstellungen</a></main>',
      }),
    '/einstellungen': (visit) =>
      htmlDocument(visit, {
        title: 'Einstellungen',
        language: 'de',
        style,
        body: `<header>License Vault</header><main><h1>Einstellungen</h1>
          <section><h2>License-Vault-API</h2><p>Alle Funktionen beschreibt die
            <a href="${visit.specificationPath}">API-Spezifikation</a>.</p></section>
          <section id="zugriffstoken"><h2>API-Zugriffstoken</h2>
            <p>Das Token gilt, bis es gelöscht oder ersetzt wird.</p><div class="knoepfe"></div></section></main>`,
        script: script(settings, { words }),
      }),
  },
};
