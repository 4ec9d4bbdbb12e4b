import type { Handlers } from '#lib/platform/answer.ts';
import { onNotificationClicked } from '#lib/platform/notifications.ts';
import { openOptionsAt } from '#lib/platform/tabs.ts';
import type { RotationAnswers } from '#lib/protocol/rotation.ts';
import { documents } from '#lib/storage/documents.ts';
import { showAgain } from '#lib/storage/pages.ts';
import { addConsumer, editConsumer, removeConsumer, tickConsumer } from './consumers.ts';
import { saveExpiry, saveReminders, snooze } from './reminders.ts';
import { retireDue } from './retiring.ts';
import { cancel, checkOldNow, next, start, wipeOld } from './rotation-steps.ts';
import { settleRotation } from './rotations.ts';
import type { Services } from './services.ts';
import { TOKENS_NOTIFICATION } from './token-digest.ts';
import { showTokens, tokensAlarm } from './token-notes.ts';
import { inTurn } from './turns.ts';

export function rotationHandlers(services: Services): Pick<Handlers, keyof RotationAnswers> {
  return {
    'consumer.add': (command) => addConsumer(services, command),
    'consumer.edit': (command) => editConsumer(services, command),
    'consumer.remove': (command) => removeConsumer(services, command),
    'consumer.tick': (command) => tickConsumer(services, command),
    'rotation.start': (command) => start(services, command),
    'rotation.next': (command) => next(services, command),
    'rotation.cancel': (command) => cancel(services, command),
    'rotation.checkOld': (command) => checkOldNow(services, command),
    'rotation.wipeOld': (command) => wipeOld(services, command),
    'token.expires': (command) => saveExpiry(services, command),
    'reminder.snooze': (command) => snooze(services, command),
    'reminder.save': (command) => saveReminders(services, command),
    async 'page.showAgain'({ host }) {
      await showAgain(`https://${host}`);
      return { ok: true, value: null };
    },
  };
}

/** Registers what wakes the worker for rotations. Call it synchronously when the worker starts. */
export function listenForRotations(services: Services): void {
  tokensAlarm.onRing(() => void retireDue(services).then(() => showTokens(services)));
  onNotificationClicked((id) => {
    if (id === TOKENS_NOTIFICATION) void openOptionsAt('#rotation');
  });
}

/** What a worker that died between two writes left is put right. */
export async function settleAllRotations(services: Services): Promise<void> {
  for (const { id } of await documents.connections.read()) {
    await inTurn(() => settleRotation(id, services.now()));
  }
}
