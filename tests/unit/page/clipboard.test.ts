// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { copyText } from '#components/page/clipboard.ts';

const TOKEN = 'q7Zx4Lw9Tb2Rv6Np8Jd3Hf5Gs1Km0YcA';
let interfaceAllows: boolean;
let commandAllows: boolean;
let written: string[];
const heardByPage: string[] = [];

/** The browser's older command: it asks whoever listens what to copy. */
function command(): boolean {
  if (!commandAllows) return false;
  const clipboardData = new DataTransfer();
  const event = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  written.push(clipboardData.getData('text/plain'));
  return true;
}
const hear = () => heardByPage.push('copy');

beforeEach(() => {
  interfaceAllows = commandAllows = true;
  written = [];
  heardByPage.length = 0;
  document.execCommand = command;
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    if (!interfaceAllows) throw new DOMException('Write permission denied.', 'NotAllowedError');
    written.push(text);
  });
  document.addEventListener('copy', hear);
});
afterEach(() => {
  document.removeEventListener('copy', hear);
  Reflect.deleteProperty(document, 'featurePolicy');
});

it('writes by the interface where the page allows it', async () => {
  expect(await copyText(TOKEN)).toBe(true);
  expect(written).toEqual([TOKEN]);
});

it.each([
  ['the interface refuses', () => undefined],
  [
    'the page’s policy forbids it, without asking in vain',
    () => Object.assign(document, { featurePolicy: { allowsFeature: () => false } }),
  ],
])(
  'copies by the command where %s, and no listener of the page hears of it',
  async (_why, forbid) => {
    interfaceAllows = false;
    forbid();
    expect(await copyText(TOKEN)).toBe(true);
    expect(written).toEqual([TOKEN]);
    expect(heardByPage).toEqual([]);
    expect(document.querySelector('textarea, input')).toBeNull();
  },
);

it('says so where both refuse, and listens to nothing afterwards', async () => {
  interfaceAllows = commandAllows = false;
  expect(await copyText(TOKEN)).toBe(false);
  commandAllows = true;
  command();
  expect(written).toEqual(['']);
  expect(heardByPage).toEqual(['copy']);
});
