import type { ProductUsage } from '#lib/vault/product.ts';
import type { Beginner } from '../acts/begin.ts';
import { TypedConfirm } from '../acts/typed-confirm.tsx';
import type { PanelProps } from '../panels.tsx';

interface DisconnectProps extends PanelProps {
  product: ProductUsage;
  beginner: Beginner;
  onClose: () => void;
}

/** Takes a product out of the vault, after its name was typed. */
export function Disconnect({ model, connection, product, beginner, onClose }: DisconnectProps) {
  const { products: words, acts: actWords } = model.words;
  const { code, name } = product;
  const close = () => {
    beginner.clear();
    onClose();
  };
  const disconnect = (typed: string) =>
    beginner.begin(
      () =>
        model.ask<'acts.disconnect'>({
          name: 'acts.disconnect',
          vault: connection.id,
          product: { code, name },
          typed,
        }),
      close,
    );
  return (
    <TypedConfirm
      words={actWords}
      name={name}
      action={words.disconnect}
      onConfirm={disconnect}
      onClose={close}
    >
      <p>{actWords.consequenceProduct(name)}</p>
    </TypedConfirm>
  );
}
