// @vitest-environment happy-dom
import { render } from 'preact';
import { act as settled } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ActsBar } from '#components/dashboard/acts/acts-bar.tsx';
import { createDashboardModel, type DashboardModel } from '#components/dashboard/model.ts';
import { newRun } from '#lib/acts/leavers-steps.ts';
import { answered, begin, callOff, fire, looked } from '#lib/acts/steps.ts';
import type { ActedState } from '#lib/storage/acted-state.ts';
import { defaultSettings } from '#lib/storage/state.ts';
import { dashboardWords } from '#lib/words/en/dashboard.ts';
import { createFormats } from '#lib/words/formats.ts';
import { license } from '../acts/license.ts';

const START = Date.parse('2026-03-10T12:00:00Z');
const second = 1_000;
const subject = { act: 'revoke-one', user: 'alice', license: license() } as const;
const waiting = begin(subject, { id: 'a', vault: 'v', now: START, undoMs: 8 * second });
const sending = fire(waiting, START + 8 * second);
const watching = answered(sending, { ok: true, value: null }, START + 8 * second, 60 * second);
const list = newRun('l', 'v', ['alice'], START);

let root: HTMLElement;
let model: DashboardModel;
const ask = vi.fn(async () => ({ ok: true, value: null }));
const asked = () => ask.mock.calls.flat();

function show(acted: ActedState) {
  const services = {
    words: dashboardWords(createFormats('en-US', 'UTC')),
    now: Date.now,
    ask,
    openChannel: vi.fn(),
    startReportWorker: vi.fn(),
    openTab: vi.fn(),
    openOptions: vi.fn(),
  };
  const app = { connections: [], views: {}, settings: defaultSettings, tokenNotes: {} };
  const first = { app, acted, learned: { bindings: {}, health: {} } };
  model = createDashboardModel(services as never, first as never, '');
  settled(() => render(<ActsBar model={model} />, root));
}
const pass = (ms: number) => settled(() => void vi.advanceTimersByTime(ms));

beforeEach(() => {
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
  ['an act that should have been sent', { acts: [waiting], leavers: null }, 8],
  ['a request that should have been answered', { acts: [sending], leavers: null }, 28],
  ['a license that should have been looked at', { acts: [watching], leavers: null }, 68],
  ['a list that should have gone on', { acts: [], leavers: list }, 0],
  ['the earlier of two', { acts: [watching, waiting], leavers: null }, 8],
] satisfies [string, ActedState, number][])(
  'the background is woken for %s, a moment later and not before',
  (_what, acted, dueS) => {
    show(acted);
    pass((dueS + 3) * second - 1);
    expect(asked()).toEqual([]);
    pass(1);
    expect(asked()).toEqual([{ name: 'acts.sweep' }]);
  },
);

it('the background is not woken for what is over, undone or paused', () => {
  const over = callOff(waiting, 'undone', START);
  show({ acts: [over], leavers: { ...list, status: 'paused', dueAt: null } });
  pass(600 * second);
  expect(asked()).toEqual([]);
});

it('the background is not woken when it has done its part on time', () => {
  show({ acts: [waiting], leavers: null });
  pass(8 * second);
  settled(() => {
    model.acted.value = { acts: [watching], leavers: null };
  });
  pass(10 * second);
  expect(asked()).toEqual([]);
});

it('the background is asked again while nothing comes of it', () => {
  show({ acts: [waiting], leavers: null });
  pass(11 * second);
  pass(15 * second);
  settled(() => {
    model.now.value = Date.now();
  });
  pass(0);
  expect(asked()).toHaveLength(2);
});

it('what came back is not hidden by five newer ones that went well', () => {
  const done = (id: string, startedAt: number, sight: 'gone' | 'other') =>
    looked({ ...watching, id, startedAt }, { ok: true, sight }, START + 68 * second, 60 * second);
  const newer = ['b', 'c', 'd', 'e', 'f'].map((id, at) => done(id, START + at + 1, 'gone'));
  show({ acts: [done('a', START, 'other'), ...newer], leavers: null });
  const items = Array.from(root.querySelectorAll('li'), ({ textContent }) => textContent ?? '');
  expect(items).toHaveLength(5);
  expect(items[0]).toMatch(/has a license of it again/);
});

it('after Undo the focus is on what stands in its place, and a second press dismisses nothing', async () => {
  show({ acts: [waiting], leavers: null });
  const button = (name: string) =>
    Array.from(root.querySelectorAll('button')).find(({ textContent }) => textContent === name);
  button('Undo')?.focus();
  button('Undo')?.click();
  await settled(async () => {
    model.acted.value = { acts: [callOff(waiting, 'undone', START)], leavers: null };
  });
  expect(document.activeElement?.textContent).toBe('Dismiss');
  button('Dismiss')?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 }));
  expect(asked()).toEqual([{ name: 'acts.undo', act: 'a' }]);
});
