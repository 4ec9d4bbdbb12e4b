import { htmlDocument, script } from '../kit.ts';
import { documented, type Variant } from '../variant.ts';

/** Runs inside the page. */
function settings(): void {
  const { kit } = window;
  const mine = new WeakSet<Node>();
  const keep = (root: Element): Element => {
    for (const element of [root, ...root.querySelectorAll('*')]) mine.add(element);
    return root;
  };
  keep(document.documentElement);
  const section = kit.get('li.token');
  const holder = kit.get('#modals');
  kit.own('section', section);
  kit.own('specification', kit.get('li.api a'));

  // Whatever the page has not put there itself goes again, wherever it stands.
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (!(node instanceof Element) || mine.has(node)) continue;
        node.remove();
        window.__tidied = (window.__tidied ?? 0) + 1;
      }
    }
  }).observe(document.documentElement, { childList: true, subtree: true });

  function put(place: Element, markup: string): void {
    place.replaceChildren(
      ...[...kit.make(`<div>${markup}</div>`).childNodes].filter((node) => {
        if (node instanceof Element) keep(node);
        return true;
      }),
    );
  }
  function button(
    part: 'generate' | 'delete' | 'confirm' | 'cancel' | 'copy' | 'close',
    within: Element,
    run: () => unknown,
  ): void {
    const found = kit.get(`[data-part=${part}]`, within);
    kit.own(part, found);
    found.addEventListener('click', () => void run());
  }

  function ask(what: 'generate' | 'delete', label: string): void {
    kit.ran(what);
    put(
      holder,
      `<section role="dialog" aria-modal="true" aria-label="${label}"><p>The token changes for everybody.</p>
      <button data-part="confirm">${label}</button><button data-part="cancel">Cancel</button></section>`,
    );
    kit.own('dialog', kit.get('[role=dialog]', holder));
    button('cancel', holder, () => {
      kit.ran('cancel');
      holder.replaceChildren();
    });
    button('confirm', holder, async () => {
      kit.ran(`confirm-${what}`);
      if (what === 'generate') show(await kit.generate());
      else {
        await kit.remove();
        holder.replaceChildren();
      }
      await paint();
    });
  }

  function show(token: string): void {
    put(
      holder,
      `<section role="dialog" aria-modal="true" aria-label="API access token"><p>Here it is.</p>
      <textarea readonly rows="2" cols="40" aria-label="Token">${token}</textarea>
      <button data-part="copy">Copy</button><button data-part="close">Close</button></section>`,
    );
    kit.own('dialog', kit.get('[role=dialog]', holder));
    kit.own('token', kit.get('textarea', holder));
    button('copy', holder, () => {
      kit.ran('copy');
      return kit.copy(token);
    });
    button('close', holder, () => {
      kit.ran('close');
      holder.replaceChildren();
    });
  }

  async function paint(): Promise<void> {
    const { exists } = await kit.state();
    const label = exists ? 'Generate new token' : 'Generate token';
    const row = kit.get('.do', section);
    put(
      row,
      `<button data-part="generate">${label}</button>${exists ? '<button data-part="delete">Delete token</button>' : ''}`,
    );
    button('generate', row, () => ask('generate', label));
    if (exists) button('delete', row, () => ask('delete', 'Delete token'));
  }
  void paint();
}

declare global {
  interface Window {
    /** How many foreign elements a tidy page has removed. */
    __tidied?: number;
  }
}

/** A page that does not suffer strangers. */
export const tidy: Variant = {
  name: 'tidy',
  about:
    'Removes at once every element that it has not put there itself; sections are items of a list',
  flavour: 'cloud',
  settingsPath: '/settings/security',
  specificationPath: '/openapi.json',
  language: 'en',
  documented: true,
  // Whatever is recognized, nothing that is drawn stays.
  expect: 'nothing',
  words: documented,
  pages: {
    '/': (visit) =>
      htmlDocument(visit, {
        title: 'Vault',
        body: '<h1>Dashboard</h1><a href="/settings/security">Settings</a>',
      }),
    '/settings/security': (visit) =>
      htmlDocument(visit, {
        title: 'Security',
        style: `body { font: 14px/20px sans-serif; margin: 24px } ul { list-style: none; padding: 0 } li { padding: 12px 0 }
          #modals section { position: fixed; top: 100px; left: 100px; background: #fff; border: 2px solid #333; padding: 20px }`,
        body: `<h1>Security</h1><ul>
          <li class="api"><strong role="heading" aria-level="2">License Vault API</strong> <a href="${visit.specificationPath}">API specification</a></li>
          <li class="token"><strong role="heading" aria-level="2">API access token</strong> <span class="do"></span></li></ul><div id="modals"></div>`,
        script: script(settings, null),
      }),
  },
};
