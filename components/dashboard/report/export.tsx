import { fileName } from '#lib/export/file.ts';
import type { ReportWords } from '#lib/words/en/report.ts';
import { download } from '../../shared/download.ts';
import type { PanelProps } from '../panels.tsx';
import type { Exports } from './exports.ts';
import type { ReportModel } from './model.ts';

interface ExportProps extends PanelProps {
  report: ReportModel;
  rows: number;
}

/** Saves the rows. Without a word from the person nothing in the file tells who it was. */
export function Export({ model, connection, report, rows }: ExportProps) {
  const words = model.words.report;
  const { exports } = report;
  const { from, to } = report.loadedPeriod.value;
  const writing = exports.writing.value;
  const save = (kind: 'csv' | 'json') =>
    exports.save(kind, ({ as, file, rows: written, personal }) => {
      // Which of the files may be handed on is seen without opening them.
      const whose = personal ? 'personal-data' : '';
      download(fileName(['report', connection.name, from, to, whose], as), file);
      model.status.value = words.saved(written, personal);
    });
  const isEmpty = exports.chosen.value.length === 0;
  return (
    <section>
      <h3>{words.exportTitle}</h3>
      <label class="check">
        <input
          type="checkbox"
          checked={exports.personal.value}
          aria-describedby="report-personal"
          onChange={(event) => {
            exports.personal.value = event.currentTarget.checked;
          }}
        />
        {words.personal}
      </label>
      <p class="hint" id="report-personal">
        {words.personalHint}
      </p>
      <PersonalColumns words={words} exports={exports} />
      {isEmpty && <p>{words.nothingToExport}</p>}
      {writing ? (
        <div class="reading" aria-busy="true">
          <p>{words.writing(writing.rows, rows)}</p>
          <progress aria-label={words.exportTitle} value={writing.rows} max={rows} />
          <button type="button" class="second" onClick={exports.stop}>
            {words.stopExport}
          </button>
        </div>
      ) : (
        <div class="actions">
          <button type="button" class="second" disabled={isEmpty} onClick={() => save('csv')}>
            {words.exportCsv}
          </button>
          <button type="button" class="second" disabled={isEmpty} onClick={() => save('json')}>
            {words.exportJson}
          </button>
        </div>
      )}
    </section>
  );
}

/** Which columns are left out, for the admin to see and to know better. */
function PersonalColumns({ words, exports }: { words: ReportWords; exports: Exports }) {
  const personal = exports.personalColumns.value;
  return (
    <details>
      <summary>{words.personalColumns(personal.size)}</summary>
      <p class="hint">{words.personalColumnsHint}</p>
      <div class="columns">
        {exports.columns.value.map(({ name }, at) => (
          <label key={name} class="check">
            <input
              type="checkbox"
              checked={personal.has(at)}
              onChange={(event) => exports.setPersonal(at, event.currentTarget.checked)}
            />
            {name}
          </label>
        ))}
      </div>
    </details>
  );
}
