import { fileName, toFile } from '#lib/export/file.ts';
import type { CheckReport } from '#lib/vault/check/check-report.ts';
import type { Verdict } from '#lib/vault/guesses.ts';
import { download } from '../../shared/download.ts';
import type { OptionsModel } from '../model.ts';

const rank: Record<Verdict, number> = { refuted: 0, confirmed: 1, 'not-seen': 2 };

/** What the check found, in words and exactly as it would be sent; what is surprising comes first. */
export function Report({ report, model }: { report: CheckReport; model: OptionsModel }) {
  const { health: words } = model.words;
  const text = JSON.stringify({ seatkeeper: model.version, ...report }, null, 2);
  const judged = report.guesses.toSorted((a, b) => rank[a.verdict] - rank[b.verdict]);
  async function copy() {
    model.status.value = (await model.copy(text)) ? words.copied : words.notCopied;
  }
  return (
    <div class="report">
      <h4>{words.report}</h4>
      <p>{words.counted(report.guesses)}</p>
      <div class="actions">
        <button type="button" class="second" onClick={() => void copy()}>
          {words.copyReport}
        </button>
        <button
          type="button"
          class="second"
          onClick={() => download(fileName(['check'], 'json'), toFile('json', [text]))}
        >
          {words.saveReport}
        </button>
      </div>
      <p class="hint">{words.reportHint}</p>
      <ul aria-label={words.results}>
        {judged.map((one) => (
          <li key={one.id} class={one.verdict}>
            <b>{words.verdict(one.verdict)}</b> {words.guess(one)}{' '}
            <span class="hint">{words.level(one)}</span>
          </li>
        ))}
      </ul>
      <details>
        <summary>{words.reportText}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by the keyboard */}
        <pre tabIndex={0}>{text}</pre>
      </details>
    </div>
  );
}
