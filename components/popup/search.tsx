import { useEffect } from 'preact/hooks';
import { SearchIcon } from '../shared/icons.tsx';
import { keepFocus } from './keep-focus.ts';
import type { PopupModel } from './model.ts';

export function Search({ model }: { model: PopupModel }) {
  // Back from the details, the product's row has the focus already.
  useEffect(keepFocus, []);
  return (
    <div class="search">
      <SearchIcon />
      <input
        type="search"
        autocomplete="off"
        spellcheck={false}
        aria-label={model.words.search}
        placeholder={model.words.search}
        value={model.query.value}
        onInput={(event) => model.search(event.currentTarget.value)}
      />
    </div>
  );
}
