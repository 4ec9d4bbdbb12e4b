import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { ProductUsage } from '#lib/usage/product.ts';
import { ChevronIcon } from '../shared/icons.tsx';
import type { PopupModel } from './model.ts';
import { ProductRow } from './product-row.tsx';

const SKELETON_ROWS = ['a', 'b', 'c', 'd', 'e', 'f'];

export function Products({ model }: { model: PopupModel }) {
  const { words, view, rows, query } = model;
  const unfolded = useSignal(false);
  const list = useRef<HTMLDivElement>(null);
  const shown = useRef<{ query: string; codes: string[] }>({ query: '', codes: [] });
  const { without } = rows.value;
  const isAtHand = shown.current.query === query.value && isUsed(list.current);
  const owned = isAtHand ? inOrderOf(shown.current.codes, rows.value.owned) : rows.value.owned;
  shown.current = { query: query.value, codes: owned.map(({ code }) => code) };
  if (!view.value.counts)
    return view.value.attempt ? <div class="list" /> : <Skeleton model={model} />;

  const searching = query.value.trim() !== '';
  if (owned.length + without.length === 0) {
    return (
      <div class="list">
        <p class="note">{searching ? words.noMatch(query.value.trim()) : words.empty}</p>
        <FindUser model={model} />
      </div>
    );
  }
  // A search shows what it finds, folded or not.
  const open = unfolded.value || searching;
  return (
    <div ref={list} class="list">
      {owned.length === 0 && !searching && (
        <p class="note">
          {words.empty} {words.emptyMore}
        </p>
      )}
      <ul aria-label={words.products}>
        {owned.map((product) => (
          <ProductRow key={product.code} product={product} model={model} />
        ))}
        {open &&
          without.map((product) => (
            <ProductRow key={product.code} product={product} model={model} />
          ))}
      </ul>
      {without.length > 0 && !searching && (
        <button
          type="button"
          class="fold"
          aria-expanded={unfolded.value}
          onClick={() => {
            unfolded.value = !unfolded.value;
          }}
        >
          {words.without(without.length)} <ChevronIcon />
        </button>
      )}
      <FindUser model={model} />
    </div>
  );
}

/** Whether a row may be about to be pressed: newer numbers must not put another one in its place. */
const isUsed = (list: HTMLElement | null) =>
  list !== null && (list.matches(':hover') || list.contains(document.activeElement));

/** Products in the order that they stand in; new ones at the end. */
function inOrderOf(codes: readonly string[], products: readonly ProductUsage[]): ProductUsage[] {
  const place = ({ code }: ProductUsage) => codes.indexOf(code) >>> 0;
  return products.toSorted((a, b) => place(a) - place(b));
}

/** What is no product may be a user: the dashboard looks them up. */
function FindUser({ model: { words, query, openDashboard } }: { model: PopupModel }) {
  const user = query.value.trim();
  return (
    user !== '' && (
      <button
        type="button"
        class="fold"
        onClick={() => void openDashboard(`#users?user=${encodeURIComponent(user)}`)}
      >
        {words.findUser(user)} <ChevronIcon />
      </button>
    )
  );
}

/** Rows of the right size, so that nothing jumps when the first numbers come. */
function Skeleton({ model }: { model: PopupModel }) {
  return (
    <div class="list" aria-busy="true">
      <p class="visually-hidden">{model.words.loading}</p>
      {SKELETON_ROWS.map((row) => (
        <div key={row} class="row skeleton" aria-hidden="true">
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}
