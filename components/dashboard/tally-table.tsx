import { useSignal } from '@preact/signals';

/** Rows shown before a person asks for all. */
const FEW = 10;
/** More than this many rows help nobody, and slow the page down: an export has them all. */
const MANY = 1_000;

interface TallyTableProps {
  title: string;
  columns: { name: string; count: string; share: string };
  rows: readonly { name: string | null; count: number }[];
  /** What stands for a name that the vault did not tell. */
  unknown: string;
  /** All that the counts are a share of. */
  total: number;
  number: (value: number) => string;
  share: (ratio: number) => string;
  showAll: (count: number) => string;
}

/** How often each name occurs, most first, with its share as a number and as a bar. */
export function TallyTable({ title, columns, rows, unknown, total, ...words }: TallyTableProps) {
  const all = useSignal(false);
  const shown = rows.slice(0, all.value ? MANY : FEW);
  return (
    <section>
      <table class="tally">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col" class="number">
              {columns.count}
            </th>
            <th scope="col" class="number">
              {columns.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, count }) => (
            <tr key={name ?? ''}>
              <th scope="row" class={name === null ? 'muted' : undefined}>
                {name ?? unknown}
                <span class="bar" aria-hidden="true" style={{ '--share': count / total }} />
              </th>
              <td class="number">{words.number(count)}</td>
              <td class="number">{words.share(count / total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > FEW && !all.value && (
        <button
          type="button"
          class="second"
          onClick={() => {
            all.value = true;
          }}
        >
          {words.showAll(Math.min(rows.length, MANY))}
        </button>
      )}
    </section>
  );
}
