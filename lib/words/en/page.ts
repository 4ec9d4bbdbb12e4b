import type { PageKnowledge } from '#lib/protocol/page.ts';
import { isRefusalExpected } from '#lib/usage/token-note.ts';
import type { CopyForm } from '#lib/vault/copy-as.ts';
import type { Formats } from '../formats.ts';
import { consumerKindNames } from './consumer-kinds.ts';
import { rotationSentence } from './notices.ts';

type Status = PageKnowledge['status'];

/** What the page itself shows of the vault's token. */
export interface OnPage {
  /** Null: the page does not tell. */
  hasToken: boolean | null;
  kind: 'single' | 'many';
}

const HOUR = 3_600_000;

/** Words of what Seatkeeper puts on the vault's own page. */
export const pageWords = (f: Formats) => {
  const long = (at: number, now: number) =>
    now - at < 60_000 ? 'just now' : `${f.span(now - at)} ago`;
  /** The time of day, or the day where that is longer ago. */
  const when = (at: number, now: number) => (now - at < 12 * HOUR ? f.time(at) : f.date(at));
  /** How old the token is, and how that is known: it says so itself, or we saw it first. */
  const aged = ({ age }: Status, now: number) =>
    age === null
      ? ''
      : `, ${age.surely === 'issued' ? 'issued' : 'first seen'} ${long(age.since, now)}`;
  const ending = ({ expiresAt }: Status, now: number) => {
    if (expiresAt === null) return '';
    return expiresAt <= now
      ? ` It expired on ${f.date(expiresAt)}.`
      : ` It expires in ${f.span(expiresAt - now)}, on ${f.date(expiresAt)}.`;
  };
  const which = (print: string | null) => (print === null ? '' : ` (fingerprint ${print})`);
  const lostAdvice =
    'The vault shows a token only once. If nobody has kept it, generate a new one and enter it wherever the old one is used.';

  /** What became of a token that the vault does not know, as far as anybody can tell. */
  function ended({ expiresAt, rotation }: Status, kind: OnPage['kind'], now: number): string {
    // The rotation that is told of after it says enough.
    if (isRefusalExpected(rotation)) return '.';
    if (expiresAt !== null && expiresAt <= now) return `: it expired on ${f.date(expiresAt)}.`;
    return kind === 'many'
      ? ': it was deleted, or it has expired.'
      : ': another administrator replaced or deleted it.';
  }

  function line(status: Status, page: OnPage, now: number): string {
    const { rotation } = status;
    const goesOn = rotation
      ? ` ${rotationSentence(rotation, f)} Open Seatkeeper to resume the rotation.`
      : '';
    return `${saved(status, page, now)}${goesOn}`;
  }

  function saved(status: Status, page: OnPage, now: number): string {
    const { state, isStuck, fingerprint, workedAt } = status;
    const why = isStuck ? ' Open Seatkeeper to see why.' : '';
    const seen = aged(status, now);
    const ends = ending(status, now);
    const worked = workedAt === null ? '' : `, checked ${when(workedAt, now)}`;
    if (page.kind === 'single' && page.hasToken === false) {
      return state === 'none'
        ? 'The vault has no token yet. Generate one, then save it here with one click.'
        : `The vault has no token now. The one saved here${which(fingerprint)} was deleted and no longer works.`;
    }
    switch (state) {
      case 'none':
        return page.kind === 'many'
          ? 'No token of this vault is saved here. When you create one, save it here with one click.'
          : `No token is saved here. ${lostAdvice}`;
      case 'working':
        return `Token saved here, fingerprint ${fingerprint}${worked}${seen}.${ends}`;
      case 'rejected':
        return `The vault refuses the token saved here${which(fingerprint)}${ended(status, page.kind, now)}`;
      case 'forbidden':
        return `The vault knows the token saved here${which(fingerprint)}, and does not let it read the license counts.`;
      case 'unproven':
        return `Token saved here, fingerprint ${fingerprint}. No call has worked with it yet${isStuck ? `.${why}` : '; Seatkeeper goes on trying.'}`;
      case 'unchecked':
        return `Token saved here, fingerprint ${fingerprint}${worked}${seen}.${ends} The last check did not get through.${why}`;
      case 'lost':
        return `The token saved here${which(fingerprint)} can no longer be read. ${lostAdvice}`;
    }
  }

  const named = (status: Status) => f.list(status.consumers.map(({ name }) => name));

  return {
    region: 'Seatkeeper',
    by: 'Added by the Seatkeeper extension, not by the vault.',
    line,
    candidate: (print: string) =>
      `A newer token (fingerprint ${print}) is kept and has not worked yet.`,
    consumers: (status: Status) =>
      status.consumers.length === 0
        ? null
        : `${f.plural(status.consumers.length, { one: 'Used by', other: 'Used by # consumers:' })} ${named(status)}.`,
    consumer: ({ name, kind }: Status['consumers'][number]) =>
      kind === 'other' ? name : `${name} (${consumerKindNames[kind]})`,
    openSettings: 'Open Seatkeeper',
    passive:
      'This page is not known well enough to save a token from it. Copy the token and paste it in Seatkeeper.',
    hide: 'Hide',
    hideVisit: 'Hide for this visit',
    hideGood: 'Hide for good',
    hideMeans: 'Then nothing is asked before a token ends either.',

    save: 'Save to Seatkeeper',
    copy: 'Copy token',
    copyAs: 'Copy as',
    copyForms: {
      header: 'Authorization header',
      environment: 'Environment line',
      curl: 'curl command',
      placeholder: 'curl for documents, with $LICENSE_VAULT_TOKEN',
    } satisfies Record<CopyForm, string>,
    session: 'Keep for this session only',
    saving: 'Saving.',
    saved: (print: string) => `Saved and working. Fingerprint ${print}.`,
    kept: (print: string) =>
      `Saved, fingerprint ${print}. The vault could not be reached with it yet; Seatkeeper keeps it and tries again.`,
    refused: (print: string) =>
      `Kept, fingerprint ${print}, but no call works with it. Seatkeeper’s settings say why, and try it again.`,
    next: (status: Status) =>
      status.consumers.length === 0 ? null : `Now give the new token to ${named(status)}.`,
    notSaved: 'Not saved. Copy the token and enter it in Seatkeeper’s settings.',
    notAVault:
      'Not saved: this vault’s API address has to be confirmed first. Copy the token and connect the vault in Seatkeeper’s settings.',
    noToken: 'No token was found here. Copy it yourself and enter it in Seatkeeper’s settings.',
    severalTokens:
      'More than one text here could be the token. Copy the right one and enter it in Seatkeeper’s settings.',
    notASight: 'The button was covered or had only just appeared. Press it again.',
    copied: (what: string) => `Copied: ${what}.`,
    copiedToken: 'Copied the token.',
    notCopied: 'The browser did not allow copying. Select the token and copy it yourself.',

    guardTitle: {
      generate: 'Generate a new token?',
      delete: 'Delete the token?',
      either: 'End the token in use?',
    },
    guardEnds: {
      generate:
        'A new token ends the current one at once. Whatever uses it stops working until it has the new one.',
      delete: 'Deleting ends the current token at once. Whatever uses it stops working.',
      either: 'This button replaces or deletes the current token. Whatever uses it stops working.',
    },
    guardStops: 'Stops working',
    guardUnknown:
      'No consumers are listed, so Seatkeeper cannot say who uses it. Scripts, monitors and colleagues may.',
    guardSeatkeeper: 'Seatkeeper, until you save a new token',
    guardSince: ({ age, fingerprint, workedAt }: Status, now: number) => {
      const facts = [
        age &&
          `In use ${age.surely === 'issued' ? 'since' : 'at least since'} ${f.date(age.since)}, ${long(age.since, now)}.`,
        workedAt !== null && `Last worked ${long(workedAt, now)}.`,
        fingerprint !== null && `Fingerprint ${fingerprint}.`,
      ].filter(Boolean);
      return facts.length === 0 ? null : facts.join(' ');
    },
    proceed: 'Continue',
    keep: 'Keep current token',
    steppedAside: 'The page did not react. Press its own button again: Seatkeeper no longer asks.',

    readSpecification: 'Read specification',
    reading: 'Reading.',
    specificationRead: 'Read. What it tells is in Seatkeeper’s settings.',
    specificationRefused:
      'That was no specification. Open the link, save the page’s file and import it in Seatkeeper’s settings.',
    specificationBlocked:
      'This page does not let it be read here. Open the link, save the file and import it in Seatkeeper’s settings.',
    specificationNotSent: 'Seatkeeper did not answer. Reload the page and press it again.',
    specificationFirst: 'Save the token of this vault here first, then read its specification.',
  };
};
export type PageWords = ReturnType<typeof pageWords>;
