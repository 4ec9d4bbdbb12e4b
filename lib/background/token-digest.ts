import { interfaceLanguage } from '#lib/platform/language.ts';
import { clearNotification, mayNotify, notify } from '#lib/platform/notifications.ts';
import { type DigestItem, digest, isForgotten } from '#lib/rotation/digest.ts';
import { documents } from '#lib/storage/documents.ts';
import { type RotationState, rotationDocuments } from '#lib/storage/rotation-state.ts';
import { isRefusalExpected, type TokenNote } from '#lib/usage/token-note.ts';
import type { Connection } from '#lib/vault/connection.ts';
import { loadNoticeWords } from '#lib/words/notices.ts';

/** The one notification there is of tokens; a newer one takes its place. */
export const TOKENS_NOTIFICATION = 'tokens';

/** One digest over all vaults, once per change of state, and only where it was switched on. */
export async function notifyOf(
  connections: readonly Connection[],
  { rotations, reminders }: RotationState,
  notes: Readonly<Record<string, TokenNote>>,
  now: number,
): Promise<void> {
  if (!reminders.notify || !(await mayNotify())) return;
  const views = await documents.views.read();
  const items = connections.flatMap(({ id, name: title }): DigestItem[] => {
    const note = notes[id] ?? null;
    const isRejected = views[id]?.attempt?.failure?.kind === 'wrong-token';
    if (isRejected && !isRefusalExpected(note)) return [{ id, title, what: { kind: 'rejected' } }];
    if (note?.kind === 'rotation') {
      const rotation = rotations[id];
      return rotation && isForgotten(rotation, now) ? [{ id, title, what: note }] : [];
    }
    return note ? [{ id, title, what: note }] : [];
  });

  const { due, told } = digest(items, reminders.told, now);
  if (JSON.stringify(told) === JSON.stringify(reminders.told)) return;
  // Written first: a worker that dies in between says it never rather than twice.
  await rotationDocuments.reminders.update((all) => ({ ...all, told }));
  if (due) {
    const words = await loadNoticeWords(interfaceLanguage());
    await notify(TOKENS_NOTIFICATION, words.tokens(items, now));
  } else if (items.length === 0) await clearNotification(TOKENS_NOTIFICATION);
}
