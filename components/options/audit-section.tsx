import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AuditEntry } from '#lib/acts/audit-entry.ts';
import { auditTable } from '#lib/acts/audit-table.ts';
import { toCsv } from '#lib/export/csv.ts';
import { fileName, toFile } from '#lib/export/file.ts';
import { watchAudit } from '#lib/storage/acted-state.ts';
import { localDay } from '#lib/usage/denied-today.ts';
import { download } from '../shared/download.ts';
import type { OptionsModel } from './model.ts';

/** Rows on the page; the file has all of them. */
const SHOWN = 100;

/** Everything that Seatkeeper has changed in vaults, newest first. Read only by this section. */
export function AuditSection({ model }: { model: OptionsModel }) {
  const { audit: words } = model.words;
  const log = useSignal<readonly AuditEntry[]>([]);
  useEffect(() => {
    const ending = new AbortController();
    const show = (entries: readonly AuditEntry[]) => {
      log.value = entries;
    };
    watchAudit(show, ending.signal);
    return () => ending.abort();
  }, [log]);

  function save() {
    const { columns, rows } = auditTable(log.value);
    const name = fileName(['audit-log', localDay(model.now.value)], 'csv');
    download(name, toFile('csv', [toCsv(columns, rows)]));
    model.status.value = words.saved(rows.length);
  }

  const all = log.value.length;
  return (
    <section id="audit">
      <h2>{words.title}</h2>
      <p>{words.about}</p>
      {all === 0 ? <p class="muted">{words.none}</p> : <Entries log={log.value} words={words} />}
      {all > 0 && (
        <div class="actions">
          <button type="button" class="second" onClick={save}>
            {words.exportCsv}
          </button>
          {all > SHOWN && <span class="hint">{words.shown(SHOWN, all)}</span>}
        </div>
      )}
    </section>
  );
}

interface EntriesProps {
  log: readonly AuditEntry[];
  words: OptionsModel['words']['audit'];
}

function Entries({ log, words }: EntriesProps) {
  const { columns } = words;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="audit-log" tabIndex={0} aria-label={words.table}>
      <table>
        <thead>
          <tr>
            {Object.values(columns).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {log.slice(0, SHOWN).map((entry) => (
            <tr key={entry.id}>
              <td>{words.at(entry.at)}</td>
              <td>{entry.vault.name}</td>
              <td>{words.act(entry)}</td>
              <td>{words.subject(entry)}</td>
              <td>{words.result(entry)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
