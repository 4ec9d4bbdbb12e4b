import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { arrange } from '#lib/usage/product.ts';
import { AbilityNote, isBound } from '../acts/ability-note.tsx';
import { createBeginner } from '../acts/begin.ts';
import { ObstacleNote } from '../acts/obstacle.tsx';
import type { PanelProps } from '../panels.tsx';
import { Disconnect } from './disconnect.tsx';
import { ProductTable } from './product-table.tsx';

/** Every product's counts by kind; where it is bound, a product can be disconnected. */
export function ProductsPanel({ model, connection }: PanelProps) {
  const { words, view, app } = model;
  const beginner = useMemo(() => createBeginner(model), [model]);
  /** Code of the product whose disconnect is being asked about. */
  const asked = useSignal<string | null>(null);
  const { counts, attempt } = view.value;
  const { owned, without } = arrange(counts?.products ?? []);
  const canDisconnect =
    !app.value.settings.readOnly && isBound(model, connection, 'disconnect-product');
  const product = [...owned, ...without].find(({ code }) => code === asked.value);
  return (
    <>
      <h2>{words.products.title}</h2>
      {!counts && (
        <p>{attempt?.failure ? words.failure(attempt.failure).happened : words.nothingYet}</p>
      )}
      {counts && owned.length === 0 && <p>{words.products.empty}</p>}
      {product && (
        <Disconnect
          key={product.code}
          model={model}
          connection={connection}
          product={product}
          beginner={beginner}
          onClose={() => {
            asked.value = null;
          }}
        />
      )}
      <ObstacleNote model={model} beginner={beginner} />
      {owned.length > 0 && (
        <ProductTable
          model={model}
          connection={connection}
          products={owned}
          // While one is asked about, the others cannot be taken for its answer.
          onDisconnect={
            canDisconnect && !product
              ? (code) => {
                  asked.value = code;
                }
              : null
          }
        />
      )}
      {without.length > 0 && (
        <details>
          <summary>{words.products.without(without.length)}</summary>
          <ul class="plain">
            {without.map(({ code, name }) => (
              <li key={code}>{name}</li>
            ))}
          </ul>
        </details>
      )}
      {counts && (
        <>
          <p class="hint">{words.products.hint}</p>
          {app.value.settings.readOnly ? (
            <p class="hint">{words.acts.readOnly}</p>
          ) : (
            <AbilityNote model={model} connection={connection} ability="disconnect-product" />
          )}
        </>
      )}
    </>
  );
}
