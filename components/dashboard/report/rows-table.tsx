import { useSignal } from '@preact/signals';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { ReportSummary } from '#lib/report/messages.ts';
import type { ReportWords } from '#lib/words/en/report.ts';
import type { ReportModel } from './model.ts';
import {
  type Position,
  rowsOfKey,
  scrolled,
  scrollRange,
  topmost,
  toRow,
  VISIBLE,
} from './scroll.ts';

/** Rows asked for besides those in sight, before and after them: a short way shows no gap. */
const SPARE = 24;

interface RowsTableProps {
  words: ReportWords;
  report: ReportModel;
  summary: ReportSummary;
}

/** All rows to scroll through, though only those in sight exist. */
export function RowsTable({ words, report, summary: { columns, rows: total } }: RowsTableProps) {
  const viewport = useRef<HTMLElement>(null);
  const position = useSignal<Position>(topmost);
  const keysId = useId();
  const first = Math.round(position.value.top);
  const last = Math.min(first + VISIBLE, total);

  useEffect(() => {
    report.show(Math.max(0, first - SPARE), VISIBLE + 2 * SPARE);
  }, [report, first]);
  // The bar stands where the rows are: after a key, and after a way that was not the bar's own.
  useLayoutEffect(() => {
    const element = viewport.current;
    if (element) element.scrollTop = position.value.scrollTop;
  }, [position.value.scrollTop]);

  function go(row: number) {
    position.value = toRow(row, total);
  }
  function onKey(event: KeyboardEvent) {
    const way = rowsOfKey(event.key);
    if (way === null || event.altKey || event.metaKey) return;
    event.preventDefault();
    go(first + way);
  }
  return (
    <section>
      <h3>{words.table}</h3>
      <section
        ref={viewport}
        class="rows"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label={words.table}
        aria-describedby={keysId}
        onKeyDown={onKey}
        onScroll={(event) => {
          position.value = scrolled(position.value, event.currentTarget.scrollTop, total);
        }}
        onScrollEnd={() => go(first)}
      >
        <div class="sheet">
          <table aria-rowcount={total + 1} aria-colcount={columns.length + 1}>
            <thead>
              <tr aria-rowindex={1}>
                <th scope="col">{words.columns.number}</th>
                {columns.map(({ name }) => (
                  <th key={name} scope="col" title={name}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: last - first }, (_, at) => (
                <Row
                  key={first + at}
                  words={words}
                  number={first + at}
                  cells={report.rows.value.rows[first + at - report.rows.value.from]}
                  columns={columns.length}
                />
              ))}
            </tbody>
          </table>
        </div>
        <div class="beyond" style={{ height: `${scrollRange(total)}px` }} />
      </section>
      <p class="hint" id={keysId}>
        {words.shown(first + 1, last, total)} · {words.keys}
      </p>
    </section>
  );
}

interface RowProps {
  words: ReportWords;
  /** From 0. */
  number: number;
  /** Undefined while it is on its way. */
  cells: readonly string[] | undefined;
  columns: number;
}

function Row({ words, number, cells, columns }: RowProps) {
  return (
    <tr aria-rowindex={number + 2} aria-busy={cells === undefined}>
      <th scope="row">{words.number(number + 1)}</th>
      {Array.from({ length: columns }, (_, at) => (
        <td key={at} title={cells?.[at]}>
          {cells?.[at]}
        </td>
      ))}
    </tr>
  );
}
