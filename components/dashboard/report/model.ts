import { signal } from '@preact/signals';
import type { Problem } from '#lib/protocol/commands.ts';
import type { ReportNews } from '#lib/protocol/report.ts';
import type { FromWorker, ReportSummary } from '#lib/report/messages.ts';
import type { ReportProblem } from '#lib/report/problem.ts';
import { presetPeriod } from '#lib/usage/periods.ts';
import type { Failure } from '#lib/vault/failure.ts';
import type { Period } from '#lib/vault/records.ts';
import type { DashboardModel } from '../model.ts';
import { createExports } from './exports.ts';

/** Why a report is not complete. */
export type Shortfall =
  | { kind: 'failed'; failure: Failure }
  | { kind: 'problem'; problem: Problem }
  | { kind: 'unreadable'; problem: ReportProblem }
  | { kind: 'gone' };

export interface Progress {
  rows: number;
  bytes: number;
  ms: number;
}

export type ReportState =
  | { kind: 'idle' }
  | ({ kind: 'loading' } & Progress)
  /** `shortfall` null: it is complete. */
  | ({ kind: 'loaded'; summary: ReportSummary; shortfall: Shortfall | null } & Progress)
  /** The worker has broken down. */
  | { kind: 'broken' }
  | { kind: 'canceled' };

/** How often a person sees the numbers of a report that is coming in. */
const PROGRESS_MS = 250;
/** How often they see that time passes, while nothing comes in. */
const TICK_MS = 1_000;

export type ReportModel = ReturnType<typeof createReportModel>;

/** One report of one vault, in a worker of this page. */
export function createReportModel(
  {
    ask,
    openChannel,
    startReportWorker,
    now,
  }: Pick<DashboardModel, 'ask' | 'openChannel' | 'startReportWorker' | 'now'>,
  id: string,
) {
  /** What the form says. */
  const period = signal<Period>(presetPeriod('month', now.peek()));
  /** What the report is about that is being loaded, or was. */
  const loadedPeriod = signal<Period>(period.peek());
  const state = signal<ReportState>({ kind: 'idle' });
  /** The rows that were asked for last. */
  const rows = signal<{ from: number; rows: string[][] }>({ from: 0, rows: [] });
  /** What was last counted. */
  const column = signal<Extract<FromWorker, { kind: 'column' }> | null>(null);
  const exports = createExports();
  let end: () => void = () => undefined;
  let say: ReturnType<typeof startReportWorker>['say'] = () => undefined;

  function load(wanted: Period) {
    end();
    loadedPeriod.value = wanted;
    const start = performance.now();
    const progress: Progress = { rows: 0, bytes: 0, ms: 0 };
    let told = 0;
    let shortfall: Shortfall | null = null;
    let reading = true;
    let live = true;
    state.value = { kind: 'loading', ...progress };
    rows.value = { from: 0, rows: [] };
    column.value = null;
    exports.forget();

    // A vault that takes its time says nothing meanwhile.
    const ticking = setInterval(tell, TICK_MS);

    function tell() {
      progress.ms = performance.now() - start;
      if (progress.ms - told < PROGRESS_MS) return;
      told = progress.ms;
      state.value = { kind: 'loading', ...progress };
    }

    /** A help for the search of users and no more: whether it works is nothing to say. */
    function remember(names: string[]) {
      if (names.length > 0) void ask<'users.seen'>({ name: 'users.seen', vault: id, names });
    }

    /** No more will come. What the worker has is summed up. */
    function finish(why: Shortfall | null) {
      if (!reading) return;
      reading = false;
      clearInterval(ticking);
      shortfall = why;
      channel.close();
      worker.say({ kind: 'end', complete: why === null });
    }

    function hear(news: ReportNews) {
      if (news.kind === 'open') worker.say({ kind: 'open', shape: news });
      else if (news.kind === 'piece') {
        progress.bytes += news.bytes;
        worker.say(news);
      } else finish(news.kind === 'end' ? null : news);
    }

    function onSaid(message: FromWorker) {
      // What a worker said before it was ended may arrive after it.
      if (!live) return;
      switch (message.kind) {
        case 'taken':
          progress.rows = message.rows;
          // The worker sets the pace: what it has not taken in, the vault is not asked for.
          channel.taken();
          if (reading) tell();
          break;
        case 'problem':
          if (reading) finish({ kind: 'unreadable', problem: message.problem });
          else shortfall ??= { kind: 'unreadable', problem: message.problem };
          break;
        case 'ready':
          progress.ms = performance.now() - start;
          // The last rows, or all of a small report, are read at its end.
          progress.rows = message.summary.rows;
          exports.choose(message.summary.columns);
          remember(message.summary.names);
          state.value = { kind: 'loaded', summary: message.summary, shortfall, ...progress };
          break;
        case 'window':
          rows.value = message;
          break;
        case 'column':
          column.value = message;
          break;
        default:
          exports.onSaid(message);
      }
    }

    const worker = startReportWorker({
      onSaid,
      onBroken() {
        if (!live) return;
        end();
        state.value = { kind: 'broken' };
      },
    });
    const channel = openChannel(
      'report',
      { id, period: wanted },
      { onNews: hear, onGone: () => finish({ kind: 'gone' }) },
    );
    say = worker.say;
    exports.connect(worker.say);
    end = () => {
      live = false;
      reading = false;
      clearInterval(ticking);
      channel.close();
      worker.end();
      say = () => undefined;
      end = () => undefined;
    };
  }

  return {
    period,
    loadedPeriod,
    state,
    rows,
    column,
    exports,
    load,
    cancel() {
      end();
      state.value = { kind: 'canceled' };
    },
    /** Asks for rows to show. */
    show: (from: number, count: number) => say({ kind: 'window', from, count }),
    /** Asks for what a column holds. */
    count: (wanted: number) => say({ kind: 'column', column: wanted }),
    end: () => end(),
  };
}
