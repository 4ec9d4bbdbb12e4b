import { toCsv } from '#lib/export/csv.ts';
import { type FileKind, fileName, toFile } from '#lib/export/file.ts';
import { toJson } from '#lib/export/json.ts';
import { denialsTable } from '#lib/usage/denials-export.ts';
import { localDay } from '#lib/usage/denied-today.ts';
import { download } from '../../shared/download.ts';
import type { PanelProps } from '../panels.tsx';
import type { DenialsModel, DenialsState } from './model.ts';

interface ExportProps extends PanelProps {
  denials: DenialsModel;
  read: Extract<DenialsState, { kind: 'read' }>;
}

/** Saves what was read. Without a word from the person nothing in the file tells who it was. */
export function Export({ model, connection, denials: { personal }, read }: ExportProps) {
  const words = model.words.denials;
  function save(kind: FileKind) {
    const { columns, rows } = denialsTable(read.denials, personal.value);
    const text = kind === 'csv' ? toCsv(columns, rows) : toJson(columns, rows);
    download(fileName(['denials', connection.name, localDay(read.at)], kind), toFile(kind, [text]));
    model.status.value = words.saved(rows.length, personal.value);
  }
  return (
    <section>
      <h3>{words.exportTitle}</h3>
      <label class="check">
        <input
          type="checkbox"
          checked={personal.value}
          aria-describedby="denials-personal"
          onChange={(event) => {
            personal.value = event.currentTarget.checked;
          }}
        />
        {words.personal}
      </label>
      <p class="hint" id="denials-personal">
        {words.personalHint}
      </p>
      <div class="actions">
        <button type="button" class="second" onClick={() => save('csv')}>
          {words.exportCsv}
        </button>
        <button type="button" class="second" onClick={() => save('json')}>
          {words.exportJson}
        </button>
      </div>
    </section>
  );
}
