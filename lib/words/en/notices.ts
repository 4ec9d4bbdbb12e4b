import type { DigestItem } from '#lib/rotation/digest.ts';
import type { TokenNote } from '#lib/usage/token-note.ts';
import type { Formats } from '../formats.ts';

/** What is said of a vault's token in popup and notification. */
export function tokenNoteWords(note: TokenNote, f: Formats, now: number): string {
  switch (note.kind) {
    case 'rotation':
      return rotationSentence(note, f);
    case 'expires':
      return note.level === 0
        ? `The token ended on ${f.date(note.at)}.`
        : `The token ends in ${f.span(Math.max(0, note.at - now))}.`;
    case 'old':
      return note.surely === 'issued'
        ? `The token is ${f.span(now - note.since)} old.`
        : `The token is at least ${f.span(now - note.since)} old.`;
  }
}

/** What a rotation waits for. */
export function rotationSentence(
  { waitsFor, left }: Extract<TokenNote, { kind: 'rotation' }>,
  f: Formats,
): string {
  switch (waitsFor) {
    case 'token':
      return 'The token’s rotation waits for the new token.';
    case 'consumers':
      return f.plural(left, {
        one: '# consumer still needs the new token.',
        other: '# consumers still need the new token.',
      });
    case 'old':
      return 'The old token has not been refused yet.';
  }
}

/** Words of the browser's notifications. */
export const noticeWords = (f: Formats) => ({
  /** One digest: a line a vault. */
  tokens: (items: readonly DigestItem[], now: number) => ({
    title: 'Seatkeeper: tokens',
    message: items
      .map(({ title, what }) => {
        const sentence =
          what.kind === 'rejected'
            ? 'The vault refuses the saved token.'
            : tokenNoteWords(what, f, now);
        return `${title}: ${sentence}`;
      })
      .join('\n'),
  }),
});
