// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { readSecret } from '#lib/page/read-secret.ts';

const TOKEN = 'q7Zx4Lw9Tb2Rv6Np8Jd3Hf5Gs1Km0YcA';
const JWT = `eyJhbGciOiJIUzI1NiJ9.${'a1B2'.repeat(60)}.c2ln-bmF0dXJl_`;

function read(html: string, fill?: (root: Element) => void) {
  const root = document.createElement('div');
  root.innerHTML = html;
  fill?.(root);
  return readSecret(root);
}

it.each([
  ['a field', `<p>Copy it now.</p><input readonly value="${TOKEN}"><button>Copy</button>`, TOKEN],
  ['code', `<p>Your token:</p><code>${TOKEN}</code>`, TOKEN],
  ['a block with line ends around it', `<pre>\n${TOKEN}\n</pre>`, TOKEN],
  ['pieces', `<code>${TOKEN.slice(0, 9)}<wbr>${TOKEN.slice(9)}</code>`, TOKEN],
  [
    'running text',
    `<p>Copy the token now. You will not be able to see it again.</p><p>${TOKEN}</p>`,
    TOKEN,
  ],
  ['one sentence', `<p>Your new token is ${TOKEN} and is shown once.</p>`, TOKEN],
  ['a long JWT', `<textarea>${JWT}</textarea>`, JWT],
  ['the same twice', `<code>${TOKEN}</code><input value="${TOKEN}">`, TOKEN],
  [
    'beside an address',
    `<input value="https://acme.fls.jetbrains.com"><input value="${TOKEN}">`,
    TOKEN,
  ],
  ['beside a mail address', `<p>administrator@company.example ${TOKEN}</p>`, TOKEN],
  ['beside a date', `<p>2026-11-24T10:00:00.000Z ${TOKEN}</p>`, TOKEN],
])('reads a token from %s', (_where, html, token) => {
  expect(read(html)).toEqual({ token });
});

it('reads the value that a field has now, not the one it was written with', () => {
  const secret = read('<input value="old-value-of-the-field-1">', (root) => {
    const field = root.querySelector('input');
    if (field) field.value = TOKEN;
  });
  expect(secret).toEqual({ token: TOKEN });
});

it.each([
  ['nothing', '<p>Your token</p>', 'none'],
  ['dots in place of it', '<input value="••••••••••••••••••••••••">', 'none'],
  ['a short code', '<code>123456</code>', 'none'],
  ['an address only', '<input value="https://acme.fls.jetbrains.com/api">', 'none'],
  ['a long word', '<p>Internationalization administration</p>', 'none'],
  ['a name on a button', `<button>${TOKEN}</button>`, 'none'],
  ['two secrets', `<code>${TOKEN}</code><code>${TOKEN}x</code>`, 'several'],
])('takes no token from %s', (_what, html, no) => {
  expect(read(html)).toEqual({ no });
});

it.each([
  [
    'groups of one length',
    `<div>${(TOKEN.match(/.{1,8}/g) ?? []).map((group) => `<span>${group}</span>`).join('')}</div>`,
  ],
  [
    'a sentence, broken for the eye',
    `<p>Your new token: <span>${TOKEN.slice(0, 10)}<wbr>${TOKEN.slice(10)}<wbr></span></p>`,
  ],
  ['font elements of a translator', `<p><font><font>${TOKEN}</font></font></p>`],
  [
    'beside the number of a request',
    `<p>Request ID: <small>7f3c9a1e-5b8d-4f60-a2c4-e6b8d0f1a3c5</small></p><p>Token: <b>${TOKEN}</b></p>`,
  ],
  [
    'beside an example with it',
    `<pre>${TOKEN}</pre><pre>curl -H "Authorization: Bearer ${TOKEN}" https://acme.example/x</pre>`,
  ],
])('reads a token from %s', (_where, html) => {
  expect(read(html)).toEqual({ token: TOKEN });
});

it('does not join what are two things', () => {
  expect(read(`<div><span>Token</span><span>${TOKEN}</span></div>`)).toEqual({ token: TOKEN });
});

it('does not choose between two that are called nothing', () => {
  expect(read(`<p>${TOKEN}</p><p>${TOKEN.toLowerCase()}</p>`)).toEqual({ no: 'several' });
});
