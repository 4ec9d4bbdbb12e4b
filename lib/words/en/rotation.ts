import type { ConsumerKind } from '#lib/rotation/consumer.ts';
import { type ConsumerCopyForm, plainForms, TOKEN_VARIABLE } from '#lib/rotation/copy-text.ts';
import type { OldToken, Progress, Stage } from '#lib/rotation/progress.ts';
import type { TokenAge } from '#lib/rotation/token-age.ts';
import type { TokenNote } from '#lib/usage/token-note.ts';
import type { Flavour } from '#lib/vault/connection.ts';
import type { Formats } from '../formats.ts';
import { consumerKindNames } from './consumer-kinds.ts';
import { tokenNoteWords } from './notices.ts';

const whereHints: Record<ConsumerKind, string> = {
  'github-actions': 'The repository, such as acme/reports',
  'gitlab-ci': 'The project or group, such as acme/reports',
  checkmk: 'The site and the rule, or the entry of the password store',
  kubernetes: 'The cluster and the namespace',
  'cron-shell': 'The host and the user, or the file',
  seatkeeper: 'Who it is',
  other: 'Where its copy of the token is kept',
};

/** After "Copy as": what lands on the clipboard. */
const copyForms: Record<ConsumerCopyForm, string> = {
  token: 'the token itself',
  header: 'Authorization header',
  environment: 'environment line',
  curl: 'curl for the counts',
  'github-actions': 'gh command',
  'gitlab-ci': 'glab command',
  checkmk: 'password',
  kubernetes: 'manifest',
  'cron-shell': 'environment line',
  seatkeeper: 'token to paste',
  other: 'the token itself',
};

const stageNames: Record<Stage, string> = {
  list: 'List what uses the token',
  generate: 'Generate a new token in the vault',
  prove: 'The new token works',
  old: 'The old token is refused',
  tick: 'Give the new token to every consumer',
};

const generate: Record<Flavour, string> = {
  cloud:
    'Open the vault, go to Settings, section “API access token”, and press “Generate new token”. The old token stops working then. Save the new one there with “Save to Seatkeeper”, or paste it here: the vault shows it only once.',
  'ide-services':
    'Open IDE Services, go to Configuration > Automation Tokens, and create a token beside the old one. Save it there with “Save to Seatkeeper”, or paste it here: it is shown only once.',
};

/** Words of the section "Token and rotation". */
export const rotationWords = (f: Formats) => {
  const at = (time: number, now: number) =>
    Math.abs(now - time) < 20 * 60 * 60_000 ? f.time(time) : `${f.date(time)}, ${f.time(time)}`;

  return {
    intro:
      'A License Vault has one token, and whoever uses it stops working when it changes. List what uses it here: Seatkeeper then walks you through the change, and remembers who still needs the new one.',
    noVault: 'Connect a vault first.',
    tokenOf: (vault: string) => `Token of ${vault}`,
    facts: { token: 'Token', inUse: 'In use', worked: 'Last worked', ends: 'Ends' },
    fingerprint: (fingerprint: string) => `Fingerprint ${fingerprint}`,
    age: ({ days, since, surely }: TokenAge) => {
      const length = f.plural(days, { one: '# day', other: '# days' });
      if (surely === 'issued') {
        return days === 0
          ? `Issued ${f.date(since)}, as the token says itself`
          : `For ${length}: issued ${f.date(since)}, as the token says itself`;
      }
      return days === 0
        ? `First seen ${f.date(since)}`
        : `For at least ${length}: first seen ${f.date(since)}`;
    },
    worked: (time: number, now: number) => `${at(time, now)} · ${f.ago(time, now) ?? 'just now'}`,
    neverWorked: 'Not yet since it was saved',
    ends: (time: number, now: number) =>
      time > now ? `${f.date(time)}, in ${f.span(time - now)}` : `Ended ${f.date(time)}`,
    endsField: 'Token ends on',
    endsHint: 'As Configuration > Automation Tokens says. Empty: not known.',

    note: (note: TokenNote, now: number) => tokenNoteWords(note, f, now),
    snooze: 'Remind me in 30 days',
    snoozed: 'Nothing more is said of this token for 30 days.',
    resume: 'Resume rotation',

    consumers: 'Consumers',
    noConsumers:
      'Nothing is listed yet. Think of pipelines, monitoring, scripts, and other administrators.',
    kinds: consumerKindNames,
    addConsumer: 'Add consumer',
    name: 'Name',
    nameMissing: 'Give it a name.',
    kind: 'Kind',
    where: 'Where',
    whereHints,
    remark: 'Note',
    save: 'Save',
    cancel: 'Cancel',
    edit: 'Edit',
    editWhat: (name: string) => `Edit ${name}`,
    remove: 'Remove',
    removeWhat: (name: string) => `Remove ${name}`,
    added: (name: string) => `${name} was added.`,
    removed: (name: string) => `${name} was removed.`,
    changed: (name: string) => `${name} was changed.`,
    hasToken: (name: string) => `${name} has the new token.`,
    hasNotToken: (name: string) => `${name} still needs the new token.`,
    tickHint: 'Ticked: it has the token in use.',
    tickHintWaiting: 'There is nothing to tick yet: no new token is in use.',

    copyTitle: 'Copy as',
    copy: (form: ConsumerCopyForm) => `Copy as ${copyForms[form]}`,
    copyFor: (form: ConsumerCopyForm, name: string) => `Copy as ${copyForms[form]} for ${name}`,
    plainForms,
    placeholder: `Copy the placeholder $${TOKEN_VARIABLE} instead of the token`,
    copyHint:
      'The token goes straight to the clipboard and is shown nowhere. Other programs can read the clipboard: paste it, then copy something else.',
    copied: (form: ConsumerCopyForm, withToken: boolean) =>
      withToken
        ? `Copied: ${copyForms[form]}, with the token.`
        : `Copied: ${copyForms[form]}, with a placeholder.`,
    notCopied: 'The browser did not let Seatkeeper copy. Nothing is on the clipboard.',
    tokenGone: 'The token cannot be read any more. Replace it first.',

    rotation: 'Rotation',
    start: 'Start rotation',
    started: 'The rotation has begun.',
    startHint: 'Nothing changes in the vault until you generate a new token there.',
    steps: 'Steps of the rotation',
    stage: (stage: Stage) => stageNames[stage],
    listInstruction:
      'List everything that has a copy of the token. What is not listed stops working without anybody being told.',
    listDone: 'The list is complete',
    generateInstruction: (flavour: Flavour) => generate[flavour],
    openVault: 'Open the vault',
    pasteToken: 'Paste the new token',
    proveInstruction: (fingerprint: string) =>
      `The new token (fingerprint ${fingerprint}) is kept and has not worked yet. Unless the vault refused it, Seatkeeper tries again by itself.`,
    oldInstruction: (old: OldToken | null, flavour: Flavour, now: number) =>
      oldInstruction(old, flavour, (time) => at(time, now)),
    checkOld: 'Check old token',
    wipeOld: 'Wipe old token',
    wiped: 'The copy of the old token was wiped.',
    oldChecked: (works: boolean | null) =>
      works === null
        ? 'The vault did not say whether it still takes the old token.'
        : works
          ? 'The vault still takes the old token.'
          : 'The vault refuses the old token. Its copy was wiped.',
    tickInstruction: 'Give each of them the new token, and tick it off in the list above.',
    stop: 'Stop rotation',
    stopped: 'The rotation was stopped. What was done stays done.',
    result: (stage: Stage, shown: Progress, now: number) =>
      result(stage, shown, f, (time) => at(time, now)),
    finished: (time: number, old: OldToken | null, now: number) =>
      `The last rotation was finished ${f.date(time)}. ${old ? oldResult(old, (when) => at(when, now)) : ''}`.trim(),
    retiring: (fingerprint: string, workedAt: number | null, now: number) =>
      workedAt === null
        ? `A copy of the old token (fingerprint ${fingerprint}) is kept to see whether the vault refuses it.`
        : `The vault still took the old token (fingerprint ${fingerprint}) at ${at(workedAt, now)}. Its copy is kept to see it end.`,

    reminders: 'Reminders',
    remindAfter: 'Remind me after',
    days: (days: number) => f.plural(days, { one: '# day', other: '# days' }),
    remindHint:
      'In the popup and here, when a token has been in use for so long; also 30, 7 and 1 day before its end, where that is known, and while a rotation is not finished.',
    notify: 'Show a notification of the browser too',
    hidden: 'Hidden on the vault’s own page',
    hiddenHint:
      'You chose “Hide for good” there: no status line, nothing to save a token with, and no question before a token ends.',
    showAgain: 'Show again',
    showAgainOn: (host: string) => `Show again on ${host}`,
    shownAgain: (host: string) => `Seatkeeper is shown on ${host} again.`,

    notifyHint: 'One for all vaults, once for each change. The browser asks you to allow it.',
    notifyOn: 'Notifications are on.',
    notifyOff: 'Notifications are off.',
    notifyRefused: 'The browser was not allowed to show notifications. They stay off.',
  };
};
export type RotationWords = ReturnType<typeof rotationWords>;

type At = (time: number) => string;

function oldInstruction(old: OldToken | null, flavour: Flavour, at: At): string {
  if (old?.kind === 'works') {
    const sentence = `The vault still took the old token at ${at(old.checkedAt)}. Seatkeeper asks again by itself.`;
    return flavour === 'cloud'
      ? `${sentence} Meanwhile, give the new one to your consumers.`
      : `${sentence} Give the new one to your consumers, then delete the old one in IDE Services.`;
  }
  return 'Seatkeeper asks the vault whether it still takes the old token.';
}

/** What became of the old token, told honestly where nobody knows. */
function oldResult(old: OldToken, at: At): string {
  switch (old.kind) {
    case 'refused':
      return `The vault refuses the old token (${at(old.at)}). Its copy was wiped.`;
    case 'wiped':
      return old.workedAt === null
        ? 'You had the copy of the old token wiped. Whether the vault still takes it is not known.'
        : `You had the copy of the old token wiped. The vault still took it at ${at(old.workedAt)}.`;
    case 'expired':
      return old.workedAt === null
        ? 'The copy of the old token was wiped after a day. Whether the vault still takes it is not known.'
        : `The copy of the old token was wiped after a day. The vault still took it at ${at(old.workedAt)}.`;
    case 'unknown':
      return 'The old token could not be read any more, so nobody could ask whether the vault still takes it.';
    case 'works':
    case 'unasked':
      return '';
  }
}

/** One line below a stage that is done, or that has begun without being the current one. */
function result(stage: Stage, shown: Progress, f: Formats, at: At): string {
  switch (stage) {
    case 'list':
      return shown.consumers === 0
        ? 'Nothing listed.'
        : f.plural(shown.consumers, { one: '# consumer.', other: '# consumers.' });
    case 'generate':
      return shown.newToken === null ? '' : `Fingerprint ${shown.newToken}.`;
    case 'prove':
      return 'It is in use here.';
    case 'old':
      return shown.old ? oldResult(shown.old, at) : '';
    case 'tick':
      return `${f.number(shown.ticked)} of ${f.number(shown.consumers)}.`;
  }
}
