import type { PanelProps } from '../panels.tsx';

export function DenialsPanel({ model }: PanelProps) {
  return <h2>{model.words.tabs.denials}</h2>;
}
