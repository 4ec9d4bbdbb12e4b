// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { createCaptureBar } from '#components/page/capture-bar.ts';
import { createSpecificationButton } from '#components/page/specification.ts';
import type { PageAnswer, PageKnowledge } from '#lib/protocol/page.ts';
import { pageWords } from '#lib/words/en/page.ts';
import { createFormats } from '#lib/words/formats.ts';

// Whether a person can see the button is told by layout, which there is none of here.
vi.mock('#lib/page/sight.ts', () => ({ watchSight: () => () => true }));

const words = pageWords(createFormats('en'));
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9-0123456789';

const nobody = { ok: false, problem: { kind: 'internal', reference: 'no-background' } } as const;
const unknownVault = { ok: false, problem: { kind: 'unknown-vault' } } as const;

function pressIn(root: ShadowRoot, name: string): void {
  const button = [...root.querySelectorAll('button')].find((one) => one.textContent === name);
  const event = new MouseEvent('click', { bubbles: true, composed: true });
  Object.defineProperty(event, 'isTrusted', { value: true });
  button?.dispatchEvent(event);
}

const said = (root: ShadowRoot) => root.querySelector('[role="status"]')?.textContent;

const knowledge: PageKnowledge = {
  status: {
    state: 'none',
    isStuck: false,
    fingerprint: null,
    workedAt: null,
    age: null,
    expiresAt: null,
    candidate: null,
    consumers: [],
    rotation: null,
  },
  api: { origin: 'https://acme.fls.jetbrains.com', flavour: 'cloud' },
  keep: 'device',
  dismissed: false,
};

it.each<[string, PageAnswer<'page.specification'>, string]>([
  ['was taken', { ok: true, value: { taken: true } }, words.specificationRead],
  ['is none', { ok: true, value: { taken: false } }, words.specificationRefused],
  ['comes before the connection', unknownVault, words.specificationFirst],
  ['was heard by nobody', nobody, words.specificationNotSent],
])('of a specification that %s it is said so', async (_what, answer, sentence) => {
  const link = document.createElement('a');
  link.href = 'https://acme.fls.jetbrains.com/openapi.json';
  const { root } = createSpecificationButton(words, link, {
    read: async () => ({ text: '{}' }),
    send: async () => answer,
  });
  pressIn(root, words.readSpecification);
  await vi.waitFor(() => expect(said(root)).toBe(sentence));
});

it.each<[string, PageAnswer<'page.capture'>, string, boolean]>([
  [
    'was saved',
    { ok: true, value: { proven: true, refused: false, fingerprint: '12ab' } },
    words.saved('12ab'),
    false,
  ],
  ['was heard of by nobody', nobody, words.notSaved, true],
  ['is of a vault that is not known', unknownVault, words.notAVault, true],
])(
  'where a token %s it is said so, and the choice where to keep it stands as long as it counts',
  async (...row) => {
    const [, answer, sentence, offered] = row;
    const container = document.createElement('div');
    container.innerHTML = `<code>${TOKEN}</code>`;
    const { root, remove } = createCaptureBar(words, container, knowledge, {
      capture: async () => answer,
      knowledge: async () => knowledge,
      dismiss: () => undefined,
    });
    pressIn(root, words.save);
    await vi.waitFor(() => expect(said(root)).toBe(sentence));
    expect(root.querySelector('label')?.hidden).toBe(!offered);
    remove();
  },
);
