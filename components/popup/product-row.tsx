import { free, isFull, isOwned, leadingKind, usageRatio } from '#lib/usage/product.ts';
import type { LicenseKind, ProductUsage } from '#lib/vault/product.ts';
import type { PopupModel } from './model.ts';

interface RowProps {
  product: ProductUsage;
  model: PopupModel;
}

/** One product: name, what is free, the other kinds in words, a bar, the share in use. */
export function ProductRow({ product, model }: RowProps) {
  const { words } = model;
  const kind = leadingKind(product);
  const counts = product[kind];
  const full = isFull(product);
  const { number, rest } = words.free({ free: free(counts), total: counts.total }, kind);
  return (
    <li>
      <button
        ref={(row) => model.returnTo(product.code, row)}
        type="button"
        class="row"
        onClick={() => model.show(product.code)}
      >
        <span class="name">{product.name}</span>{' '}
        <span class={full ? 'free full' : 'free'}>
          <b>{number}</b>
          {rest}
          {full && ` · ${words.full}`}
        </span>{' '}
        <Bar product={product} full={full} />
        <OtherKinds product={product} leading={kind} model={model} />
        {isOwned(product) && <span class="ratio">{words.ratio(usageRatio(product))}</span>}
      </button>
    </li>
  );
}

function OtherKinds({ product, leading, model }: RowProps & { leading: LicenseKind }) {
  const others = (['postpaid', 'trial'] as const).filter(
    (kind) => kind !== leading && product[kind].inUse > 0,
  );
  if (others.length === 0) return null;
  const texts = others.map((kind) => model.words.inUse(kind, product[kind].inUse));
  return <span class="kinds">{texts.join(' · ')} </span>;
}

/**
 * The track is what was prepaid plus what is in use beyond it, so that its empty part is exactly
 * what is free. Said in words beside it, so it is no image to assistive technology.
 */
export function Bar({ product, full }: { product: ProductUsage; full: boolean }) {
  const { prepaid, postpaid, trial } = product;
  const whole = Math.max(prepaid.total, prepaid.inUse) + postpaid.inUse + trial.inUse;
  const width = (part: number) => ({ width: `${whole === 0 ? 0 : (100 * part) / whole}%` });
  return (
    <span class="bar" aria-hidden="true">
      {prepaid.inUse > 0 && <i class={full ? 'full' : 'prepaid'} style={width(prepaid.inUse)} />}
      {postpaid.inUse > 0 && <i class="postpaid" style={width(postpaid.inUse)} />}
      {trial.inUse > 0 && <i class="trial" style={width(trial.inUse)} />}
    </span>
  );
}
