import type { ChannelServers } from '#lib/platform/serve-channels.ts';
import { startOfDays } from '#lib/usage/denials-summary.ts';
import { localDay } from '#lib/usage/denied-today.ts';
import { DENIALS_SHOWN_PAGES } from '#lib/vault/limits.ts';
import { type ClientFor, clientForPerson } from './client-for.ts';
import type { Services } from './services.ts';

/** Denials in one message to the page. */
const ROWS = 1_000;
const DAY_MS = 24 * 60 * 60_000;

/** Reads the denials of some days for the page that asked, and keeps nothing of them. */
export function denialsServer(services: Services, clientFor: ClientFor): ChannelServers['denials'] {
  return async ({ id, days }, channel) => {
    const found = await clientForPerson(services, clientFor, id);
    if (found.kind !== 'client') return channel.send(found);

    const start = startOfDays(services.now(), days);
    // Whose midnight the vault means is unpublished, so a day more is asked for.
    const from = localDay(start - DAY_MS / 2);
    const answer = await found.client.denials(from, DENIALS_SHOWN_PAGES, channel.signal);
    if (!answer.ok) return channel.send({ kind: 'failed', failure: answer.failure });
    const { denials, ...rest } = answer.value;
    const wanted = denials.filter(({ at }) => at >= start);
    for (let row = 0; row < wanted.length; row += ROWS) {
      await channel.deliver({ kind: 'rows', denials: wanted.slice(row, row + ROWS) });
    }
    channel.send({ kind: 'end', ...rest });
  };
}
