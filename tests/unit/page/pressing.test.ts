// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Pressing, watchPressing } from '#components/page/pressing.ts';
import { type Recognized, recognize } from '#lib/page/recognize.ts';

let recognized: Recognized | null;
let pressing: Pressing;
let ending: AbortController;
let now: number;

beforeEach(() => {
  recognized = null;
  now = 0;
  ending = new AbortController();
  pressing = watchPressing(
    () => recognized,
    () => now,
    ending.signal,
  );
});
afterEach(() => ending.abort());

function press(html: string, isTrusted = true): void {
  document.body.innerHTML = html;
  pressIn('button', isTrusted);
}
function pressIn(selector: string, isTrusted = true): void {
  const event = new MouseEvent('click', { bubbles: true, composed: true });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  document.querySelector(selector)?.dispatchEvent(event);
}
const told = () => ({ surely: pressing.isExpecting(), maybe: pressing.mayExpect() });

describe('after a press on a page that is not recognized, a token', () => {
  it.each([
    ['トークンを生成', true],
    ['Nouveau jeton', true],
    ['<span>Issue an access token</span>', true],
    ['Issue another secret', false],
    ['Save', false],
    [`${'x'.repeat(80)} Token`, false],
  ])('may come of a button that says so: %s', (label, maybe) => {
    press(`<button>${label}</button>`);
    expect(told()).toEqual({ surely: false, maybe });
  });

  it('is not expected where a script pressed', () => {
    press('<button>Neues Token</button>', false);
    expect(told()).toEqual({ surely: false, maybe: false });
  });

  it('is expected in a dialog that has an address of its own', () => {
    press('<button>Neues Token</button>');
    location.hash = '#new-token';
    expect(told()).toEqual({ surely: false, maybe: true });
  });

  it('is not expected on another page of the site', () => {
    press('<button>Neues Token</button>');
    location.hash = '#elsewhere';
    document.body.innerHTML = '<button>Copy</button>';
    expect(told()).toEqual({ surely: false, maybe: false });
  });

  it('is not expected for longer than a person reads a question', () => {
    press('<button>Neues Token</button>');
    now = 5 * 60_000;
    expect(told()).toEqual({ surely: false, maybe: false });
  });
});

it('on a page that is recognized, its own button decides and no other', () => {
  document.body.innerHTML =
    '<h2>License Vault API</h2><a href="#">API specification</a>' +
    '<h2>API access token</h2><button id="maker">Generate token</button>' +
    '<h2>Agents</h2><button id="other">Generate agent token</button>';
  ({ recognized } = recognize(document));
  pressIn('#other');
  expect(told()).toEqual({ surely: false, maybe: false });
  pressIn('#maker');
  expect(told()).toEqual({ surely: true, maybe: false });
});
