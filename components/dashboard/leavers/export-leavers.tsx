import { leaversTable } from '#lib/acts/leavers-table.ts';
import { toCsv } from '#lib/export/csv.ts';
import { fileName, toFile } from '#lib/export/file.ts';
import { localDay } from '#lib/usage/denied-today.ts';
import { download } from '../../shared/download.ts';
import type { RunProps } from './run.tsx';

/** Saves the evidence: what each person held, and what became of it. */
export function ExportLeavers({ model, connection, run }: RunProps) {
  const { leavers: words } = model.words;
  function save() {
    const { columns, rows } = leaversTable(run);
    const name = fileName([words.file, connection.name, localDay(run.startedAt)], 'csv');
    download(name, toFile('csv', [toCsv(columns, rows)]));
    model.status.value = words.saved(rows.length);
  }
  return (
    <button type="button" class="second" onClick={save}>
      {words.exportCsv}
    </button>
  );
}
