/**
 * Everything that is read off the vault's own page, and how surely it is there.
 *
 * `doc`: JetBrains help names this text. `guess`: nobody has published it; it only ever adds to
 * what documented texts have shown, or stands in where structure leaves no doubt.
 * Class names, ids and paths are never used: they change with every build of a page.
 */
type Evidence = 'doc' | 'guess';

interface Anchor {
  /** Where it was read, and when. */
  evidence: Evidence;
  read: string;
  role: 'heading' | 'button' | 'link';
  /** How many a vault's Settings page has, from and to. */
  expected: readonly [number, number];
  /** The whole visible text, in any case. */
  texts: readonly string[];
  /** What finding it adds to the confidence. */
  weight: number;
}

const help = 'JetBrains help, License Vault: API access, 2026-11';

export const anchors = {
  'token-heading': {
    evidence: 'doc',
    read: help,
    role: 'heading',
    expected: [1, 1],
    texts: ['api access token'],
    weight: 0.4,
  },
  /** There when the vault has no token yet. */
  generate: {
    evidence: 'doc',
    read: help,
    role: 'button',
    expected: [0, 1],
    texts: ['generate token'],
    weight: 0.3,
  },
  /** There when the vault has one. */
  'generate-new': {
    evidence: 'doc',
    read: help,
    role: 'button',
    expected: [0, 1],
    texts: ['generate new token'],
    weight: 0.3,
  },
  delete: {
    evidence: 'doc',
    read: help,
    role: 'button',
    expected: [0, 1],
    texts: ['delete token'],
    weight: 0.1,
  },
  'api-heading': {
    evidence: 'doc',
    read: help,
    role: 'heading',
    expected: [1, 1],
    texts: ['license vault api'],
    weight: 0.1,
  },
  specification: {
    evidence: 'doc',
    read: help,
    role: 'link',
    expected: [1, 1],
    texts: ['api specification'],
    weight: 0.1,
  },
  /** IDE Services: a page of its own, with many tokens. */
  'automation-heading': {
    evidence: 'doc',
    read: 'JetBrains help, IDE Services: Automation tokens, 2026-11',
    role: 'heading',
    expected: [0, 1],
    texts: ['automation tokens', 'automation token'],
    weight: 0.4,
  },
  'create-automation': {
    evidence: 'guess',
    read: 'the usual words of such a button',
    role: 'button',
    expected: [0, 1],
    texts: [
      'create token',
      'new token',
      'add token',
      'generate token',
      'create automation token',
      'new automation token',
      'add automation token',
      'generate automation token',
    ],
    weight: 0.3,
  },
} as const satisfies Record<string, Anchor>;

export type AnchorName = keyof typeof anchors;

/** Below this nothing is drawn. The heading and its button together are what it takes. */
export const THRESHOLD = 0.6;

/**
 * A control that copies. English: doc. The other languages are guesses, and only ever looked for in
 * a dialog of a page that was recognized.
 */
const copyWords =
  /(?:^|\s)(?:copy|copied|kopieren|kopiert|copier|copie|copiar|copia|copiază|kopiuj|kopieer|kopieren|kopiér|kopiera|kopioi|kopírovat|másolás|kopyala|salin|копировать|скопировать|копіювати|αντιγραφή)(?=\s|$)|复制|複製|コピー|복사|העתק|نسخ/i;

/** Whether a control's name says that it copies something. */
export const saysCopy = (name: string) => name.length <= 60 && copyWords.test(name);

/** The word that no language translates: what the structure of another language is told by. */
export const saysApi = (text: string) =>
  text.length <= 80 && /(?:^|[^\p{L}])API(?![\p{L}])/u.test(text);

/** What languages call a token. Guesses, and only ever used to choose between two texts. */
export const saysToken = (text: string) => /token|jeton|токен|トークン|令牌|토큰/i.test(text);

/** A text as it is compared: folded white space, no case, no dots or signs at its ends. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/**
 * Whether a text may have anything to do with a token section: it speaks of tokens, or of the API
 * more than once. Quick, for it is asked of whole pages, a token that stands there included: nothing but
 * the answer comes of it.
 */
export function maySpeak(text: string): boolean {
  if (text.includes('oken') || text.includes('OKEN')) return true;
  const first = text.indexOf('API');
  return first >= 0 && text.includes('API', first + 3);
}

const names = Object.entries(anchors) as [AnchorName, Anchor][];

/** The anchors of these roles that have exactly this text. */
export function anchorsNamed(text: string, roles: readonly Anchor['role'][]): AnchorName[] {
  if (text.length < 8 || text.length > 60) return [];
  const wanted = plain(text);
  return names
    .filter(([, { role, texts }]) => roles.includes(role) && texts.includes(wanted))
    .map(([name]) => name);
}
