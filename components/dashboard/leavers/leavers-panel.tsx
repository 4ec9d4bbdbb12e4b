import type { PanelProps } from '../panels.tsx';

export function LeaversPanel({ model }: PanelProps) {
  return <h2>{model.words.tabs.leavers}</h2>;
}
