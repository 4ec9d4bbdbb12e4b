import type { DenialsSummary } from '#lib/usage/denials-summary.ts';
import type { DenialsWords } from '#lib/words/en/denials.ts';
import { BarChart } from '../bar-chart.tsx';

interface TimesProps {
  words: DenialsWords;
  summary: DenialsSummary;
}

/** When it happened: over the hours of the day, and over the days where there are several. */
export function Times({ words, summary: { hours, days } }: TimesProps) {
  const busiest = Math.max(...hours);
  const worst = days.reduce((most, day) => (day.count > most.count ? day : most));
  const [first, last] = [days[0], days.at(-1)];
  return (
    <div class="times">
      <section>
        <h3>{words.byHour}</h3>
        <BarChart
          sentence={words.hoursSentence({ hour: hours.indexOf(busiest), count: busiest })}
          bars={hours.map((count, hour) => ({ key: String(hour), count }))}
          from={words.hour(0)}
          to={words.hour(23)}
        />
        <Counts
          summary={words.asTable}
          names={[words.columns.hour, words.columns.count]}
          rows={hours.map((count, hour) => [words.hour(hour), words.number(count)])}
        />
      </section>
      {first && last && first !== last && (
        <section>
          <h3>{words.byDay}</h3>
          <BarChart
            sentence={words.daysSentence(worst, days.filter(({ count }) => count === 0).length)}
            bars={days.map(({ day, count }) => ({ key: day, count }))}
            from={words.day(first.day)}
            to={words.day(last.day)}
          />
          <Counts
            summary={words.asTable}
            names={[words.columns.day, words.columns.count]}
            rows={days.map(({ day, count }) => [words.day(day), words.number(count)])}
          />
        </section>
      )}
    </div>
  );
}

interface CountsProps {
  summary: string;
  names: [string, string];
  rows: [string, string][];
}

function Counts({ summary, names, rows }: CountsProps) {
  return (
    <details>
      <summary>{summary}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{names[0]}</th>
            <th scope="col" class="number">
              {names[1]}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, count]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
