// @vitest-environment happy-dom
import { render } from 'preact';
import { act as settled } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TypedConfirm } from '#components/dashboard/acts/typed-confirm.tsx';
import { firstClick } from '#components/shared/first-click.ts';
import { actsWords } from '#lib/words/en/acts.ts';
import { createFormats } from '#lib/words/formats.ts';

const words = actsWords(createFormats('en-US', 'UTC'));
let root: HTMLElement;

beforeEach(() => {
  root = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  vi.unstubAllGlobals();
  render(null, root);
  root.remove();
});

it.each([
  ['a click', [1], 1],
  ['a key', [0], 1],
  ['a double click', [1, 2], 1],
  ['a triple click', [1, 2, 3], 1],
  ['two clicks in two places', [1, 1], 2],
])('%s is acted on as often as it was meant', (_what, details, times) => {
  const acted = vi.fn();
  settled(() =>
    render(
      <button type="button" onClick={firstClick(acted)}>
        Revoke
      </button>,
      root,
    ),
  );
  const button = root.querySelector('button');
  for (const detail of details) {
    button?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail }));
  }
  expect(acted).toHaveBeenCalledTimes(times);
});

/** The question about CLion with its name typed, and a way to press its button. */
async function typedConfirm(onConfirm: () => Promise<void>): Promise<() => Promise<void>> {
  settled(() =>
    render(
      <TypedConfirm
        words={words}
        name="CLion"
        action="Disconnect"
        onConfirm={onConfirm}
        onClose={() => undefined}
      >
        {null}
      </TypedConfirm>,
      root,
    ),
  );
  const field = root.querySelector('input');
  if (!field) throw new Error('No field');
  await settled(async () => {
    field.value = 'CLion';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  return () =>
    settled(async () => {
      root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    });
}

it('a confirmation that is sent twice before it is answered is passed on once, and again later', async () => {
  const answers: (() => void)[] = [];
  const onConfirm = vi.fn(() => new Promise<void>((resolve) => answers.push(resolve)));
  const submit = await typedConfirm(onConfirm);
  await submit();
  await submit();
  expect(onConfirm).toHaveBeenCalledTimes(1);
  // Something stood in the way, and the person tries again.
  await settled(async () => answers.shift()?.());
  await submit();
  expect(onConfirm).toHaveBeenCalledTimes(2);
});

it('a confirmation that breaks is reported, and can be tried again', async () => {
  const broken = new Error('broken');
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  const onConfirm = vi.fn(() => Promise.reject(broken));
  const submit = await typedConfirm(onConfirm);
  await submit();
  expect(reported).toHaveBeenCalledWith(broken);
  await submit();
  expect(onConfirm).toHaveBeenCalledTimes(2);
});
