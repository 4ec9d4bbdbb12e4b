import type { DashboardModel } from '../model.ts';
import type { UsersModel } from './model.ts';

interface UserSearchProps {
  model: DashboardModel;
  users: UsersModel;
}

/** The search field, and names like what was typed. Who is found stands in the address. */
export function UserSearch({ model, users }: UserSearchProps) {
  const { users: words } = model.words;
  const { query, names } = users;
  function find(user: string) {
    const wanted = user.trim();
    if (wanted === '') return;
    // The address changes only for somebody else; the same one is looked up again.
    if (model.place.value.user === wanted) void users.find(wanted);
    else model.go({ user: wanted });
    names.value = [];
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element is too new for the oldest browser.
    <form
      role="search"
      class="user-search"
      onSubmit={(event) => {
        event.preventDefault();
        find(query.value);
      }}
    >
      <div class="field">
        <label for="user-query">{words.search}</label>
        <div class="row">
          <input
            id="user-query"
            type="search"
            autocomplete="off"
            spellcheck={false}
            maxLength={200}
            value={query.value}
            aria-describedby="user-hint"
            onInput={(event) => users.type(event.currentTarget.value)}
          />
          <button type="submit" class="main">
            {words.find}
          </button>
        </div>
        <p class="hint" id="user-hint">
          {words.hint}
        </p>
      </div>
      {names.value.length > 0 && (
        <ul class="names" aria-label={words.suggestions}>
          {names.value.map((name) => (
            <li key={name}>
              <button type="button" class="second" onClick={() => find(name)}>
                {name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
