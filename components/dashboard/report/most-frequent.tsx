import { useId } from 'preact/hooks';
import type { ReportSummary } from '#lib/report/messages.ts';
import type { ReportWords } from '#lib/words/en/report.ts';
import { TallyTable } from '../tally-table.tsx';
import type { ReportModel } from './model.ts';

interface MostFrequentProps {
  words: ReportWords;
  report: ReportModel;
  summary: ReportSummary;
}

/** What any one column holds, whether or not somebody has told what it means. */
export function MostFrequent({ words, report, summary: { columns, rows } }: MostFrequentProps) {
  const id = useId();
  const asked = report.column.value;
  const found = asked?.summary;
  return (
    <details>
      <summary>{words.most}</summary>
      <div class="field">
        <label for={id}>{words.mostOf}</label>
        <select
          id={id}
          value={asked?.column ?? ''}
          onChange={(event) => report.count(Number(event.currentTarget.value))}
        >
          <option value="" disabled hidden />
          {columns.map(({ name }, at) => (
            <option key={name} value={at}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {asked && !found && <p>{words.tooMany}</p>}
      {found && (
        <>
          <TallyTable
            title={columns[found.column]?.name ?? ''}
            columns={{ ...words.columns, name: columns[found.column]?.name ?? '' }}
            rows={found.top}
            unknown={words.unknown}
            total={rows}
            number={words.number}
            share={words.share}
            showAll={words.showAll}
          />
          <p class="hint">
            {words.counted(found.different)}
            {found.nothing > 0 && ` · ${words.nothing(found.nothing)}`}
          </p>
        </>
      )}
    </details>
  );
}
