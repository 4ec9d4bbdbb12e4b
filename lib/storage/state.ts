import * as v from 'valibot';
import { emptyView, type View, viewSchema } from '#lib/usage/view.ts';
import { connectionSchema } from '#lib/vault/connection.ts';

export { emptyView, type View };

/** What pages watch. The background writes these; pages only read and ask. */
export const settingsSchema = v.object({
  /** Minutes between automatic refreshes, 5 to 120. */
  refreshMinutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(120)),
  /** The vault that the popup shows; null or unknown means the first. */
  activeId: v.nullable(v.string()),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

export const defaultSettings: Settings = { refreshMinutes: 15, activeId: null };

export const connectionsSchema = v.array(connectionSchema);
export const viewsSchema = v.record(v.string(), viewSchema);

/** Everything a page needs for its first paint. */
export interface AppState {
  connections: v.InferOutput<typeof connectionsSchema>;
  views: Record<string, View>;
  settings: Settings;
}
