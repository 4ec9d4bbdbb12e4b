import { signal } from '@preact/signals';
import type { Problem } from '#lib/protocol/commands.ts';
import type { DenialDays } from '#lib/protocol/denials.ts';
import type { Failure } from '#lib/vault/failure.ts';
import type { Denial, Denials } from '#lib/vault/readings.ts';
import type { DashboardModel } from '../model.ts';

export type DenialsState =
  | { kind: 'idle' }
  | { kind: 'reading' }
  | ({
      kind: 'read';
      /** Epoch milliseconds. */
      at: number;
    } & Denials)
  | { kind: 'failed'; failure: Failure }
  | { kind: 'problem'; problem: Problem }
  | { kind: 'gone' }
  | { kind: 'canceled' };

export type DenialsModel = ReturnType<typeof createDenialsModel>;

/** The denials of one vault, in this page's memory and nowhere else. */
export function createDenialsModel(
  { openChannel, now }: Pick<DashboardModel, 'openChannel' | 'now'>,
  id: string,
) {
  const days = signal<DenialDays>(1);
  const state = signal<DenialsState>({ kind: 'idle' });
  /** Hosts and addresses are shown; off whenever the page is opened. */
  const places = signal(false);
  const personal = signal(false);
  let stop: () => void = () => undefined;

  function read(wanted: DenialDays) {
    stop();
    days.value = wanted;
    state.value = { kind: 'reading' };
    const denials: Denial[] = [];
    const end = (last: DenialsState) => {
      channel.close();
      state.value = last;
    };
    const channel = openChannel(
      'denials',
      { id, days: wanted },
      {
        onNews(news) {
          if (news.kind === 'rows') {
            denials.push(...news.denials);
            channel.taken();
          } else if (news.kind === 'end') {
            const { kind: _end, ...rest } = news;
            end({ kind: 'read', at: now.peek(), denials, ...rest });
          } else end(news);
        },
        onGone: () => end({ kind: 'gone' }),
      },
    );
    stop = channel.close;
  }

  return {
    days,
    state,
    places,
    personal,
    read,
    cancel() {
      stop();
      state.value = { kind: 'canceled' };
    },
    end() {
      stop();
    },
  };
}
