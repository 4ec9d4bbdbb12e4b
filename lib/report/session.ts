import { toFile } from '#lib/export/file.ts';
import { createBlobs } from './blobs.ts';
import { shownText } from './cell.ts';
import { csvReader } from './csv-reader.ts';
import { jsonReader } from './json-reader.ts';
import { meaningOfColumns } from './meaning.ts';
import type { FromWorker, ReportSummary, ToWorker } from './messages.ts';
import { namesOf } from './names.ts';
import { ReportError, type ReportProblem } from './problem.ts';
import type { DocumentReader, Oddities, ReportShape } from './reader.ts';
import { allSubjects, columnOf, summarizeColumn } from './summary.ts';
import { createTable } from './table.ts';
import { writeTable } from './write.ts';

/** Long enough to be quick, short enough that a row to show does not wait. */
const EXPORT_TURN_MS = 50;

interface Surroundings {
  post(message: FromWorker): void;
  /** Milliseconds of any clock. */
  now(): number;
  /** Lets waiting messages be heard. */
  pause(): Promise<void>;
  maxRows?: number;
}

/**
 * One report from its first piece to its exports: what the worker does, wherever it runs.
 *
 * @returns takes what the page says, in order
 */
export function createSession({ post, now, pause, maxRows }: Surroundings) {
  let shape: ReportShape = { format: 'csv', rows: [], fields: {} };
  let table = createTable(maxRows);
  const odd: Oddities = { ragged: 0, skipped: 0, inexact: 0 };
  let reader: { of: DocumentReader; document: number } | null = null;
  let problem: ReportProblem | null = null;
  let exports = 0;

  /** After a problem nothing more is read. */
  function attempt(step: () => void) {
    if (problem) return;
    try {
      step();
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      problem = error.problem;
      reader = null;
      post({ kind: 'problem', problem });
    }
  }

  function read(text: string, document: number) {
    if (reader && reader.document !== document) {
      reader.of.end(true);
      reader = null;
    }
    const open = shape.format === 'csv' ? csvReader : jsonReader;
    reader ??= { of: open(table, odd, shape), document };
    reader.of.write(text);
  }

  function summary(): ReportSummary {
    const names = table.columns.map(({ name }) => name);
    const meanings = meaningOfColumns(names, shape.fields);
    const subjects: ReportSummary['subjects'] = {};
    for (const subject of allSubjects) {
      const column = columnOf(subject, meanings);
      if (column !== null) subjects[subject] = summarizeColumn(table, column);
    }
    return {
      rows: table.rows(),
      columns: names.map((name, at) => ({ name, meaning: meanings[at] ?? null })),
      odd,
      leftOut: table.leftOut,
      subjects,
      names: namesOf(table, meanings),
    };
  }

  function rows(from: number, count: number): string[][] {
    const to = Math.min(from + count, table.rows());
    return Array.from({ length: Math.max(0, to - from) }, (_, at) =>
      table.columns.map(({ column }) => shownText(column.cell(from + at))),
    );
  }

  async function write(kind: 'csv' | 'json', columns: readonly number[]) {
    exports += 1;
    const mine = exports;
    const blobs = createBlobs();
    let turn = now();
    for (const { text, rows: written } of writeTable(table, kind, columns)) {
      blobs.add(text);
      if (now() - turn < EXPORT_TURN_MS) continue;
      post({ kind: 'export-progress', rows: written });
      await pause();
      if (exports !== mine) return;
      turn = now();
    }
    post({ kind: 'exported', as: kind, file: toFile(kind, blobs.end()), rows: table.rows() });
  }

  return (message: ToWorker): void => {
    switch (message.kind) {
      case 'open':
        shape = message.shape;
        table = createTable(maxRows);
        break;
      case 'piece':
        attempt(() => read(message.text, message.document));
        post({ kind: 'taken', rows: table.rows() });
        break;
      case 'end':
        attempt(() => reader?.of.end(message.complete));
        reader = null;
        post({ kind: 'ready', summary: summary() });
        break;
      case 'window':
        post({ kind: 'window', from: message.from, rows: rows(message.from, message.count) });
        break;
      case 'column': {
        const { column } = message;
        post({ kind: 'column', column, summary: summarizeColumn(table, column) });
        break;
      }
      case 'export':
        void write(message.as, message.columns);
        break;
      case 'stop-export':
        exports += 1;
        break;
    }
  };
}
