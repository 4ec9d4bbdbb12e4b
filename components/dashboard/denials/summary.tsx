import { useEffect, useMemo } from 'preact/hooks';
import { summarizeDenials } from '#lib/usage/denials-summary.ts';
import { DENIALS_PAGE, DENIALS_SHOWN_PAGES } from '#lib/vault/limits.ts';
import type { PanelProps } from '../panels.tsx';
import { TallyTable } from '../tally-table.tsx';
import { Export } from './export.tsx';
import { Latest } from './latest.tsx';
import type { DenialsModel, DenialsState } from './model.ts';
import { Times } from './times.tsx';

interface SummaryProps extends PanelProps {
  denials: DenialsModel;
  read: Extract<DenialsState, { kind: 'read' }>;
}

/** All there is to say about the denials that were read. */
export function Summary({ model, connection, denials, read }: SummaryProps) {
  const words = model.words.denials;
  const { truncated, cutShort, notUnderstood, at } = read;
  const days = denials.days.value;
  const summary = useMemo(
    () => summarizeDenials(read.denials, { now: at, days }),
    [read, days, at],
  );
  const { total, products, reasons, users } = summary;
  const sentence = words.total(total, truncated, days);
  useEffect(() => {
    model.heard.value = sentence;
  }, [model, sentence]);
  const table = {
    total,
    number: words.number,
    share: words.share,
    showAll: words.showAll,
  };
  const columns = (name: string) => ({ ...words.columns, name });
  return (
    <>
      <p class="total">
        <b>{sentence}</b> <span class="muted">{words.asOf(at)}</span>{' '}
        <button type="button" class="quiet" onClick={() => denials.read(days)}>
          {words.readAgain}
        </button>
      </p>
      {cutShort && <p>{words.cutShort(cutShort)}</p>}
      {truncated && !cutShort && <p>{words.cap(DENIALS_PAGE * DENIALS_SHOWN_PAGES)}</p>}
      {notUnderstood > 0 && <p>{words.notUnderstood(notUnderstood)}</p>}
      {total > 0 && (
        <>
          <Times words={words} summary={summary} />
          <div class="tallies">
            <div>
              <TallyTable
                {...table}
                title={words.byProduct}
                columns={columns(words.columns.product)}
                rows={products}
                unknown={words.unknown.product}
              />
              <TallyTable
                {...table}
                title={words.byReason}
                columns={columns(words.columns.reason)}
                rows={reasons}
                unknown={words.unknown.reason}
              />
            </div>
            <TallyTable
              {...table}
              title={words.byUser}
              columns={columns(words.columns.user)}
              rows={users}
              unknown={words.unknown.user}
            />
          </div>
          <Latest words={words} summary={summary} places={denials.places} />
          <Export model={model} connection={connection} denials={denials} read={read} />
        </>
      )}
    </>
  );
}
