// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Abilities } from '#components/options/abilities/abilities.tsx';
import { createOptionsModel } from '#components/options/model.ts';
import { afterReading } from '#lib/bindings/after-reading.ts';
import { removeBinding } from '#lib/bindings/by-hand.ts';
import { unreadBindings, type VaultBindings } from '#lib/bindings/vault-bindings.ts';
import { defaultSettings } from '#lib/storage/state.ts';
import { optionsWords } from '#lib/words/en/options.ts';
import { createFormats } from '#lib/words/formats.ts';
import { binding, clear, NOW, operation, reading, specification } from '../bindings/samples.ts';
import { connected } from './connected.ts';

const ID = 'acme';
const connection = connected(ID);
const words = optionsWords(createFormats('en-US', 'UTC'));
const revoke = operation('DELETE /allocations/{id}', { summary: 'Takes <b>one</b> license' });
const read = afterReading(
  unreadBindings,
  reading(
    { 'revoke-one': clear(binding('revoke-one', revoke)) },
    { specification: specification(revoke) },
  ),
);

let ask: ReturnType<typeof vi.fn>;
let root: HTMLElement;
let model: ReturnType<typeof createOptionsModel>;

beforeEach(() => {
  root = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  render(null, root);
  root.remove();
});

function show(bindings: VaultBindings, answer: unknown = { ok: true, value: { state: 'bound' } }) {
  ask = vi.fn(async () => answer);
  const services = {
    words,
    version: '0',
    now: () => NOW,
    ask: ask as never,
    hasAccess: async () => true,
    requestAccess: async () => true,
    browser: 'a browser',
    copy: async () => true,
  };
  const app = { connections: [connection], views: {}, settings: defaultSettings, tokenNotes: {} };
  model = createOptionsModel(services, app, { bindings: { [ID]: bindings }, health: {} });
  act(() => render(<Abilities connection={connection} model={model} />, root));
}

const items = () =>
  Array.from(root.querySelectorAll('ul[aria-label="Abilities"] > li'), (item) =>
    (item.textContent ?? '').replace(/\s+/g, ' ').trim(),
  );
const button = (name: string, at = 0) => {
  const found = Array.from(root.querySelectorAll('button')).filter(
    ({ textContent }) => textContent === name,
  )[at];
  if (!found) throw new Error(`No button ${name}`);
  return found;
};
const press = (name: string, at = 0) => act(async () => button(name, at).click());
const alert = () => root.querySelector('[role=alert]')?.textContent;

function give(size: number, text = '{}') {
  const field = root.querySelector<HTMLInputElement>('input[type=file]');
  const file = new File([text], 'specification.json');
  Object.defineProperty(file, 'size', { value: size });
  Object.defineProperty(field, 'files', { value: [file], configurable: true });
  field?.dispatchEvent(new Event('change', { bubbles: true }));
}

it('lists the seven abilities, each with its state', () => {
  show(read);
  expect(
    items().map((item) => /^(.*?) (bound|needs your confirmation|not bound)/.exec(item)?.slice(1)),
  ).toEqual([
    ['License counts', 'bound'],
    ['Denials', 'bound'],
    ['Licenses of a user', 'not bound'],
    ['Revoke one', 'needs your confirmation'],
    ['Revoke all', 'not bound'],
    ['Usage report', 'not bound'],
    ['Disconnect product', 'not bound'],
  ]);
});

it('shows the specification’s sentence, method and path as text before anything is confirmed', () => {
  show(read);
  expect(items()[3]).toContain('DELETE /allocations/{id} “Takes <b>one</b> license”');
  expect(root.querySelector('li b + b, li span b')).toBeNull();
});

it('says each reason once, however often it was found', () => {
  const twice = { kind: 'path', detail: 'license', points: 5 } as const;
  const proposal = clear(binding('revoke-one', revoke));
  const found = { ...proposal, evidence: [...proposal.evidence, twice, { ...twice, points: 9 }] };
  show(afterReading(unreadBindings, reading({ 'revoke-one': found })));
  expect(items()[3]?.match(/Its path speaks of license\./g)).toHaveLength(1);
});

it('confirms exactly the operation that is shown, and says which ability it was', async () => {
  show(read);
  const use = button('Use this');
  expect(document.getElementById(use.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
    'Revoke one',
  );
  await press('Use this');
  expect(ask).toHaveBeenCalledWith({
    name: 'ability.confirm',
    id: ID,
    ability: 'revoke-one',
    fingerprint: 'print of DELETE /allocations/{id}',
  });
  expect(model.status.value).toBe('Revoke one is bound.');
});

it('says why an operation was not confirmed', async () => {
  show(read, { ok: false, problem: { kind: 'not-shown' } });
  await press('Use this');
  expect(alert()).toMatch(/^The operation has changed since it was shown\. Nothing was bound\./);
});

it('tells what was found, and honestly what was not', async () => {
  show(unreadBindings, {
    ok: true,
    value: {
      title: 'License Vault Public',
      states: {
        'license-counts': 'bound',
        denials: 'bound',
        'user-licenses': 'bound',
        'revoke-one': 'needs-confirmation',
        'revoke-all': 'unclear',
        'usage-report': 'not-bound',
        'disconnect-product': 'not-bound',
      },
    },
  });
  await press('Read specification');
  expect(model.status.value).toBe(
    'Read “License Vault Public”. License counts, Denials, and Licenses of a user are bound. Revoke one needs your confirmation. Revoke all is not clear in it, so it is not bound. Usage report and Disconnect product were not found.',
  );
});

it('says how to get the specification where the token alone is refused', async () => {
  const problem = { kind: 'specification', problem: { kind: 'behind-login' } };
  show(unreadBindings, { ok: false, problem });
  await press('Read specification');
  expect(alert()).toMatch(
    /only to people who log in.*“API specification”, save its JSON, and import/,
  );
});

it('imports a file, and refuses one over 5 MB unread', async () => {
  show(unreadBindings, { ok: false, problem: { kind: 'unknown-vault' } });
  give(5 * 1024 * 1024 + 1);
  await expect.poll(alert).toBe(words.abilities.tooLarge);
  expect(ask).not.toHaveBeenCalled();
  give(20, '{"openapi":"3.0.0"}');
  await expect
    .poll(() => ask.mock.calls)
    .toEqual([[{ name: 'specification.import', id: ID, text: '{"openapi":"3.0.0"}' }]]);
});

it('offers what comes near first, and binds what is chosen', async () => {
  const line = { method: 'DELETE', summary: '', deprecated: false };
  show(read, {
    ok: true,
    value: [
      { ...line, id: 'DELETE /near', path: '/near', near: true },
      { ...line, id: 'DELETE /far', path: '/far', near: false, summary: 'Far' },
    ],
  });
  await press('Choose by hand', 3);
  const select = root.querySelector('select');
  const options = () =>
    Array.from(select?.querySelectorAll('option') ?? [], ({ textContent }) => textContent);
  await expect
    .poll(options)
    .toEqual(['As Seatkeeper reads the specification', 'DELETE /near', 'DELETE /far: Far']);
  act(() => {
    if (select) select.value = 'DELETE /far';
    select?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  ask.mockResolvedValue({ ok: true, value: { state: 'needs-confirmation' } });
  await press('Choose');
  expect(ask).toHaveBeenLastCalledWith({
    name: 'ability.choose',
    id: ID,
    ability: 'revoke-one',
    operation: 'DELETE /far',
  });
  expect(model.status.value).toBe('Revoke one: needs your confirmation.');
  await expect.poll(() => root.querySelector('select')).toBeNull();
});

it('removes a binding, and says so where it stood', async () => {
  show(read);
  await press('Remove');
  expect(ask).toHaveBeenCalledWith({ name: 'ability.remove', id: ID, ability: 'revoke-one' });
  act(() => {
    model.learned.value = { bindings: { [ID]: removeBinding(read, 'revoke-one') }, health: {} };
  });
  expect(items()[3]).toMatch(/^Revoke one not bound ?You removed it\./);
});

it('says what changed since the operation was bound', () => {
  const moved = operation('POST /revoke');
  const after = afterReading(
    read,
    reading(
      { 'revoke-one': clear(binding('revoke-one', moved)) },
      { previous: specification(revoke), specification: specification(moved) },
    ),
  );
  show(after);
  expect(items()[3]).toContain(
    'Changed, seen on Mar 10, 2026: it was DELETE /allocations/{id} and is POST /revoke.',
  );
  expect(items()[3]).toContain('Its method or path is another one.');
});
