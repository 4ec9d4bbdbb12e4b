import type { PanelProps } from '../panels.tsx';

export function ProductsPanel({ model }: PanelProps) {
  return <h2>{model.words.tabs.products}</h2>;
}
