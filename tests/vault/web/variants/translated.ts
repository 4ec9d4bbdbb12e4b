import { htmlDocument, script } from '../kit.ts';
import type { Variant } from '../variant.ts';

/** What the browser's translator makes of the page's English texts. */
const french: Record<string, string> = {
  Dashboard: 'Tableau de bord',
  Settings: 'Paramètres',
  'License Vault API': 'API du coffre-fort de licences',
  'API specification': 'Spécification de l’API',
  'API access token': 'Jeton d’accès à l’API',
  'Generate token': 'Générer un jeton',
  'Generate new token': 'Générer un nouveau jeton',
  'Delete token': 'Supprimer le jeton',
  'Are you sure?': 'Es-tu sûr?',
  'This is your new token:': 'Ceci est votre nouveau jeton :',
  Cancel: 'Annuler',
  Copy: 'Copie',
  Close: 'Fermer',
};

/** Runs inside the page. */
function page({ french }: { french: Record<string, string> }): void {
  const { kit } = window;
  const section = document.querySelector<HTMLElement>('section.token');

  // The translator: wraps every text in two font elements, now and whenever another one comes.
  function translate(root: Node): void {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const words = text.data.trim();
      const parent = text.parentElement;
      if (words === '' || !parent || parent.closest('font, script, style, .notranslate')) continue;
      const font = kit.make(
        '<font dir="auto" style="vertical-align: inherit;"><font dir="auto" style="vertical-align: inherit;"></font></font>',
      );
      kit.get('font', font).textContent = french[words] ?? words;
      text.replaceWith(font);
    }
  }
  setTimeout(() => {
    document.documentElement.className = 'translated-ltr';
    document.documentElement.lang = 'fr';
    translate(document.body);
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) translate(node);
    }).observe(document.body, { childList: true, subtree: true });
  }, 300);
  if (!section) return;

  kit.own('section', section);
  kit.own('specification', kit.get('a.specification'));

  function dialog(
    content: string,
    ...buttons: [part: 'confirm' | 'cancel' | 'copy' | 'close', label: string, run: () => unknown][]
  ): HTMLElement {
    const made = kit.make(
      `<div class="veil"><div role="dialog" aria-modal="true">${content}<div class="row"></div></div></div>`,
    );
    for (const [part, label, run] of buttons) {
      const button = kit.make(`<button type="button">${label}</button>`);
      button.addEventListener('click', () => void run());
      kit.get('.row', made).append(button);
      kit.own(part, button);
    }
    kit.own('dialog', kit.get('[role=dialog]', made));
    document.body.append(made);
    return made;
  }

  function ask(what: 'generate' | 'delete', label: string): void {
    kit.ran(what);
    const made = dialog(
      '<p>Are you sure?</p>',
      [
        'confirm',
        label,
        async () => {
          kit.ran(`confirm-${what}`);
          made.remove();
          if (what === 'generate') show(await kit.generate());
          else await kit.remove();
          await paint();
        },
      ],
      [
        'cancel',
        'Cancel',
        () => {
          kit.ran('cancel');
          made.remove();
        },
      ],
    );
  }

  function show(token: string): void {
    const made = dialog(
      `<p>This is your new token:</p><p class="value">${token}</p>`,
      [
        'copy',
        'Copy',
        () => {
          kit.ran('copy');
          return kit.copy(token);
        },
      ],
      [
        'close',
        'Close',
        () => {
          kit.ran('close');
          made.remove();
        },
      ],
    );
    kit.own('token', kit.get('.value', made));
  }

  async function paint(): Promise<void> {
    const { exists } = await kit.state();
    const row = kit.get('.row', section as HTMLElement);
    row.replaceChildren();
    const add = (part: 'generate' | 'delete', label: string) => {
      const button = kit.make(`<button type="button">${label}</button>`);
      button.addEventListener('click', () => ask(part, label));
      row.append(button);
      kit.own(part, button);
    };
    add('generate', exists ? 'Generate new token' : 'Generate token');
    if (exists) add('delete', 'Delete token');
  }
  void paint();
}

const style = `body { font: 15px/22px Arial, sans-serif; margin: 20px } .row { display: flex; gap: 8px }
  .veil { position: fixed; inset: 0; background: #0007 } .veil > div { background: #fff; margin: 90px auto; width: 500px; padding: 20px; overflow-wrap: anywhere }`;

/** The page is the documented English one until the browser translates it, a moment after loading. */
export const translated: Variant = {
  name: 'translated',
  about:
    'English, then translated into French by the browser: every text in two font elements, new ones too',
  flavour: 'cloud',
  settingsPath: '/settings/developer',
  specificationPath: '/swagger-ui/index.html',
  language: 'fr',
  documented: false,
  movesByItself: true,
  expect: 'recognized',
  words: {
    generate: 'Générer un jeton',
    generateNew: 'Générer un nouveau jeton',
    delete: 'Supprimer le jeton',
    copy: 'Copie',
  },
  pages: {
    '/': (visit) =>
      htmlDocument(visit, {
        title: 'Vault',
        style,
        body: '<h1>Dashboard</h1><a href="/settings/developer">Settings</a>',
        script: script(page, { french }),
      }),
    '/settings/developer': (visit) =>
      htmlDocument(visit, {
        title: 'Settings',
        style,
        body: `<h1>Settings</h1>
          <section><h2>License Vault API</h2><a class="specification" href="${visit.specificationPath}">API specification</a></section>
          <section class="token"><h2>API access token</h2><div class="row"></div></section>`,
        script: script(page, { french }),
      }),
  },
};
