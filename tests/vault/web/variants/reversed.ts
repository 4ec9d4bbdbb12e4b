import { htmlDocument, script } from '../kit.ts';
import { documented, type Variant } from '../variant.ts';

/** Runs inside the page. */
function settings(): void {
  const { kit } = window;
  const group = kit.get('fieldset.token');
  const ask = kit.get('#ask');
  const shown = kit.get('#shown');
  const generate = kit.get('input[name=generate]', group) as HTMLInputElement;
  const remove = kit.get('input[name=delete]', group) as HTMLInputElement;
  const confirm = kit.get('input[type=submit]', ask) as HTMLInputElement;
  let asked: 'generate' | 'delete' = 'generate';
  kit.own('section', group);
  kit.own('specification', kit.get('fieldset.api a'));
  kit.own('generate', generate);
  kit.own('cancel', kit.get('[name=back]', ask));
  kit.own('confirm', confirm);
  kit.own('copy', kit.get('[title=Copy]', shown));
  kit.own('close', kit.get('[name=close]', shown));

  async function paint(): Promise<void> {
    const { exists } = await kit.state();
    generate.value = exists ? 'Generate new token' : 'Generate token';
    remove.hidden = !exists;
    if (exists) kit.own('delete', remove);
    else kit.own('delete');
  }

  for (const [what, button] of [
    ['generate', generate],
    ['delete', remove],
  ] as const) {
    button.addEventListener('click', () => {
      kit.ran(what);
      asked = what;
      confirm.value = button.value;
      kit.own('dialog', ask);
      ask.showPopover();
    });
  }
  kit.get('form', ask).addEventListener('submit', async (event) => {
    event.preventDefault();
    kit.ran(`confirm-${asked}`);
    ask.hidePopover();
    if (asked === 'generate') {
      const value = kit.get('samp', shown);
      value.textContent = await kit.generate();
      kit.own('token', value);
      kit.own('dialog', shown);
      shown.showPopover();
    } else await kit.remove();
    await paint();
  });
  kit.get('[name=back]', ask).addEventListener('click', () => {
    kit.ran('cancel');
    ask.hidePopover();
  });
  kit.get('[title=Copy]', shown).addEventListener('click', () => {
    kit.ran('copy');
    void kit.copy(kit.get('samp', shown).textContent ?? '');
  });
  kit.get('[name=close]', shown).addEventListener('click', () => {
    kit.ran('close');
    shown.hidePopover();
    kit.get('samp', shown).replaceChildren();
    kit.own('token');
  });
  void paint();
}

/** All of it stands in the document from the beginning; what is not wanted yet is hidden. */
export const reversed: Variant = {
  name: 'reversed',
  about:
    'Token section before the API section; fieldsets; input buttons; popovers that are always there; icon to copy',
  flavour: 'cloud',
  settingsPath: '/admin/config/system',
  specificationPath: '/rest/swagger.json',
  language: 'en',
  documented: true,
  expect: 'recognized',
  words: documented,
  tokenFormat: 'permanent',
  pages: {
    '/': (visit) =>
      htmlDocument(visit, {
        title: 'Vault',
        body: '<h1>Dashboard</h1><a href="/admin/config/system">Settings</a>',
      }),
    '/admin/config/system': (visit) =>
      htmlDocument(visit, {
        title: 'System',
        style: `body { font: 13px/18px "Lucida Grande", sans-serif; margin: 16px } fieldset { margin: 16px 0; padding: 12px }
          legend { font-weight: 700 } [popover] { padding: 20px; max-width: 480px } samp { word-break: break-all }`,
        body: `<h1>System</h1>
          <fieldset class="token"><legend>API access token</legend><p>Valid until it is deleted.</p>
            <input type="button" name="generate" value="Generate token"> <input type="button" name="delete" value="Delete token" hidden></fieldset>
          <fieldset class="api"><legend>License Vault API</legend><a href="${visit.specificationPath}">API specification</a></fieldset>
          <fieldset><legend>Server name</legend><input type="text" value="acme" aria-label="Server name"> <input type="button" value="Save"></fieldset>
          <div id="ask" popover="manual" role="alertdialog" aria-label="Confirm"><form><p>Do you really want this?</p>
            <input type="submit" value=""> <input type="button" name="back" value="Cancel"></form></div>
          <div id="shown" popover="manual" role="dialog" aria-label="New token"><p>Keep it secret. <samp></samp>
            <button type="button" title="Copy" aria-label="Copy">⧉</button></p><input type="button" name="close" value="OK"></div>`,
        script: script(settings, null),
      }),
  },
};
