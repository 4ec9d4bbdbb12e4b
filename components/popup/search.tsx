import { useEffect, useRef } from 'preact/hooks';
import { SearchIcon } from '../shared/icons.tsx';
import type { PopupModel } from './model.ts';

export function Search({ model }: { model: PopupModel }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <div class="search">
      <SearchIcon />
      <input
        ref={field}
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
