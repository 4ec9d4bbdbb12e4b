import { type Act, isPending } from '#lib/acts/act.ts';
import { deniedToday } from '#lib/usage/attention.ts';
import { free, isFull, type KindCounts, type ProductUsage } from '#lib/usage/product.ts';
import type { ProductsWords } from '#lib/words/en/products.ts';
import { firstClick } from '../../shared/first-click.ts';
import type { PanelProps } from '../panels.tsx';

const kinds = ['prepaid', 'postpaid', 'trial'] as const;

interface ProductTableProps extends PanelProps {
  products: readonly ProductUsage[];
  /** Null: it is not offered. */
  onDisconnect: ((code: string) => void) | null;
}

/** A row a product, least free first; the three kinds apart, and never summed. */
export function ProductTable({ model, connection, products, onDisconnect }: ProductTableProps) {
  const { products: words } = model.words;
  const { columns } = words;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="scroll across" tabIndex={0} aria-label={words.title}>
      <table class="products">
        <thead>
          <tr>
            <th scope="col">{columns.product}</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col" class="number">
                {columns[kind].name} <small>{columns[kind].cloud}</small>
              </th>
            ))}
            <th scope="col" class="number">
              {columns.denied}
            </th>
            {onDisconnect && (
              <th scope="col">
                <span class="visually-hidden">{columns.action}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <Row key={product.code} {...{ model, connection, product, onDisconnect }} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({
  model,
  connection,
  product,
  onDisconnect,
}: PanelProps & { product: ProductUsage; onDisconnect: ProductTableProps['onDisconnect'] }) {
  const { products: words } = model.words;
  const { view, now, acted } = model;
  const full = isFull(product);
  const denied = deniedToday(view.value, product.name, now.value);
  const isUnderWay = acted.value.acts.some((act) => isActOn(act, connection.id, product.code));
  return (
    <tr>
      <th scope="row" id={`product-${product.code}`}>
        {product.name} {full && <b class="full">{words.full}</b>}
      </th>
      {kinds.map((kind) => (
        <td key={kind} class="number">
          <Counts words={words} counts={product[kind]} />
        </td>
      ))}
      <td class="number">{denied === null ? words.unknown : words.number(denied)}</td>
      {onDisconnect && (
        <td class="action">
          {isUnderWay ? (
            <span class="muted">{words.disconnecting}</span>
          ) : (
            <button
              type="button"
              class="quiet"
              aria-describedby={`product-${product.code}`}
              onClick={firstClick(() => onDisconnect(product.code))}
            >
              {words.disconnect}
            </button>
          )}
        </td>
      )}
    </tr>
  );
}

function Counts({ words, counts }: { words: ProductsWords; counts: KindCounts }) {
  const { inUse, total } = counts;
  if (inUse === 0 && total === 0) return <span class="muted">{words.nothing}</span>;
  return (
    <>
      {words.inUse(counts)}{' '}
      <small class="muted">
        {inUse > total ? words.over(inUse - total) : words.free(free(counts))}
      </small>
    </>
  );
}

const isActOn = (act: Act, vault: string, code: string) =>
  act.vault === vault &&
  act.subject.act === 'disconnect-product' &&
  act.subject.product.code === code &&
  isPending(act);
