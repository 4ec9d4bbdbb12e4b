import { useId } from 'preact/hooks';
import { lastWorkedAt, tokenAge } from '#lib/rotation/token-age.ts';
import { emptyView } from '#lib/storage/state.ts';
import type { PartProps } from './vault-rotation.tsx';

/** Which token is in use, for how long, and how surely that is known. */
export function TokenFacts(part: PartProps) {
  const { connection, model } = part;
  const { words, app, now } = model;
  const { rotation } = words;
  const { token, flavour } = connection;
  const { counts } = app.value.views[connection.id] ?? emptyView;
  const workedAt = lastWorkedAt(token, counts?.at ?? null);
  return (
    <>
      <dl>
        <dt>{rotation.facts.token}</dt>
        <dd>{rotation.fingerprint(token.fingerprint)}</dd>
        <dt>{rotation.facts.inUse}</dt>
        <dd>{rotation.age(tokenAge(token, now.value))}</dd>
        <dt>{rotation.facts.worked}</dt>
        <dd>{workedAt === null ? rotation.neverWorked : rotation.worked(workedAt, now.value)}</dd>
        {token.expiresAt !== null && (
          <>
            <dt>{rotation.facts.ends}</dt>
            <dd>{rotation.ends(token.expiresAt, now.value)}</dd>
          </>
        )}
      </dl>
      {flavour === 'ide-services' && <EndField {...part} />}
    </>
  );
}

/** Tokens of IDE Services always have an end, and only its page tells it. */
function EndField({ connection, model, say }: PartProps) {
  const { words, ask } = model;
  const field = useId();
  const { expiresAt } = connection.token;
  async function save(value: string) {
    // Without a time the browser reads the day as UTC; the admin means their own midnight.
    const at = value === '' ? null : new Date(`${value}T00:00`).getTime();
    const answer = await ask<'token.expires'>({ name: 'token.expires', id: connection.id, at });
    say(answer.ok ? words.saved : words.problem(answer.problem));
  }
  return (
    <div class="field">
      <label for={field}>{words.rotation.endsField}</label>
      <input
        id={field}
        type="date"
        value={expiresAt === null ? '' : localDate(expiresAt)}
        aria-describedby={`${field}-hint`}
        onChange={(event) => void save(event.currentTarget.value)}
      />
      <p id={`${field}-hint`} class="hint">
        {words.rotation.endsHint}
      </p>
    </div>
  );
}

/** `YYYY-MM-DD` in local time, as a date field wants it. */
function localDate(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
