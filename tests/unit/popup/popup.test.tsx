// @vitest-environment happy-dom
import { render } from 'preact';
import { act as settled } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPopupModel } from '#components/popup/model.ts';
import { Popup } from '#components/popup/popup.tsx';
import { defaultSettings } from '#lib/storage/state.ts';
import { emptyView, type View } from '#lib/usage/view.ts';
import type { ProductUsage } from '#lib/vault/product.ts';
import { popupWords } from '#lib/words/en/popup.ts';
import { createFormats } from '#lib/words/formats.ts';
import { connected } from '../options/connected.ts';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const connection = connected('acme');
const none = { inUse: 0, total: 0 };
const product = (code: string, name: string, inUse: number): ProductUsage => ({
  code,
  name,
  prepaid: { inUse, total: 10 },
  postpaid: none,
  trial: none,
});
/** How full CLion, GoLand and PyCharm are. */
const view = (clion: number, goland: number, pycharm: number, more: Partial<View> = {}): View => ({
  ...emptyView,
  counts: {
    at: NOW,
    products: [
      product('CL', 'CLion', clion),
      product('GO', 'GoLand', goland),
      product('PC', 'PyCharm', pycharm),
    ],
    notUnderstood: 0,
  },
  ...more,
});
const unreachable = { attempt: { at: NOW, failure: { kind: 'unreachable' } } } as const;

let root: HTMLElement;
const ask = vi.fn(async () => ({ ok: true, value: { failure: null } }));

function open(first: View) {
  const services = {
    words: popupWords(createFormats('en-US', 'UTC')),
    now: () => NOW,
    ask,
    saveDraft: vi.fn(),
    openRotation: vi.fn(),
  };
  const state = (one: View) => ({
    connections: [connection],
    views: { [connection.id]: one },
    settings: defaultSettings,
    tokenNotes: {},
  });
  const model = createPopupModel(services as never, state(first), null);
  settled(() => render(<Popup model={model} />, root));
  return {
    model,
    /** Newer numbers come. */
    comes: (next: View) =>
      settled(() => {
        model.app.value = state(next);
      }),
  };
}

const names = () => Array.from(root.querySelectorAll('.row .name'), (name) => name.textContent);
const row = (name: string) =>
  Array.from(root.querySelectorAll<HTMLElement>('.row')).find((one) =>
    one.textContent?.includes(name),
  );
const strips = () => Array.from(root.querySelectorAll('.strip p'), (p) => p.textContent?.trim());
const isBelowList = (text: string) =>
  Array.from(root.querySelectorAll('.below')).some((one) => one.textContent?.includes(text));
const press = (key: string) =>
  settled(() => {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  });

beforeEach(() => {
  root = document.body.appendChild(document.createElement('div'));
  // A line for every forty characters of what it says.
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(function (
    this: HTMLElement,
  ) {
    const least = Number.parseInt(this.style.minHeight || '0', 10);
    return Math.max(least, Math.ceil((this.textContent ?? '').length / 40) * 18);
  });
});
afterEach(() => {
  settled(() => render(null, root));
  root.remove();
  vi.restoreAllMocks();
});

it('what is wrong when the popup opens stands above the search', () => {
  open(view(10, 2, 1));
  expect(strips()).toEqual(['CLion is full.']);
  expect(isBelowList('CLion is full.')).toBe(false);
});

it('what goes wrong later stands below the list, where it moves nothing', () => {
  const popup = open(view(3, 2, 1));
  popup.comes(view(10, 2, 1));
  expect(strips()).toEqual(['CLion is full.']);
  expect(isBelowList('CLion is full.')).toBe(true);
});

it('what is longer than what it follows stands below the list, and the other one stays', () => {
  const popup = open(view(10, 2, 1));
  popup.comes(view(10, 2, 1, unreachable));
  expect(strips()[0]).toBe('CLion is full.');
  expect(isBelowList('The vault cannot be reached.')).toBe(true);
});

it('what is over leaves its room to a word that all is well', () => {
  const popup = open(view(10, 2, 1));
  popup.comes(view(3, 2, 1));
  expect(strips()).toEqual(['Nothing needs attention now.']);
});

it('what was said below goes without a trace', () => {
  const popup = open(view(3, 2, 1));
  popup.comes(view(10, 2, 1));
  popup.comes(view(3, 2, 1));
  expect(strips()).toEqual([]);
});

it('newer numbers put products in a new order, but not while one of them has the focus', () => {
  const popup = open(view(9, 2, 1));
  expect(names()).toEqual(['CLion', 'GoLand', 'PyCharm']);
  row('GoLand')?.focus();
  popup.comes(view(1, 2, 9));
  expect(names()).toEqual(['CLion', 'GoLand', 'PyCharm']);
  expect(document.activeElement).toBe(row('GoLand'));
  root.querySelector('input')?.focus();
  popup.comes(view(1, 2, 8));
  expect(names()).toEqual(['PyCharm', 'GoLand', 'CLion']);
});

it('the search has the focus first, and Enter there opens the first match', () => {
  const { model } = open(view(9, 2, 1));
  expect(document.activeElement).toBe(root.querySelector('input'));
  press('Enter');
  expect(root.querySelector('h1')?.textContent).not.toBe('CLion');
  settled(() => model.search('py'));
  press('Enter');
  expect(root.querySelector('h1')?.textContent).toBe('PyCharm');
});

it('the way back from the details leads to the row that led there', () => {
  open(view(9, 2, 1));
  settled(() => row('GoLand')?.click());
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Back');
  press('Escape');
  expect(document.activeElement).toBe(row('GoLand'));
});

it('the focus of a button that is gone goes to the search', () => {
  const popup = open(view(3, 2, 1, unreachable));
  root.querySelector<HTMLElement>('.strip button')?.focus();
  popup.comes(view(3, 2, 1));
  expect(document.activeElement).toBe(root.querySelector('input'));
});

it('a refresh that a person asked for says how it failed', async () => {
  const { model } = open(view(3, 2, 1));
  ask.mockResolvedValueOnce({ ok: true, value: { failure: { kind: 'unreachable' } } } as never);
  await settled(() => model.refresh('person'));
  expect(root.querySelector('[role=status]')?.textContent).toBe('The vault cannot be reached.');
});
