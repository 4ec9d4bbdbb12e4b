import type { AbilityRecord } from '#lib/bindings/vault-bindings.ts';
import type { AbilitiesWords } from '#lib/words/en/abilities.ts';

interface WhyProps {
  record: AbilityRecord;
  words: AbilitiesWords;
}

/** What a later reading found changed. */
export function Changed({ record: { changed }, words }: WhyProps) {
  if (!changed) return null;
  return (
    <div class="changed">
      <p>{words.changedAt(changed.at, changed.before, changed.after)}</p>
      <ul>
        {changed.parts.map((part) => (
          <li key={`${part.kind} ${part.name}`}>{words.change(part)}</li>
        ))}
      </ul>
    </div>
  );
}

/** The evidence in words, open where the admin is to judge it, and what was confirmed. */
export function Why({ record, words, open }: WhyProps & { open: boolean }) {
  const { evidence, verdict, confirmed } = record;
  if (verdict === 'unread' || (evidence.length === 0 && !confirmed)) return null;
  return (
    <details open={open}>
      <summary>{words.why}</summary>
      {confirmed && <p>{words.confirmed(confirmed.at)}</p>}
      <ul>
        {words.evidence(evidence).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </details>
  );
}
