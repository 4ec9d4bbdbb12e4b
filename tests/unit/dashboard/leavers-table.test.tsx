// @vitest-environment happy-dom
import { render } from 'preact';
import { act as settled } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LeaversTable } from '#components/dashboard/leavers/leavers-table.tsx';
import type { LeaversRun } from '#lib/acts/leavers-run.ts';
import { changeItems, checkedRow, leftBehind, newRun } from '#lib/acts/leavers-steps.ts';
import { defaultSettings } from '#lib/storage/state.ts';
import { dashboardWords } from '#lib/words/en/dashboard.ts';
import { createFormats } from '#lib/words/formats.ts';
import { license } from '../acts/license.ts';

const START = Date.parse('2026-03-10T12:00:00Z');
const found = newRun('l', 'v', ['alice'], START);
const checked: LeaversRun = {
  ...found,
  rows: found.rows.map((row) =>
    checkedRow(row, { ok: true, value: [license({ product: 'GoLand' })] }),
  ),
};
/** Its background died while the request was under way. */
const interrupted = leftBehind(
  changeItems({ ...checked, phase: 'revoke' }, 0, [0], (item) => ({
    ...item,
    state: 'sending',
    sentAt: START,
    sentBy: 'revoke-one',
  })),
  START + 60_000,
);

let root: HTMLElement;
beforeEach(() => {
  root = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  render(null, root);
  root.remove();
});

function result(run: LeaversRun) {
  const words = dashboardWords(createFormats('en-US', 'UTC'));
  const model = { words, app: { value: { settings: defaultSettings } } };
  settled(() =>
    render(
      <LeaversTable
        model={model as never}
        leavers={{} as never}
        run={run}
        connection={{} as never}
      />,
      root,
    ),
  );
  return root.querySelector('td:last-child li')?.textContent;
}

it.each([
  ['as it was found', checked, 'GoLand: held'],
  [
    'in doubt, and about to be looked up',
    interrupted,
    'GoLand: no clear answer: it is being looked up',
  ],
  [
    'in doubt, though it was looked up',
    { ...interrupted, lookAt: null },
    'GoLand: not known: look in the vault',
  ],
])('a license that is %s', (_what, run, text) => {
  expect(result(run)).toBe(text);
});
