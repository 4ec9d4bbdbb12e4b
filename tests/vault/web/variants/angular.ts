import { htmlDocument, script } from '../kit.ts';
import { documented, type Variant } from '../variant.ts';

/** Runs inside the page. */
function app({ specificationPath }: { specificationPath: string }): void {
  const { kit } = window;
  const outlet = kit.get('app-root');
  const overlays = kit.get('.cdk-overlay-container');
  const button = (label: string, attributes: string) =>
    `<button _ngcontent-ng-c2041 mat-stroked-button class="mdc-button mat-mdc-outlined-button" ${attributes}>
      <span class="mat-mdc-button-persistent-ripple"></span><span class="mdc-button__label">${label}</span>
      <span class="mat-focus-indicator"></span></button>`;

  function dialog(title: string, content: string, actions: string): HTMLElement {
    const wrapper =
      kit.make(`<div class="cdk-global-overlay-wrapper"><div class="cdk-overlay-backdrop"></div>
      <div class="cdk-overlay-pane"><mat-dialog-container role="dialog" aria-modal="true" tabindex="-1" aria-labelledby="mdc-0">
        <lv-token-dialog _nghost-ng-c77><h1 _ngcontent-ng-c77 mat-dialog-title id="mdc-0">${title}</h1>
          <mat-dialog-content _ngcontent-ng-c77 class="mdc-dialog__content">${content}</mat-dialog-content>
          <mat-dialog-actions _ngcontent-ng-c77>${actions}</mat-dialog-actions></lv-token-dialog>
      </mat-dialog-container></div></div>`);
    overlays.append(wrapper);
    const container = kit.get('mat-dialog-container', wrapper);
    kit.own('dialog', container);
    outlet.setAttribute('aria-hidden', 'true');
    container.focus();
    return wrapper;
  }
  function close(wrapper: HTMLElement): void {
    wrapper.remove();
    outlet.removeAttribute('aria-hidden');
  }

  function ask(what: 'generate' | 'delete', label: string): void {
    kit.ran(what);
    const wrapper = dialog(
      'Confirm',
      '<p>This cannot be undone.</p>',
      button('Cancel', 'mat-dialog-close') + button(label, 'cdkFocusInitial'),
    );
    kit.own('confirm', kit.get('[cdkFocusInitial]', wrapper));
    kit.own('cancel', kit.get('[mat-dialog-close]', wrapper));
    kit.get('[mat-dialog-close]', wrapper).onclick = () => {
      kit.ran('cancel');
      close(wrapper);
    };
    kit.get('[cdkFocusInitial]', wrapper).onclick = async () => {
      kit.ran(`confirm-${what}`);
      if (what === 'delete') await kit.remove();
      const token = what === 'generate' ? await kit.generate() : null;
      close(wrapper);
      if (token) show(token);
      else void settings();
    };
  }

  function show(token: string): void {
    const wrapper = dialog(
      'API access token',
      `<mat-form-field _ngcontent-ng-c77 class="mat-mdc-form-field"><div class="mat-mdc-form-field-infix">
        <label for="mat-input-1">Token</label>
        <textarea matInput id="mat-input-1" rows="4" cols="60" readonly></textarea></div>
        <mat-hint>It is shown only once.</mat-hint></mat-form-field>`,
      button('<mat-icon aria-hidden="true">content_copy</mat-icon> Copy', 'cdkCopyToClipboard') +
        button('OK', 'mat-dialog-close'),
    );
    const field = kit.get('textarea', wrapper) as HTMLTextAreaElement;
    field.value = token;
    kit.own('token', field);
    kit.own('copy', kit.get('[cdkCopyToClipboard]', wrapper));
    kit.own('close', kit.get('[mat-dialog-close]', wrapper));
    kit.get('[cdkCopyToClipboard]', wrapper).onclick = () => {
      kit.ran('copy');
      void kit.copy(token);
    };
    kit.get('[mat-dialog-close]', wrapper).onclick = () => {
      kit.ran('close');
      close(wrapper);
      void settings();
    };
  }

  async function settings(): Promise<void> {
    const { exists } = await kit.state();
    if (location.hash !== '#/settings/license-vault') return;
    const generate = exists ? 'Generate new token' : 'Generate token';
    outlet.innerHTML = `<lv-shell _nghost-ng-c2041><a _ngcontent-ng-c2041 routerlink href="#/dashboard">Dashboard</a>
      <router-outlet></router-outlet><lv-settings _nghost-ng-c2042>
      <mat-card><mat-card-header><mat-card-title role="heading" aria-level="2">License Vault API</mat-card-title></mat-card-header>
        <mat-card-content><a mat-button href="${specificationPath}">API specification</a></mat-card-content></mat-card>
      <lv-token-card _nghost-ng-c2043><mat-card>
        <mat-card-header><mat-card-title role="heading" aria-level="2"><!---->API access token<!----></mat-card-title></mat-card-header>
        <mat-card-content><!--ng-container--></mat-card-content>
        <mat-card-actions>${button(generate, 'lvGenerate')}${exists ? button('Delete token', 'color="warn"') : '<!---->'}</mat-card-actions>
      </mat-card></lv-token-card></lv-settings></lv-shell>`;
    kit.own('section', kit.get('lv-token-card', outlet));
    kit.own('specification', kit.get('[mat-button]', outlet));
    kit.own('generate', kit.get('[lvGenerate]', outlet));
    kit.get('[lvGenerate]', outlet).onclick = () => ask('generate', generate);
    const remove = outlet.querySelector<HTMLElement>('[color=warn]');
    if (!remove) return;
    kit.own('delete', remove);
    remove.onclick = () => ask('delete', 'Delete token');
  }

  function route(): void {
    overlays.replaceChildren();
    outlet.removeAttribute('aria-hidden');
    if (location.hash === '#/settings/license-vault') void settings();
    else
      outlet.innerHTML = `<lv-shell><a routerlink href="#/settings/license-vault">Settings</a>
        <lv-dashboard><h1>Dashboard</h1></lv-dashboard></lv-shell>`;
  }
  addEventListener('hashchange', route);
  route();
}

/** In the manner of Angular Material. */
export const angular: Variant = {
  name: 'angular',
  about:
    'Angular-like markup with custom tags and hash routing; titles that are no h elements; a textarea',
  flavour: 'cloud',
  settingsPath: '/#/settings/license-vault',
  specificationPath: '/swagger-ui/index.html',
  language: 'en',
  documented: true,
  expect: 'recognized',
  words: documented,
  tokenFormat: 'jwt',
  pages: {
    '/': (visit) =>
      htmlDocument(visit, {
        title: 'License Vault',
        style: `body { font: 14px Roboto, sans-serif } mat-card { display: block; margin: 16px; border: 1px solid #ccc; padding: 16px }
          .cdk-overlay-backdrop { position: fixed; inset: 0; background: #0006 }
          .cdk-overlay-pane { position: fixed; top: 20%; left: 20%; background: #fff; padding: 24px; z-index: 1000 }`,
        body: '<app-root _nghost-ng-c100 ng-version="20.1.0"></app-root><div class="cdk-overlay-container"></div>',
        script: script(app, { specificationPath: visit.specificationPath }),
      }),
  },
};
