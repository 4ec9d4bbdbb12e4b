import type { Signal } from '@preact/signals';
import type { DenialsSummary } from '#lib/usage/denials-summary.ts';
import type { Denial } from '#lib/vault/readings.ts';
import type { DenialsWords } from '#lib/words/en/denials.ts';

interface LatestProps {
  words: DenialsWords;
  summary: DenialsSummary;
  places: Signal<boolean>;
}

type Column = readonly [name: string, cell: (denial: Denial) => string | null];

/** The last denials one by one. Where somebody sat is shown only when a person switches it on. */
export function Latest({ words, summary: { latest, total }, places }: LatestProps) {
  const names = words.columns;
  const columns: Column[] = [
    [names.time, ({ at }) => words.at(at)],
    [names.user, ({ user }) => user],
    [names.product, ({ product }) => product],
    [names.version, ({ version }) => version],
    [names.reason, ({ reason }) => reason],
  ];
  if (places.value) {
    columns.push([names.host, ({ host }) => host], [names.address, ({ address }) => address]);
  }
  return (
    <section>
      <h3>{words.latest}</h3>
      {total > latest.length && <p>{words.latestOf(latest.length, total)}</p>}
      <label class="check">
        <input
          type="checkbox"
          checked={places.value}
          onChange={(event) => {
            places.value = event.currentTarget.checked;
          }}
        />
        {words.showPlaces}
      </label>
      <p class="hint">{words.placesHint}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="scroll" tabIndex={0} aria-label={words.latest}>
        <table>
          <thead>
            <tr>
              {columns.map(([name]) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {latest.map((denial, row) => (
              <tr key={`${denial.at} ${row}`}>
                {columns.map(([name, cell]) => (
                  <td key={name}>{cell(denial) ?? '–'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
