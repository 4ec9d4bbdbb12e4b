import type { Answer, Command, CommandName } from '#lib/protocol/commands.ts';
import { snoozeFor } from '#lib/rotation/reminder.ts';
import { documents } from '#lib/storage/documents.ts';
import { rotationDocuments } from '#lib/storage/rotation-state.ts';
import { findConnection } from './connections.ts';
import { showState } from './record.ts';
import type { Services } from './services.ts';
import { inTurn } from './turns.ts';

type Of<N extends CommandName> = Extract<Command, { name: N }>;

const { reminders } = rotationDocuments;
const done = { ok: true, value: null } as const;
const unknownVault = { ok: false, problem: { kind: 'unknown-vault' } } as const;

export async function snooze(
  services: Services,
  { id, days }: Of<'reminder.snooze'>,
): Promise<Answer<'reminder.snooze'>> {
  const answer = await inTurn(async () => {
    if (!(await findConnection(id))) return unknownVault;
    await reminders.update((all) => ({
      ...all,
      snoozes: { ...all.snoozes, [id]: snoozeFor(days, services.now()) },
    }));
    return done;
  });
  await showState(services);
  return answer;
}

/** Switched on anew, notifications tell everything that is true then: nothing counts as told. */
export async function saveReminders(
  services: Services,
  { afterDays, notify }: Of<'reminder.save'>,
): Promise<Answer<'reminder.save'>> {
  await reminders.update((all) => ({
    ...all,
    afterDays: afterDays ?? all.afterDays,
    notify: notify ?? all.notify,
    told: notify === undefined ? all.told : {},
  }));
  await showState(services);
  return done;
}

/** What the admin reads on the vault's page: tokens of IDE Services have an end that we cannot see. */
export async function saveExpiry(
  services: Services,
  { id, at }: Of<'token.expires'>,
): Promise<Answer<'token.expires'>> {
  const answer = await inTurn(async () => {
    if (!(await findConnection(id))) return unknownVault;
    await documents.connections.update((all) =>
      all.map((one) => (one.id === id ? { ...one, token: { ...one.token, expiresAt: at } } : one)),
    );
    return done;
  });
  await showState(services);
  return answer;
}

/** Removes everything of a vault: its rotation, its consumers and what was told. Only inside a turn. */
export async function forgetRotation(id: string): Promise<void> {
  await rotationDocuments.rotations.update(({ [id]: _gone, ...rest }) => rest);
  await rotationDocuments.consumers.update(({ [id]: _gone, ...rest }) => rest);
  await reminders.update(({ snoozes: { [id]: _gone, ...snoozes }, told, ...rest }) => ({
    ...rest,
    snoozes,
    told: Object.fromEntries(Object.entries(told).filter(([key]) => !key.startsWith(`${id} `))),
  }));
}
