import { computed, signal } from '@preact/signals';
import type { ColumnName, FromWorker, ToWorker } from '#lib/report/messages.ts';
import { isPersonal } from '#lib/report/personal.ts';

type FileKind = 'csv' | 'json';

export interface Saved {
  as: FileKind;
  file: Blob;
  rows: number;
  personal: boolean;
}

/** What of a report is saved, and how far that is. */
export function createExports() {
  const columns = signal<ColumnName[]>([]);
  /** Numbers of the columns that count as personal. */
  const personalColumns = signal<ReadonlySet<number>>(new Set());
  const personal = signal(false);
  const writing = signal<{ as: FileKind; rows: number } | null>(null);
  const chosen = computed(() =>
    columns.value
      .map((_, at) => at)
      .filter((at) => personal.value || !personalColumns.value.has(at)),
  );
  let say: (message: ToWorker) => void = () => undefined;
  let onSaved: (saved: Pick<Saved, 'file' | 'rows'>) => void = () => undefined;

  return {
    columns,
    personalColumns,
    personal,
    writing,
    /** Numbers of the columns that a file would have now. */
    chosen,
    connect(to: typeof say) {
      say = to;
    },
    forget() {
      columns.value = [];
      writing.value = null;
    },
    /** A report has come, with these columns. */
    choose(found: ColumnName[]) {
      columns.value = found;
      personalColumns.value = new Set(
        found.flatMap(({ meaning }, at) => (isPersonal(meaning?.field ?? null) ? [at] : [])),
      );
    },
    setPersonal(column: number, isIt: boolean) {
      const others = [...personalColumns.value].filter((at) => at !== column);
      personalColumns.value = new Set(isIt ? [...others, column] : others);
    },
    /** @param then is called with the file, unless the export is stopped */
    save(as: FileKind, then: (saved: Saved) => void) {
      const withPersonal = personal.value;
      writing.value = { as, rows: 0 };
      onSaved = ({ file, rows }) => then({ as, file, rows, personal: withPersonal });
      say({ kind: 'export', as, columns: chosen.value });
    },
    stop() {
      writing.value = null;
      say({ kind: 'stop-export' });
    },
    onSaid(message: Extract<FromWorker, { kind: 'export-progress' | 'exported' }>) {
      if (!writing.value) return;
      if (message.kind === 'export-progress') {
        writing.value = { ...writing.value, rows: message.rows };
        return;
      }
      writing.value = null;
      onSaved(message);
    },
  };
}
export type Exports = ReturnType<typeof createExports>;
