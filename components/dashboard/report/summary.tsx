import type { ReportSummary } from '#lib/report/messages.ts';
import { allSubjects, type Subject } from '#lib/report/summary.ts';
import type { ReportWords } from '#lib/words/en/report.ts';
import { TallyTable } from '../tally-table.tsx';
import type { ReportModel } from './model.ts';
import { MostFrequent } from './most-frequent.tsx';

interface SummaryProps {
  words: ReportWords;
  report: ReportModel;
  summary: ReportSummary;
}

/** The most frequent values of these are shown without asking. */
const shown: readonly Subject[] = ['products', 'users'];

/** How many of what, and the most frequent of them; only of what is known to be told. */
export function Summary({ words, report, summary }: SummaryProps) {
  const { rows, odd, leftOut, subjects, columns } = summary;
  const known = allSubjects.filter((subject) => Object.hasOwn(subjects, subject));
  const table = { total: rows, number: words.number, share: words.share, showAll: words.showAll };
  return (
    <section>
      <h3>{words.summary}</h3>
      <dl>
        <dt>{words.facts.rows}</dt>
        <dd>{words.number(rows)}</dd>
        {known.map((subject) => (
          <Fact key={subject} words={words} subject={subject} summary={summary} />
        ))}
      </dl>
      {!known.some((subject) => shown.includes(subject)) && <p>{words.unknownColumns}</p>}
      {odd.ragged > 0 && <p>{words.ragged(odd.ragged)}</p>}
      {odd.skipped > 0 && <p>{words.skipped(odd.skipped)}</p>}
      {odd.inexact > 0 && <p>{words.inexact(odd.inexact)}</p>}
      {leftOut > 0 && <p>{words.leftOut(leftOut)}</p>}
      <div class="tallies">
        {shown.map((subject) => {
          const found = subjects[subject];
          return (
            found && (
              <TallyTable
                {...table}
                key={subject}
                title={words.subjects[subject]}
                columns={{ ...words.columns, name: columns[found.column]?.name ?? '' }}
                rows={found.top}
                unknown={words.unknown}
              />
            )
          );
        })}
      </div>
      <MostFrequent words={words} report={report} summary={summary} />
    </section>
  );
}

interface FactProps {
  words: ReportWords;
  subject: Subject;
  summary: ReportSummary;
}

function Fact({ words, subject, summary: { subjects, columns } }: FactProps) {
  const found = subjects[subject];
  if (found === undefined) return null;
  const name = found && columns[found.column]?.name;
  return (
    <>
      <dt>{words.subjects[subject]}</dt>
      <dd>
        {words.different(found?.different ?? null)}{' '}
        {name && <span class="muted">{words.byColumn(name)}</span>}
      </dd>
    </>
  );
}
