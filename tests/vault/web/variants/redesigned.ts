import { htmlDocument, script } from '../kit.ts';
import type { Variant } from '../variant.ts';

/** Runs inside the page. */
function access(): void {
  const { kit } = window;
  const board = kit.get('#board');

  function stage(
    title: string,
    content: string,
    ...steps: [part: 'confirm' | 'cancel' | 'copy' | 'close', label: string, run: () => unknown][]
  ): void {
    const made = kit.make(
      `<div class="tile wide"><p class="big">${title}</p>${content}<p class="steps"></p></div>`,
    );
    for (const [part, label, run] of steps) {
      const step = kit.make(`<a tabindex="0" role="button" class="step">${label}</a>`);
      step.addEventListener('click', () => void run());
      kit.get('.steps', made).append(step);
      kit.own(part, step);
    }
    board.replaceChildren(made);
    kit.own('dialog', made);
  }

  function show(token: string): void {
    stage(
      'Machine access is ready',
      `<svg width="640" height="40" role="img" aria-label="Secret"><text x="0" y="24" font-size="12">${token}</text></svg>`,
      [
        'copy',
        'Take it along',
        () => {
          kit.ran('copy');
          return kit.copy(token);
        },
      ],
      [
        'close',
        'Finish',
        () => {
          kit.ran('close');
          return paint();
        },
      ],
    );
    kit.own('token', kit.get('text', board));
  }

  function begin(what: 'generate' | 'delete', title: string): void {
    kit.ran(what);
    stage(
      title,
      '<p>Step 2 of 3</p>',
      [
        'cancel',
        'Back',
        () => {
          kit.ran('cancel');
          return paint();
        },
      ],
      [
        'confirm',
        'Continue',
        async () => {
          kit.ran(`confirm-${what}`);
          if (what === 'generate') show(await kit.generate());
          else {
            await kit.remove();
            await paint();
          }
        },
      ],
    );
  }

  async function paint(): Promise<void> {
    const { exists } = await kit.state();
    board.innerHTML = `<div class="tile"><p class="big">People</p><p>214 with a license</p></div>
      <div class="tile machines"><p class="big">Machines</p><p>${exists ? 'Allowed in' : 'Kept out'}</p></div>`;
    const tile = kit.get('.machines', board);
    kit.own('section', tile);
    const add = (part: 'generate' | 'delete', label: string) => {
      const step = kit.make(`<a tabindex="0" role="button" class="step">${label}</a>`);
      step.addEventListener('click', () => begin(part, label));
      tile.append(step);
      kit.own(part, step);
    };
    add('generate', exists ? 'Issue another secret' : 'Let machines in');
    if (exists) add('delete', 'Keep machines out');
  }
  void paint();
}

/** Nothing that is documented is left. */
export const redesigned: Variant = {
  name: 'redesigned',
  about:
    'Redesigned beyond recognition: other words, other steps, the token drawn as SVG text, no specification',
  flavour: 'cloud',
  settingsPath: '/access',
  specificationPath: null,
  language: 'en',
  documented: false,
  expect: 'nothing',
  words: {
    generate: 'Let machines in',
    generateNew: 'Issue another secret',
    delete: 'Keep machines out',
    copy: 'Take it along',
  },
  pages: {
    '/': (visit) =>
      htmlDocument(visit, {
        title: 'Start',
        body: '<p class="big">Start</p><a href="/access">Who gets in</a>',
      }),
    '/access': (visit) =>
      htmlDocument(visit, {
        title: 'Who gets in',
        style: `body { font: 16px/24px sans-serif; margin: 40px; background: #101820; color: #eef } #board { display: flex; gap: 24px }
          .tile { background: #203040; border-radius: 24px; padding: 32px } .big { font-size: 28px } .step { display: inline-block; padding: 12px; cursor: pointer; text-decoration: underline }
          text { fill: #eef }`,
        body: '<div id="board"></div>',
        script: script(access, null),
      }),
  },
  strangers: ['/'],
};
