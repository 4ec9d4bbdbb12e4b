import { describe, expect, it } from 'vitest';
import { createBoundLab } from '../bound-lab.ts';
import { list } from './act.ts';

describe('the answer to an act', () => {
  const answered = async (response: () => Response | Promise<Response>) => {
    const lab = createBoundLab({ ...list, 'DELETE /users/{email}/licenses': {} }, response);
    return { outcome: await lab.client.revokeAll('alice@acme.test'), sent: lab.sent };
  };

  it.each([
    ['200', () => new Response('')],
    ['201', () => Response.json({ data: { id: 'A-1' } }, { status: 201 })],
    ['204', () => new Response(null, { status: 204 })],
    ['a text', () => new Response('revoked')],
  ])('is a success with %s', async (_what, response) => {
    const { outcome } = await answered(response);
    expect(outcome).toEqual({ ok: true, value: null });
  });

  it.each<[string, () => Response | Promise<Response>, object]>([
    [
      'a log-in page',
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      { kind: 'not-a-vault', found: 'page' },
    ],
    ['202', () => new Response('', { status: 202 }), { kind: 'not-confirmed' }],
    ['200 and no', () => Response.json({ success: false }), { kind: 'not-confirmed' }],
    ['200 and no, called text', () => new Response('{"ok":false}'), { kind: 'not-confirmed' }],
    [
      'more than can be read',
      () => new Response(`"${'x'.repeat(2 * 1024 * 1024)}"`),
      { kind: 'too-large', limitBytes: 2 * 1024 * 1024 },
    ],
    ['404', () => new Response('', { status: 404 }), { kind: 'not-found' }],
    ['403', () => new Response('', { status: 403 }), { kind: 'not-permitted' }],
    ['409', () => new Response('', { status: 409 }), { kind: 'server-error', status: 409 }],
    ['500', () => new Response('', { status: 500 }), { kind: 'server-error', status: 500 }],
    ['a broken line', () => Promise.reject(new TypeError('Failed')), { kind: 'unreachable' }],
  ])('is a failure with %s, and nothing is sent twice', async (_what, response, failure) => {
    const { outcome, sent } = await answered(response);
    expect(outcome).toEqual({ ok: false, failure });
    expect(sent).toHaveLength(1);
  });
});
