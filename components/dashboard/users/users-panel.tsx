import type { PanelProps } from '../panels.tsx';

export function UsersPanel({ model }: PanelProps) {
  return <h2>{model.words.tabs.users}</h2>;
}
