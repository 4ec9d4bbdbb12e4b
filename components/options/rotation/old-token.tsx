import type { OldToken as Old } from '#lib/rotation/progress.ts';
import type { PartProps } from './vault-rotation.tsx';

/** Whether the vault still takes the token that was replaced. */
export function OldToken({ old, ...part }: PartProps & { old: Old | null }) {
  const { connection, model } = part;
  const { words, now } = model;
  return (
    <>
      <p>{words.rotation.oldInstruction(old, connection.flavour, now.value)}</p>
      <OldActions {...part} />
    </>
  );
}

/** The same where no rotation is under way: a token was simply replaced. */
export function Retiring(part: PartProps) {
  const { words, now } = part.model;
  const { retiring } = part.connection;
  if (!retiring) return null;
  const { token, workedAt } = retiring;
  return (
    <div class="candidate">
      <p>{words.rotation.retiring(token.fingerprint, workedAt, now.value)}</p>
      <OldActions {...part} />
    </div>
  );
}

function OldActions({ connection: { id }, model, say }: PartProps) {
  const { words, ask } = model;
  const { rotation } = words;
  async function check() {
    const answer = await ask<'rotation.checkOld'>({ name: 'rotation.checkOld', id });
    say(answer.ok ? rotation.oldChecked(answer.value.works) : words.problem(answer.problem));
  }
  async function wipe() {
    const answer = await ask<'rotation.wipeOld'>({ name: 'rotation.wipeOld', id });
    say(answer.ok ? rotation.wiped : words.problem(answer.problem));
  }
  return (
    <div class="actions">
      <button type="button" class="second" onClick={() => void check()}>
        {rotation.checkOld}
      </button>
      <button type="button" class="second" onClick={() => void wipe()}>
        {rotation.wipeOld}
      </button>
    </div>
  );
}
