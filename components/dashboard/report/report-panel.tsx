import type { PanelProps } from '../panels.tsx';

export function ReportPanel({ model }: PanelProps) {
  return <h2>{model.words.tabs.report}</h2>;
}
