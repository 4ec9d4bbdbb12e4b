import * as v from 'valibot';
import type { TokenNote } from '#lib/usage/token-note.ts';
import { emptyView, type View, viewSchema } from '#lib/usage/view.ts';
import { connectionSchema } from '#lib/vault/connection.ts';

export { emptyView, type View };

const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** What pages watch. The background writes these; pages only read and ask. */
export const settingsSchema = v.object({
  /** Minutes between automatic refreshes, 5 to 120. */
  refreshMinutes: wholeNumber(5, 120),
  /** The vault that the popup shows; null or unknown means the first. */
  activeId: v.nullable(v.string()),
  /** Nothing that changes a vault is offered, nor carried out. */
  readOnly: v.boolean(),
  /** How long an act can be undone before it is sent: 5 to 20, the life of a worker. */
  undoSeconds: wholeNumber(5, 20),
  /** After how long a revoked license is looked at once more. */
  cameBackSeconds: wholeNumber(1, 3600),
  /** Between two revocations of a list. Milliseconds. */
  bulkPauseMs: wholeNumber(0, 60_000),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

export const defaultSettings: Settings = {
  refreshMinutes: 15,
  activeId: null,
  readOnly: false,
  undoSeconds: 8,
  cameBackSeconds: 60,
  bulkPauseMs: 1000,
};

export const connectionsSchema = v.array(connectionSchema);
export const viewsSchema = v.record(v.string(), viewSchema);

/** Everything a page needs for its first paint. */
export interface AppState {
  connections: v.InferOutput<typeof connectionsSchema>;
  views: Record<string, View>;
  settings: Settings;
  /** By vault; absent where nothing is to be said. */
  tokenNotes: Record<string, TokenNote>;
}
