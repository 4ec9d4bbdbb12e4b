import { useEffect } from 'preact/hooks';
import { AbilityNote, isBound } from '../acts/ability-note.tsx';
import { kept } from '../kept.ts';
import type { PanelProps } from '../panels.tsx';
import { createUsersModel } from './model.ts';
import { UserResult } from './user-result.tsx';
import { UserSearch } from './user-search.tsx';

/** One user: what they hold, since when, on what; their last denials; and what can be revoked. */
export function UsersPanel({ model, connection }: PanelProps) {
  const users = kept(model, 'users', connection.id, () => createUsersModel(model, connection.id));
  const { user } = model.place.value;
  const canFind = isBound(model, connection, 'user-licenses');
  const canRevokeAll = isBound(model, connection, 'revoke-all');
  useEffect(() => {
    if (user === null) return;
    users.query.value = user;
    users.names.value = [];
    void users.find(user);
  }, [users, user]);
  return (
    <>
      <h2>{model.words.tabs.users}</h2>
      <AbilityNote model={model} connection={connection} ability="user-licenses" />
      {(canFind || canRevokeAll) && (
        <>
          <UserSearch model={model} users={users} />
          <UserResult model={model} connection={connection} users={users} />
        </>
      )}
    </>
  );
}
