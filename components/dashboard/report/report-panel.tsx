import { kept } from '../kept.ts';
import type { PanelProps } from '../panels.tsx';
import { Loading } from './loading.tsx';
import { createReportModel, type ReportModel } from './model.ts';
import { PeriodForm } from './period-form.tsx';
import { Result } from './result.tsx';

/** A usage report of any size: chosen, loaded, summed up, looked through and saved. */
export function ReportPanel({ model, connection }: PanelProps) {
  const words = model.words.report;
  const report = kept(model, 'report', connection.id, () =>
    createReportModel(model, connection.id),
  );
  return (
    <>
      <h2>{words.title}</h2>
      <p>{words.about}</p>
      <PeriodForm words={words} report={report} now={model.now.peek()} />
      <Outcome model={model} connection={connection} report={report} />
    </>
  );
}

function Outcome({ model, connection, report }: PanelProps & { report: ReportModel }) {
  const words = model.words.report;
  const state = report.state.value;
  switch (state.kind) {
    case 'idle':
      return null;
    case 'loading':
      return <Loading words={words} progress={state} cancel={report.cancel} />;
    case 'loaded':
      return <Result model={model} connection={connection} report={report} loaded={state} />;
    case 'broken':
      return <p class="problem">{words.broken}</p>;
    case 'canceled':
      return <p>{words.canceled}</p>;
  }
}
