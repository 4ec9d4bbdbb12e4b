import { useEffect, useMemo } from 'preact/hooks';
import { isBound } from '../acts/ability-note.tsx';
import { createBeginner } from '../acts/begin.ts';
import { ObstacleNote } from '../acts/obstacle.tsx';
import type { PanelProps } from '../panels.tsx';
import { Trouble } from '../trouble.tsx';
import { LicenseTable } from './license-table.tsx';
import type { UsersModel } from './model.ts';
import { RevokeAll } from './revoke-all.tsx';
import { UserDenials } from './user-denials.tsx';

export interface ResultProps extends PanelProps {
  users: UsersModel;
}

/** What was found, or why nothing was. Looked up again whenever an act of this user has come to rest. */
export function UserResult({ model, connection, users }: ResultProps) {
  const { words, acted } = model;
  const beginner = useMemo(() => createBeginner(model), [model]);
  const found = users.found.value;
  const user = found.kind === 'nobody' ? null : found.user;
  const settled = acted.value.acts
    .filter(({ vault, subject, state }) => {
      const isOurs = vault === connection.id && 'user' in subject && subject.user === user;
      return isOurs && (state.stage === 'watching' || state.stage === 'over');
    })
    .map(({ id, state }) => `${id} ${state.stage}`)
    .join();
  useEffect(() => {
    if (settled !== '' && users.found.peek().kind === 'found' && user !== null) {
      void users.find(user);
    }
  }, [settled]);

  switch (found.kind) {
    case 'nobody':
      return null;
    case 'finding':
      return <p aria-busy="true">{words.users.finding(found.user)}</p>;
    case 'problem':
      return <p class="problem">{words.problem(found.problem)}</p>;
    case 'failed':
      return (
        <>
          {found.failure.kind === 'not-bound' ? (
            <p>{words.users.listless}</p>
          ) : (
            <Trouble
              model={model}
              connection={connection}
              failure={found.failure}
              onRetry={() => void users.find(found.user)}
            />
          )}
          <Listless model={model} connection={connection} users={users} beginner={beginner} />
        </>
      );
    case 'found':
      return (
        <>
          <LicenseTable
            model={model}
            connection={connection}
            user={found.user}
            licenses={found.licenses}
            beginner={beginner}
          />
          <ObstacleNote model={model} beginner={beginner} />
          {found.licenses.length > 0 && (
            <RevokeAll
              model={model}
              connection={connection}
              user={found.user}
              held={found.licenses.length}
              beginner={beginner}
            />
          )}
          <UserDenials model={model} users={users} />
        </>
      );
  }
}

/** Where the list is not to be had, everything can still be revoked by name. */
function Listless({
  model,
  connection,
  users,
  beginner,
}: ResultProps & { beginner: ReturnType<typeof createBeginner> }) {
  const found = users.found.value;
  if (found.kind !== 'failed' || found.failure.kind !== 'not-bound') return null;
  if (!isBound(model, connection, 'revoke-all')) return null;
  return (
    <>
      <ObstacleNote model={model} beginner={beginner} />
      <RevokeAll
        model={model}
        connection={connection}
        user={found.user}
        held={null}
        beginner={beginner}
      />
    </>
  );
}
