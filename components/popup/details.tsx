import { useEffect } from 'preact/hooks';
import { deniedToday } from '#lib/usage/attention.ts';
import { free, isFull, usageRatio } from '#lib/usage/product.ts';
import type { ProductUsage } from '#lib/vault/product.ts';
import { BackIcon } from '../shared/icons.tsx';
import { keepFocus } from './keep-focus.ts';
import type { PopupModel } from './model.ts';
import { Bar } from './product-row.tsx';

/** One product's counts by kind, in the words of both flavours. */
export function Details({ model, product }: { model: PopupModel; product: ProductUsage }) {
  const { words, view, now } = model;
  useEffect(keepFocus, []);
  const full = isFull(product);
  const denied = deniedToday(view.value, product.name, now.value);
  return (
    <article class="details">
      <div class="title">
        <button type="button" class="icon" aria-label={words.back} onClick={model.back}>
          <BackIcon />
        </button>
        <h1>{product.name}</h1>
        {full && <b class="full">{words.full}</b>}
      </div>
      <Bar product={product} full={full} />
      <p class="sentence">{words.ratioSentence(usageRatio(product))}</p>
      <table>
        <caption class="visually-hidden">{words.productDetails}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.kind}</th>
            <th scope="col">{words.columns.inUse}</th>
            <th scope="col">{words.columns.total}</th>
            <th scope="col">{words.columns.free}</th>
          </tr>
        </thead>
        <tbody>
          {(['prepaid', 'postpaid', 'trial'] as const).map((kind) => (
            <tr key={kind}>
              <th scope="row">
                {words.kinds[kind].name} <small>{words.kinds[kind].cloud}</small>
              </th>
              <td>{words.number(product[kind].inUse)}</td>
              <td>{words.number(product[kind].total)}</td>
              <td>{words.number(free(product[kind]))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {denied === null
          ? words.deniedUnknown
          : denied === 0
            ? words.noneDenied
            : words.deniedToday(denied, false)}
      </p>
      {full && <p class="hint">{words.fullHint}</p>}
    </article>
  );
}
