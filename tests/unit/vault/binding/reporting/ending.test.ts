import { describe, expect, it } from 'vitest';
import type { Access } from '#lib/vault/http.ts';
import { createBoundLab } from '../bound-lab.ts';
import { csv, csvReport, drain, january, opened } from './report-lab.ts';

describe('a report ends', () => {
  const slow = (limits: Partial<NonNullable<Access['limits']>>) => ({
    limits: { headersMs: 5_000, idleMs: 5_000, reportMs: 5_000, ...limits },
  });
  const aborted = (request: Request) =>
    new Promise<never>((_, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason));
    });
  /** Gives a few bytes, and then no more. */
  const stalled = () =>
    new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array([65])) });

  it('when its headers never come', async () => {
    const hang: Request[] = [];
    const lab = createBoundLab(
      csvReport,
      (_line, request) => {
        hang.push(request);
        return aborted(request);
      },
      slow({ headersMs: 30 }),
    );
    expect(await lab.client.report(january)).toEqual({
      ok: false,
      failure: { kind: 'timeout', limitMs: 30 },
    });
    expect(hang).toHaveLength(1);
  });

  it('when no byte comes for too long', async () => {
    const source = await opened(
      createBoundLab(csvReport, () => csv(stalled()), slow({ idleMs: 30 })),
    );
    expect(await drain(source)).toMatchObject({
      documents: ['A'],
      failure: { kind: 'timeout', limitMs: 30 },
    });
    expect(await source.next()).toMatchObject({ ok: false, failure: { kind: 'timeout' } });
  });

  it('when all of it takes too long', async () => {
    const source = await opened(
      createBoundLab(csvReport, () => csv(stalled()), slow({ reportMs: 30 })),
    );
    expect(await drain(source)).toMatchObject({ failure: { kind: 'timeout', limitMs: 30 } });
  });

  it('when it is larger than allowed', async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(400)),
    });
    const source = await opened(
      createBoundLab(csvReport, () => csv(endless), slow({ reportBytes: 1000 })),
    );
    const { pieces, failure } = await drain(source);
    expect(failure).toEqual({ kind: 'too-large', limitBytes: 1000 });
    expect(pieces).toBe(2);
  });

  it('when the line breaks', async () => {
    const broken = new ReadableStream({
      pull: (controller) => controller.error(new TypeError('network')),
    });
    const source = await opened(createBoundLab(csvReport, () => csv(broken)));
    expect(await drain(source)).toMatchObject({ failure: { kind: 'unreachable' } });
  });

  it('when the caller gives up, with the caller’s own reason', async () => {
    const giveUp = new AbortController();
    const source = await opened(
      createBoundLab(csvReport, () => csv(stalled())),
      giveUp.signal,
    );
    await source.next();
    const next = source.next();
    giveUp.abort(new Error('enough'));
    await expect(next).rejects.toThrow('enough');
  });
});
