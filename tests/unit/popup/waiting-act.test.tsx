// @vitest-environment happy-dom
import { render } from 'preact';
import { act as settled } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPopupModel } from '#components/popup/model.ts';
import { WaitingAct } from '#components/popup/waiting-act.tsx';
import type { Act } from '#lib/acts/act.ts';
import type { LeaversRun } from '#lib/acts/leavers-run.ts';
import { newRun } from '#lib/acts/leavers-steps.ts';
import { begin, callOff, fire } from '#lib/acts/steps.ts';
import { acted } from '#lib/storage/acted.ts';
import { defaultSettings } from '#lib/storage/state.ts';
import { readWaiting, watchWaiting } from '#lib/storage/waiting.ts';
import { popupWords } from '#lib/words/en/popup.ts';
import { createFormats } from '#lib/words/formats.ts';
import { license } from '../acts/license.ts';

const START = Date.parse('2026-03-10T12:00:00Z');
const second = 1_000;
const one = { act: 'revoke-one', user: 'alice', license: license({ product: 'GoLand' }) } as const;
const all = { act: 'revoke-all', user: 'ben', held: 2 } as const;
const product = { act: 'disconnect-product', product: { code: 'CL', name: 'CLion' } } as const;
const waiting = (subject: Act['subject'], id = 'a', now = START) =>
  begin(subject, { id, vault: 'v', now, undoMs: 8 * second });

/** Two licenses of somebody ticked, one of somebody not. */
function listOf(sentAt: number | null): LeaversRun {
  const item = {
    license: license({}),
    state: 'held',
    sentBy: null,
    failure: null,
    after: null,
  } as const;
  const row = { check: 'done', failure: null } as const;
  return {
    ...newRun('a-list', 'v', [], START),
    phase: 'revoke',
    dueAt: START + 8 * second,
    rows: [
      {
        ...row,
        user: 'alice',
        chosen: true,
        items: [
          { ...item, sentAt },
          { ...item, sentAt: null },
        ],
      },
      { ...row, user: 'ben', chosen: false, items: [{ ...item, sentAt: null }] },
    ],
  };
}

let root: HTMLElement;
const ask = vi.fn(async () => ({ ok: true, value: null }));
const said = () => root.textContent?.replace(/\s+/g, ' ').trim() ?? '';

async function show(...acts: Act[]) {
  await acted.acts.update(() => acts);
  const services = { words: popupWords(createFormats('en-US', 'UTC')), now: Date.now, ask };
  const app = { connections: [], views: {}, settings: defaultSettings, tokenNotes: {} };
  const model = createPopupModel(services as never, app, null, await readWaiting());
  settled(() => render(<WaitingAct model={model} />, root));
  return model;
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now: START });
  ask.mockClear();
  root = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.useRealTimers();
});

it.each([
  [[waiting(one)], 'Revoking GoLand of alice in 8 seconds'],
  [[waiting(all)], 'Revoking all licenses of ben in 8 seconds'],
  [[waiting(product)], 'Disconnecting CLion in 8 seconds'],
  [
    [waiting(all, 'b', START + second), waiting(one)],
    'Revoking GoLand of alice in 8 seconds1 more to follow.',
  ],
])('what waits to be sent is told, soonest first', async (acts, text) => {
  await show(...acts);
  expect(said()).toBe(`${text}Undo`);
});

it.each([
  [
    'a list that waits is told by what it takes of those who are ticked',
    [],
    'Revoking 2 licenses of the leavers’ list in 8 seconds',
  ],
  ['a list of which one was sent cannot be undone, and is not told', [START], ''],
])('%s', async (_what, sent, text) => {
  await acted.leavers.update(() => listOf(sent[0] ?? null));
  await show();
  expect(said()).toBe(text && `${text}Undo`);
});

it('a list that is paused, or only looked up, does not wait', async () => {
  for (const state of [{ status: 'paused' }, { phase: 'check' }] as const) {
    await acted.leavers.update(() => ({ ...listOf(null), ...state }));
    expect(await readWaiting()).toEqual([]);
  }
});

it('Undo of a list takes back the list', async () => {
  await acted.leavers.update(() => listOf(null));
  const model = await show();
  await settled(async () => root.querySelector('button')?.click());
  expect(ask.mock.calls).toEqual([[{ name: 'leavers.undo' }]]);
  expect(model.notice.value).toBe('Undone. Nothing was sent.');
});

it('the seconds that are left are counted', async () => {
  await show(waiting(one));
  settled(() => void vi.advanceTimersByTime(5 * second));
  expect(said()).toContain('in 3 seconds');
});

it('nothing is told of what was sent, undone, or cannot be read', async () => {
  await show(fire(waiting(one), START + 8 * second), callOff(waiting(all, 'b'), 'undone', START));
  expect(said()).toBe('');
  await fakeBrowser.storage.local.set({ acts: { version: 9, value: { of: 'another time' } } });
  expect(await readWaiting()).toEqual([]);
});

it('Undo takes back the one that is named, and says so', async () => {
  const model = await show(waiting(one, 'the-act'));
  await settled(async () => root.querySelector('button')?.click());
  expect(ask.mock.calls).toEqual([[{ name: 'acts.undo', act: 'the-act' }]]);
  expect(model.notice.value).toBe('Undone. Nothing was sent.');
});

it('it goes as soon as it was sent', async () => {
  const model = await show(waiting(one));
  const ending = new AbortController();
  const changed = vi.fn((next) => {
    model.waiting.value = next;
  });
  watchWaiting(changed, ending.signal);
  await acted.acts.update(() => [fire(waiting(one), START + 8 * second)]);
  await vi.waitFor(() => expect(changed).toHaveBeenCalled());
  settled(() => undefined);
  expect(said()).toBe('');
  ending.abort();
});
