// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HealthSection } from '#components/options/health/health-section.tsx';
import { createOptionsModel, type OptionsModel } from '#components/options/model.ts';
import { afterReading } from '#lib/bindings/after-reading.ts';
import { unreadBindings } from '#lib/bindings/vault-bindings.ts';
import { afterCall, untriedHealth } from '#lib/health/vault-health.ts';
import { defaultSettings } from '#lib/storage/state.ts';
import type { CheckReport } from '#lib/vault/check/check-report.ts';
import { optionsWords } from '#lib/words/en/options.ts';
import { createFormats } from '#lib/words/formats.ts';
import { binding, clear, NOW, operation, reading } from '../bindings/samples.ts';
import { connected } from './connected.ts';

const minute = 60_000;
const connection = connected('acme', { id: 'one', name: 'Head office', plan: 'trial' });
const revoke = operation('DELETE /acme/allocations/{id}');
const bindings = afterReading(
  unreadBindings,
  reading({ 'revoke-one': clear(binding('revoke-one', revoke)) }),
);
const failure = { kind: 'server-error', status: 503 } as const;
const health = afterCall(
  afterCall(untriedHealth, 'denials', null, NOW - 5 * minute),
  'denials',
  failure,
  NOW - 2 * minute,
);

const seen = { at: NOW - minute, found: [], missing: [], confidence: 0.3 };

let root: HTMLElement;
let model: OptionsModel;
let ask: ReturnType<typeof vi.fn>;
let copy: ReturnType<typeof vi.fn>;

beforeEach(() => {
  root = document.body.appendChild(document.createElement('div'));
  ask = vi.fn();
  copy = vi.fn(async () => true);
  const services = {
    words: optionsWords(createFormats('en-US', 'UTC')),
    version: '1.2.3',
    browser: 'a browser',
    now: () => NOW,
    ask: ask as never,
    copy: copy as never,
    hasAccess: async () => true,
    requestAccess: async () => true,
  };
  const app = { connections: [connection], views: {}, settings: defaultSettings, tokenNotes: {} };
  model = createOptionsModel(
    services,
    app,
    { bindings: { one: bindings }, health: { one: health } },
    { [connection.origin]: { ...seen, found: ['generate'], missing: ['token-heading'] } },
  );
  act(() => render(<HealthSection model={model} />, root));
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const texts = (list: string) =>
  Array.from(root.querySelectorAll(`ul[aria-label="${list}"] > li`), (item) =>
    (item.textContent ?? '').replace(/\s+/g, ' ').trim(),
  );
const press = (name: string) =>
  act(async () => {
    const button = Array.from(root.querySelectorAll('button')).find(
      ({ textContent }) => textContent === name,
    );
    if (!button) throw new Error(`No button ${name}`);
    button.click();
  });

it('says of each ability how it is bound and how it fared', () => {
  const items = texts('Health of Head office');
  expect(items).toHaveLength(7);
  expect(items[1]).toBe(
    'Denials bound Worked 5 min. ago (once in all). Failed 2 min. ago (once in all): The vault answered with error 503. Done in the published way: GET /public-api/denials/report.',
  );
  expect(items[3]).toMatch(
    /^Revoke one needs your confirmation Not tried yet\. Would be done as the specification says: DELETE/,
  );
});

it('says what was looked for on the Settings page and not found', () => {
  expect(root.textContent).toContain(
    'Seen 1 min. ago. Found: the button “Generate token”. Looked for and not found: the heading “API access token”.',
  );
});

it('says of a page on which nothing was recognized what was looked for', () => {
  act(() => {
    model.seen.value = {
      [connection.origin]: { ...seen, missing: ['token-heading', 'generate', 'generate-new'] },
    };
  });
  expect(root.textContent).toContain(
    'Seen 1 min. ago. Nothing was recognized. Looked for and not found: the heading “API access token”, the button “Generate token”, and the button “Generate new token”.',
  );
});

it('says the same of a vault that nobody has connected, unless its page was recognized', () => {
  const texts = () =>
    Array.from(root.querySelectorAll('section.card'), (card) =>
      [card.getAttribute('aria-label'), card.textContent].join(': '),
    );
  const strange = 'https://beta.fls.jetbrains.com';
  act(() => {
    model.seen.value = { [strange]: { ...seen, found: ['token-heading', 'generate'] } };
  });
  expect(texts()).toHaveLength(1);
  act(() => {
    model.seen.value = { [strange]: { ...seen, missing: ['token-heading'] } };
  });
  expect(texts()[1]).toBe(
    'Health of beta.fls.jetbrains.com: beta.fls.jetbrains.comThis vault is not connected.Settings page of the vault Seen 1 min. ago. Nothing was recognized. Looked for and not found: the heading “API access token”.',
  );
});

it('copies diagnostics in which nothing is the customer’s', async () => {
  await press('Copy diagnostics');
  const text = String(copy.mock.calls[0]?.[0]);
  expect(JSON.parse(text)).toMatchObject({
    seatkeeper: '1.2.3',
    browser: 'a browser',
    vault: {
      abilities: {
        'revoke-one': {
          state: 'needs-confirmation',
          operation: 'DELETE /COMPANY/allocations/{id}',
        },
        denials: { successes: 1, failures: 1, lastFailure: { failure } },
      },
      page: { missing: ['token-heading'] },
    },
  });
  expect(text).not.toMatch(/acme|head office|jetbrains\.com|4f2a|a-secret-ref/i);
  expect(model.status.value).toBe('Copied.');
});

it('says so when the browser does not let it copy', async () => {
  copy.mockResolvedValue(false);
  await press('Copy diagnostics');
  expect(model.status.value).toMatch(/did not let Seatkeeper copy/);
});

const report = {
  format: 1,
  guesses: [
    { id: 'counts-path', level: 'client', verdict: 'confirmed' },
    { id: 'no-etag', level: 'guess', verdict: 'not-seen' },
    { id: 'denials-bare-array', level: 'client', verdict: 'refuted' },
  ],
  seen: { flavour: 'cloud' },
} as unknown as CheckReport;

it('checks the vault and shows the report, what is surprising first', async () => {
  ask.mockResolvedValue({ ok: true, value: report });
  await press('Check this vault');
  expect(ask).toHaveBeenCalledWith({ name: 'vault.check', id: 'one', user: null });
  expect(texts('What was checked').map((text) => text.slice(0, 30))).toEqual([
    'refuted They come as a bare li',
    'confirmed License counts are a',
    'not seen License counts carry ',
  ]);
  expect(root.textContent).toContain('confirmed 1, refuted 1, and did not show 1.');
});

it('copies exactly the report that is shown', async () => {
  ask.mockResolvedValue({ ok: true, value: report });
  await press('Check this vault');
  await press('Copy report');
  expect(copy).toHaveBeenCalledWith(root.querySelector('pre')?.textContent);
  expect(JSON.parse(String(copy.mock.calls[0]?.[0]))).toEqual({ seatkeeper: '1.2.3', ...report });
});

it('asks for the user who was typed, and says why there is no report', async () => {
  ask.mockResolvedValue({
    ok: false,
    problem: { kind: 'not-asked', failure: { kind: 'no-access' } },
  });
  const field = root.querySelector('input');
  act(() => {
    if (field) field.value = ' alice@acme.example ';
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await press('Check this vault');
  expect(ask).toHaveBeenCalledWith({ name: 'vault.check', id: 'one', user: 'alice@acme.example' });
  expect(root.querySelector('[role=alert]')?.textContent).toMatch(/^The browser no longer lets/);
});
