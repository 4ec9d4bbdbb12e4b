import { AbilityNote, isBound } from '../acts/ability-note.tsx';
import { kept } from '../kept.ts';
import type { PanelProps } from '../panels.tsx';
import { createLeaversModel } from './model.ts';
import { PasteList } from './paste-list.tsx';
import { Run } from './run.tsx';

/** A list of people: who still holds what, and then revoked one at a time. One list at a time. */
export function LeaversPanel({ model, connection }: PanelProps) {
  const { leavers: words } = model.words;
  const leavers = kept(model, 'leavers', connection.id, () =>
    createLeaversModel(model, connection.id),
  );
  const run = model.acted.value.leavers;
  const isOurs = run !== null && run.vault === connection.id;
  const owner = model.app.value.connections.find(({ id }) => id === run?.vault);
  const isBusyElsewhere = run !== null && !isOurs && owner !== undefined && isUnfinished(run);
  return (
    <>
      <h2>{words.title}</h2>
      <AbilityNote model={model} connection={connection} ability="user-licenses" />
      {isBusyElsewhere && <p class="note">{words.otherVault(owner.name)}</p>}
      {isBound(model, connection, 'user-licenses') && !isBusyElsewhere && (
        <>
          {!(isOurs && isUnfinished(run)) && (
            <PasteList model={model} leavers={leavers} isShort={isOurs} />
          )}
          {isOurs && <Run model={model} connection={connection} leavers={leavers} run={run} />}
        </>
      )}
    </>
  );
}

/** Being looked up, or being revoked: not to be replaced by another list. */
const isUnfinished = ({ phase, status }: { phase: string; status: string }) =>
  phase === 'revoke' ? status !== 'done' : status === 'running';
