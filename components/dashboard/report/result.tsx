import { useEffect } from 'preact/hooks';
import type { PanelProps } from '../panels.tsx';
import { Trouble } from '../trouble.tsx';
import { Export } from './export.tsx';
import type { ReportModel, ReportState, Shortfall } from './model.ts';
import { RowsTable } from './rows-table.tsx';
import { Summary } from './summary.tsx';

interface ResultProps extends PanelProps {
  report: ReportModel;
  loaded: Extract<ReportState, { kind: 'loaded' }>;
}

/** What has come of a report, whole or not. */
export function Result({ model, connection, report, loaded }: ResultProps) {
  const words = model.words.report;
  const { summary, shortfall, rows, bytes, ms } = loaded;
  useEffect(() => {
    if (!shortfall) model.heard.value = words.loadedHeard(rows);
  }, [model, words, shortfall, rows]);
  return (
    <>
      {shortfall && (
        <Missing
          model={model}
          connection={connection}
          report={report}
          shortfall={shortfall}
          rows={rows}
        />
      )}
      {!shortfall && rows === 0 && <p>{words.empty}</p>}
      {rows > 0 && (
        <>
          {!shortfall && (
            <p class="total">
              <b>{words.loaded(rows, bytes, ms)}</b>{' '}
              <span class="muted">{words.days(report.loadedPeriod.value)}</span>
            </p>
          )}
          <Summary words={words} report={report} summary={summary} />
          <RowsTable words={words} report={report} summary={summary} />
          <Export model={model} connection={connection} report={report} rows={rows} />
        </>
      )}
    </>
  );
}

interface MissingProps extends PanelProps {
  report: ReportModel;
  shortfall: Shortfall;
  rows: number;
}

/** Why a report is not complete, and what there is all the same. */
function Missing({ model, connection, report, shortfall, rows }: MissingProps) {
  const words = model.words.report;
  const kept = rows > 0 ? words.kept(rows) : '';
  const again = () => report.load(report.period.value);
  if (shortfall.kind === 'failed') {
    return (
      <Trouble
        model={model}
        connection={connection}
        failure={shortfall.failure}
        kept={kept}
        onRetry={again}
      />
    );
  }
  const happened = {
    problem: () => shortfall.kind === 'problem' && model.words.problem(shortfall.problem),
    unreadable: () => shortfall.kind === 'unreadable' && words.unreadable(shortfall.problem),
    gone: () => words.gone(rows),
  }[shortfall.kind]();
  return (
    <div class="problem" role="alert">
      <p>
        <b>{happened}</b> {kept}
      </p>
      {shortfall.kind === 'gone' && (
        <button type="button" class="second" onClick={again}>
          {model.words.nextStep.retry}
        </button>
      )}
    </div>
  );
}
