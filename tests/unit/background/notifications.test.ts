import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createRotationLab, hour, NEW, type RotationLab } from './rotation/rotation-lab.ts';

const day = 24 * hour;
let lab: RotationLab;

beforeEach(async () => {
  lab = await createRotationLab();
});

/** What the one notification of tokens says now; null where none stands there. */
const shown = () => fakeBrowser.notifications.getAllCreateOptions()['tokens']?.message ?? null;
const switchOn = () => lab.ask<'reminder.save'>({ name: 'reminder.save', notify: true });
/** So much later, reminders are looked at, as after every act of the person. */
async function later(ms: number) {
  await lab.pass(ms);
  await lab.ask<'reminder.save'>({ name: 'reminder.save', afterDays: 90 });
}

describe('notifications', () => {
  it('are off until they are switched on, and then tell what is true by then', async () => {
    await later(91 * day);
    expect(shown()).toBeNull();
    await switchOn();
    expect(shown()).toBe('acme: The token is at least 91 days old.');
  });

  it('tell each change once, and take back what is no longer true', async () => {
    await switchOn();
    expect(shown()).toBeNull();
    await later(91 * day);
    expect(shown()).toMatch(/^acme: The token is at least/);
    // The person has put it away.
    await fakeBrowser.notifications.clear('tokens');
    await later(day);
    expect(shown()).toBeNull();

    await later(10 * day);
    await switchOn();
    expect(shown()).toMatch(/^acme: The token is at least/);
    lab.generate();
    await lab.paste(NEW);
    expect(shown()).toBeNull();
  });

  it('tell a refusal at once, also of a new token whose rotation is not finished', async () => {
    await switchOn();
    lab.generate();
    await lab.paste(NEW);
    expect(await lab.step()).toBe('ticking');
    expect(shown()).toBeNull();
    // Another administrator does the same.
    lab.vault.tokens.generate();
    await lab.ask<'vault.test'>({ name: 'vault.test', id: lab.id });
    expect(shown()).toBe('acme: The vault refuses the saved token.');
  });

  it('tell nothing of a refusal that the rotation expects', async () => {
    await switchOn();
    await lab.start();
    await lab.next();
    lab.generate();
    await lab.ask<'vault.test'>({ name: 'vault.test', id: lab.id });
    expect((await lab.view())?.attempt?.failure?.kind).toBe('wrong-token');
    expect(shown()).toBeNull();
  });

  it('come once where two things happen in the same moment', async () => {
    await switchOn();
    await lab.pass(91 * day);
    const create = vi.spyOn(fakeBrowser.notifications, 'create');
    await Promise.all([
      lab.ask<'reminder.save'>({ name: 'reminder.save', afterDays: 60 }),
      lab.ringAlarm('tokens'),
      lab.ask<'reminder.save'>({ name: 'reminder.save', afterDays: 90 }),
    ]);
    expect(shown()).toMatch(/^acme: The token is at least/);
    expect(create).toHaveBeenCalledOnce();
  });

  it('come by the alarm alone, with nobody at the browser', async () => {
    await switchOn();
    await lab.pass(91 * day);
    await lab.ringAlarm('tokens');
    await vi.waitFor(() => expect(shown()).toMatch(/^acme: The token is at least/));
  });

  it('stay away where the browser takes the permission back', async () => {
    await switchOn();
    vi.spyOn(fakeBrowser.permissions, 'contains').mockResolvedValue(false as never);
    await later(91 * day);
    expect(shown()).toBeNull();
  });

  it('lead to the rotation when they are pressed, and other ones do not', async () => {
    const opened = vi.spyOn(fakeBrowser.tabs, 'create');
    await fakeBrowser.notifications.onClicked.trigger('something else');
    expect(opened).not.toHaveBeenCalled();
    await fakeBrowser.notifications.onClicked.trigger('tokens');
    expect(opened).toHaveBeenCalledExactlyOnceWith({
      url: expect.stringMatching(/\/options\.html#rotation$/),
    });
  });
});
