// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ConnectForm } from '#components/options/connect-form.tsx';
import { createOptionsModel } from '#components/options/model.ts';
import { VaultCard } from '#components/options/vault-card.tsx';
import { defaultSettings } from '#lib/storage/state.ts';
import { optionsWords } from '#lib/words/en/options.ts';
import { createFormats } from '#lib/words/formats.ts';
import { NOW } from '../bindings/samples.ts';
import { connected } from './connected.ts';

const connections = [
  connected('acme', { name: 'Head office' }),
  connected('beta', { name: 'Branch' }),
];
const checks = [
  { ability: 'license-counts', failure: null },
  { ability: 'denials', failure: null },
];

let root: HTMLElement;

beforeEach(() => {
  root = document.body.appendChild(document.createElement('div'));
  const services = {
    words: optionsWords(createFormats('en-US', 'UTC')),
    version: '0',
    now: () => NOW,
    ask: vi.fn(async ({ name }: { name: string }) =>
      name === 'vault.test'
        ? { ok: true, value: { checks: [...checks] } }
        : { ok: false, problem: { kind: 'checks-failed', checks: [...checks] } },
    ) as never,
    hasAccess: async () => true,
    requestAccess: async () => true,
    browser: 'a browser',
    copy: async () => true,
  };
  const app = { connections, views: {}, settings: defaultSettings, tokenNotes: {} };
  const model = createOptionsModel(services, app, { bindings: {}, health: {} });
  act(() =>
    render(
      <>
        {connections.map((connection) => (
          <VaultCard key={connection.id} connection={connection} model={model} />
        ))}
        <ConnectForm model={model} onConnected={() => undefined} />
      </>,
      root,
    ),
  );
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const press = (name: string, at = 0) =>
  act(async () => {
    const buttons = Array.from(root.querySelectorAll('button')).filter(
      ({ textContent }) => textContent === name,
    );
    buttons[at]?.click();
  });
/** What stands around each landmark of this name: the heading of its card, or nothing. */
const landmarks = () =>
  Array.from(
    root.querySelectorAll('[aria-label="Connection test"]'),
    (region) => region.closest('.card')?.querySelector('h3')?.textContent ?? 'the form',
  );
const shown = () => root.querySelectorAll('.test').length;

it('of several connection tests the newest is the landmark, and the others stay readable', async () => {
  await press('Test connection', 0);
  expect(landmarks()).toEqual(['Head office']);
  await press('Test connection', 1);
  expect(landmarks()).toEqual(['Branch']);
  await press('Test connection', 0);
  expect(landmarks()).toEqual(['Head office']);
  expect(shown()).toBe(2);
});

it('a test of the connect form is the landmark as soon as it runs', async () => {
  await press('Test connection', 0);
  const address = root.querySelector<HTMLInputElement>('form.connect input');
  await act(async () => {
    if (!address) throw new Error('No address');
    address.value = 'gamma';
    address.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await press('Connect');
  await act(async () => undefined);
  expect(shown()).toBe(2);
  expect(landmarks()).toEqual(['the form']);
});
