// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createOptionsModel, type OptionsModel } from '#components/options/model.ts';
import { RotationSection } from '#components/options/rotation/rotation-section.tsx';
import { emptyRotationState } from '#lib/storage/rotation-state.ts';
import { defaultSettings } from '#lib/storage/state.ts';
import { storeToken } from '#lib/storage/tokens.ts';
import type { TokenNote } from '#lib/usage/token-note.ts';
import { emptyView } from '#lib/usage/view.ts';
import { optionsWords } from '#lib/words/en/options.ts';
import { createFormats } from '#lib/words/formats.ts';
import { NOW } from '../bindings/samples.ts';
import { installLocks } from '../platform/install-locks.ts';
import { connected } from './connected.ts';

const TOKEN = "it's-a-token-of-sixteen";
const ORIGIN = 'https://acme.fls.jetbrains.com';

let root: HTMLElement;
let model: OptionsModel;
let ask: ReturnType<typeof vi.fn>;
let copied: string[];

beforeEach(async () => {
  fakeBrowser.reset();
  installLocks();
  const owner = { id: 'one', origin: ORIGIN };
  const connection = connected('acme', {
    id: 'one',
    name: 'Head office',
    plan: 'trial',
    token: await storeToken(owner, TOKEN, 'device', NOW),
  });
  copied = [];
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    copied.push(text);
  });
  ask = vi.fn(async () => ({ ok: true, value: null }));
  const services = {
    words: optionsWords(createFormats('en-US', 'UTC')),
    version: '1.2.3',
    browser: 'a browser',
    now: () => NOW,
    ask: ask as never,
    copy: async () => true,
    hasAccess: async () => true,
    requestAccess: async () => true,
  };
  const app = { connections: [connection], views: {}, settings: defaultSettings, tokenNotes: {} };
  const rotation = {
    ...emptyRotationState,
    consumers: {
      one: [
        {
          id: 'c1',
          name: 'Nightly report',
          kind: 'github-actions' as const,
          where: '',
          note: '',
          tickedAt: null,
        },
      ],
    },
  };
  model = createOptionsModel(services, app, { bindings: {}, health: {} }, {}, rotation);
  root = document.body.appendChild(document.createElement('div'));
  await act(() => render(<RotationSection model={model} />, root));
});

afterEach(() => {
  render(null, root);
  root.remove();
});

function button(name: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
  );
  if (!found) throw new Error(`There is no button ${name}`);
  return found;
}

/** A person's click, as far as it differs from a script's. */
async function press(name: string, isTrusted = true): Promise<void> {
  const event = new MouseEvent('click', { bubbles: true });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  await act(async () => {
    button(name).dispatchEvent(event);
  });
}

describe('what is said of a token that the vault refuses', () => {
  const REFUSED = 'The vault refused the token.';
  const rotation = (waitsFor: 'token' | 'consumers'): TokenNote => ({
    kind: 'rotation',
    waitsFor,
    left: 1,
  });
  const old = { kind: 'old', since: 0, surely: 'first-seen' } as const;

  it.each<[string, TokenNote | null, RegExp[], RegExp]>([
    ['its refusal', null, [/^The vault refused the token\./], /Resume/],
    ['its refusal, and not its age', old, [/^The vault refused the token\./], /days old/],
    [
      'its refusal and the rotation that is not finished',
      rotation('consumers'),
      [/^The vault refused the token\./, /^1 consumer still needs the new token\.Resume rotation$/],
      /waits for the new token/,
    ],
    [
      'the rotation alone where it waits for the next one',
      rotation('token'),
      [/^The token’s rotation waits for the new token\.Resume rotation$/],
      new RegExp(REFUSED),
    ],
  ])('%s', async (_what, note, told, not) => {
    await act(async () => {
      model.app.value = {
        ...model.app.value,
        views: { one: { ...emptyView, attempt: { at: NOW, failure: { kind: 'wrong-token' } } } },
        tokenNotes: note ? { one: note } : {},
      };
    });
    const notes = Array.from(root.querySelectorAll('.note'), (one) => one.textContent ?? '');
    expect(notes).toEqual(told.map((text) => expect.stringMatching(text)));
    expect(notes.join(' ')).not.toMatch(not);
  });
});

const said = () => vi.waitFor(() => expect(model.status.value).not.toBe(''));

async function usePlaceholder(): Promise<void> {
  const boxes = [...root.querySelectorAll<HTMLInputElement>('.copies input[type=checkbox]')];
  await act(async () => boxes[0]?.click());
  expect(model.copyPlaceholders.value).toBe(true);
}

const CURL = `'Accept: application/json' '${ORIGIN}/public-api/licenses/usage'`;

describe('"Copy as"', () => {
  it.each([
    ['Copy as the token itself', TOKEN],
    ['Copy as Authorization header', `Authorization: Bearer ${TOKEN}`],
    ['Copy as environment line', `LICENSE_VAULT_TOKEN='it'\\''s-a-token-of-sixteen'`],
    [
      'Copy as curl for the counts',
      ` curl --fail --silent --header 'Authorization: Bearer it'\\''s-a-token-of-sixteen' --header ${CURL}`,
    ],
    [
      'Copy as gh command for Nightly report',
      ` gh secret set LICENSE_VAULT_TOKEN --body 'it'\\''s-a-token-of-sixteen'`,
    ],
  ])('puts it straight on the clipboard, and shows it nowhere: %s', async (name, text) => {
    await press(name);
    await said();
    expect(copied).toEqual([text]);
    expect(model.status.value).toMatch(/^Copied: .*, with the token\.$/);
    expect(document.documentElement.outerHTML).not.toContain(TOKEN.slice(0, 8));
  });

  it.each([
    ['Copy as the token itself', '$LICENSE_VAULT_TOKEN'],
    ['Copy as Authorization header', 'Authorization: Bearer $LICENSE_VAULT_TOKEN'],
    ['Copy as environment line', 'LICENSE_VAULT_TOKEN=<token>'],
    [
      'Copy as curl for the counts',
      `curl --fail --silent --header "Authorization: Bearer $LICENSE_VAULT_TOKEN" --header ${CURL}`,
    ],
    [
      'Copy as gh command for Nightly report',
      'gh secret set LICENSE_VAULT_TOKEN --body "$LICENSE_VAULT_TOKEN"',
    ],
  ])('holds a placeholder where that is wanted, and no token: %s', async (name, text) => {
    await usePlaceholder();
    await press(name);
    await said();
    expect(copied).toEqual([text]);
    expect(model.status.value).toMatch(/^Copied: .*, with a placeholder\.$/);
  });

  it('does nothing with the token in a click that a script made', async () => {
    await press('Copy as the token itself', false);
    await said();
    expect(copied).toEqual([]);
    expect(model.status.value).toMatch(/^The browser did not let Seatkeeper copy/);
  });

  it('says so where the token cannot be read any more', async () => {
    await fakeBrowser.storage.local.clear();
    await press('Copy as the token itself');
    await said();
    expect(copied).toEqual([]);
    expect(model.status.value).toBe('The token cannot be read any more. Replace it first.');
  });
});

describe('pages that were hidden for good', () => {
  const hide = (...hidden: string[]) =>
    act(() => {
      model.rotation.value = { ...model.rotation.value, hidden };
    });

  it('are not spoken of where there are none', () => {
    expect(root.textContent).not.toContain('Hidden on');
  });

  it('are listed with a way back for each', async () => {
    await hide(ORIGIN, 'https://other.fls.jetbrains.com');
    const items = [...root.querySelectorAll('.hidden-pages li span')];
    expect(items.map(({ textContent }) => textContent)).toEqual([
      'acme.fls.jetbrains.com',
      'other.fls.jetbrains.com',
    ]);
    await press('Show again on other.fls.jetbrains.com');
    expect(ask).toHaveBeenCalledExactlyOnceWith({
      name: 'page.showAgain',
      host: 'other.fls.jetbrains.com',
    });
    await said();
    expect(model.status.value).toBe('Seatkeeper is shown on other.fls.jetbrains.com again.');
  });

  it('give the focus to the section’s heading when the last of them goes', async () => {
    await hide(ORIGIN);
    button('Show again on acme.fls.jetbrains.com').focus();
    await hide();
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Token and rotation'));
  });
});
