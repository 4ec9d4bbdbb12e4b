import type { ChannelServers } from '#lib/platform/serve-channels.ts';
import { createPieces } from '#lib/report/pieces.ts';
import { type ClientFor, clientForPerson } from './client-for.ts';
import type { Services } from './services.ts';

/**
 * Hands a usage report on to the page that asked for it, as it comes and no faster than the page
 * takes it. Nothing of it is kept, and never more than a few pieces of it are here.
 */
export function reportServer(services: Services, clientFor: ClientFor): ChannelServers['report'] {
  return async ({ id, period }, channel) => {
    const found = await clientForPerson(services, clientFor, id);
    if (found.kind !== 'client') return channel.send(found);
    const opened = await found.client.report(period, channel.signal);
    if (!opened.ok) return channel.send({ kind: 'failed', failure: opened.failure });
    const source = opened.value;
    const { format, rows, fields } = source;
    channel.send({ kind: 'open', format, rows, fields });
    const pieces = createPieces(services.now);
    try {
      for (;;) {
        const step = await source.next();
        const bytes = step.ok ? step.value : null;
        const ready = bytes ? pieces.add(bytes.bytes, bytes.document) : pieces.end();
        for (const piece of ready) await channel.deliver({ kind: 'piece', ...piece });
        if (!step.ok) return channel.send({ kind: 'failed', failure: step.failure });
        if (!bytes) return channel.send({ kind: 'end' });
      }
    } finally {
      // The page may have gone in the middle.
      source.cancel();
    }
  };
}
