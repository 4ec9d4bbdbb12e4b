import * as v from 'valibot';
import { type DenialsNews, denialsStartSchema } from './denials.ts';
import { type ReportNews, reportStartSchema } from './report.ts';

/**
 * Long conversations between a page and the background, beside the commands: what takes many
 * messages, tells how far it is, and ends when either side goes. Each begins with one request.
 */
export const channelStarts = { denials: denialsStartSchema, report: reportStartSchema } as const;
export type ChannelName = keyof typeof channelStarts;
export type ChannelStart<N extends ChannelName> = v.InferOutput<(typeof channelStarts)[N]>;

/** What the background tells on each; never a token. */
export interface ChannelNews {
  denials: DenialsNews;
  report: ReportNews;
}

/** The first sign of a background that has heard the request; no news, and never told as such. */
export const begun = { kind: 'begun' } as const;

/** What a page may say. Everything else ends the conversation. */
export const pageMessageSchema = v.variant('kind', [
  /** The first message, once. What it asks for is checked by the channel's own schema. */
  v.strictObject({ kind: v.literal('start'), start: v.unknown() }),
  /** One delivery is done with: the next may come. */
  v.strictObject({ kind: v.literal('taken') }),
  /** Nothing but a sign of life: the browser lets an idle worker die, even one that waits. */
  v.strictObject({ kind: v.literal('alive') }),
]);
export type PageMessage = v.InferOutput<typeof pageMessageSchema>;
