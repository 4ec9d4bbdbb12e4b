import { htmlDocument } from '../kit.ts';
import { ringScript, ringStyle } from '../ring/bundle.ts';
import { documented, type Variant } from '../variant.ts';

const shell: Variant['pages'][string] = (visit) =>
  htmlDocument(visit, {
    title: 'License Vault',
    head: '<link rel="stylesheet" href="/static/ring.css"><script defer src="/static/page.js"></script>',
    style: `body { margin: 0; font: 13px/20px var(--ring-font-family); color: var(--ring-text-color); background: var(--ring-content-background-color) }
      .page { padding: 16px 32px } .token-actions { display: flex; gap: 8px } .token { overflow-wrap: anywhere }`,
    body: `<div id="root" data-specification="${visit.specificationPath}"></div>`,
  });

/** JetBrains' own components and React, light or dark as the browser wants it. */
export const ringUi: Variant = {
  name: 'ring-ui',
  about:
    'The real Ring UI and React: dialogs in a portal that hold the focus; the token as text; both themes',
  flavour: 'cloud',
  settingsPath: '/settings/vault',
  specificationPath: '/swagger-ui/index.html',
  language: 'en',
  documented: true,
  expect: 'recognized',
  words: documented,
  pages: { '/': shell, '/settings/vault': shell },
  files: { '/static/page.js': ringScript, '/static/ring.css': ringStyle },
};
