import { readToken } from '#lib/vault/token.ts';
import { saysToken } from './anchors.ts';
import { isPressable, shownChildren, shownElements, shownParent } from './dom.ts';

/** Why nothing was taken. */
export type NoSecret = 'none' | 'several';

interface Candidate {
  token: string;
  /** How much speaks for it beside another one. */
  score: number;
}

/**
 * Reads the one token that a place on the page shows. Called in a person's trusted click, and
 * nowhere else: until then nothing of what stands there is read.
 *
 * @param container from `findShownSecret`
 * @returns the token, or why there is not exactly one; where several could be it, only what stands
 *   beside it decides, and never a guess
 */
export function readSecret(container: Element): { token: string } | { no: NoSecret } {
  const fields: Candidate[] = [];
  const marked: Candidate[] = [];
  const add = (to: Candidate[], text: string, at: Element) => {
    const token = tokenIn(text);
    if (token !== null) to.push({ token, score: scoreOf(token, at, container) });
  };
  for (const element of [container, ...shownElements(container)]) {
    if (element.matches('input, textarea')) {
      add(fields, (element as HTMLInputElement | HTMLTextAreaElement).value, element);
    } else if (element.matches('code, pre, output, samp, kbd') || isInPieces(element)) {
      // A long token may be broken into pieces for the eye.
      add(marked, textPieces(element).join('').trim(), element);
    }
  }
  const words: Candidate[] = [];
  for (const { text, at } of textsIn(container)) {
    for (const word of text.split(/\s+/)) add(words, word, at);
  }
  for (const candidates of [fields, marked, words]) {
    if (candidates.length > 0) return bestOf(candidates);
  }
  return { no: 'none' };
}

function bestOf(candidates: readonly Candidate[]): { token: string } | { no: NoSecret } {
  const scores = new Map<string, number>();
  for (const { token, score } of candidates) {
    scores.set(token, Math.max(score, scores.get(token) ?? Number.NEGATIVE_INFINITY));
  }
  const best = Math.max(...scores.values());
  const [token, ...others] = [...scores].filter(([, score]) => score === best);
  return token && others.length === 0 ? { token: token[0] } : { no: 'several' };
}

/** A token, by its shape, and not something else that has no space in it. */
function tokenIn(text: string): string | null {
  const token = readToken(text);
  if (token === null) return null;
  const isAddress = /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.)|@[^@]+\.[a-z]{2,}$/i.test(token);
  const isDate = /^\d{4}-\d{2}-\d{2}/.test(token);
  const isWord = /^[\p{L}'’()-]+[.,:;!?]?$/u.test(token) && token.length < 32;
  return isAddress || isDate || isWord ? null : token;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What stands beside it calls it a token; numbers of requests and the like are mostly UUIDs. */
function scoreOf(token: string, at: Element, container: Element): number {
  const label = at.getAttribute('aria-label') ?? at.getAttribute('placeholder') ?? '';
  const own = saysToken(label) || saysToken(labelsOf(at)) || saysToken(besides(at, container));
  return (own ? 2 : 0) - (UUID.test(token) ? 1 : 0);
}

const labelsOf = (element: Element) =>
  Array.from((element as Partial<HTMLInputElement>).labels ?? [], (one) => one.textContent).join();

/** The rest of the line that something stands in. */
function besides(at: Element, container: Element): string {
  const line = at.closest('p, li, dd, dt, label, td, tr, h1, h2, h3, h4, h5, h6');
  if (!line || line === container || !container.contains(line)) return '';
  return line.textContent?.slice(0, 200) ?? '';
}

/**
 * Whether an element holds nothing but pieces of one word: texts with breaks in between, or groups
 * of one length.
 */
function isInPieces(element: Element): boolean {
  const { children } = element;
  if (children.length < 2) return children.length === 1 && children[0]?.localName === 'wbr';
  const tags = new Set(Array.from(children, ({ localName }) => localName));
  if (tags.size !== 1) return false;
  if (tags.has('wbr')) return true;
  const bare = [...element.childNodes].every(
    (node) => node.nodeType !== Node.TEXT_NODE || (node as Text).data.trim() === '',
  );
  const lengths = Array.from(children, (one) => one.textContent?.trim().length ?? 0);
  const [first = 0] = lengths;
  const last = lengths.pop() ?? 0;
  // What is long enough to be a token is none of its pieces.
  return (
    bare && first >= 2 && first < 16 && last <= first && lengths.every((length) => length === first)
  );
}

function textPieces(node: Node): string[] {
  if (node.nodeType === Node.TEXT_NODE) return [(node as Text).data];
  if (node instanceof Element && isPressable(node)) return [];
  return shownChildren(node).flatMap(textPieces);
}

/** The running text; a control's name is no secret. */
function textsIn(container: Element): { text: string; at: Element }[] {
  const texts: { text: string; at: Element }[] = [];
  const walk = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      texts.push({ text: (node as Text).data, at: shownParent(node) ?? container });
    } else if (!(node instanceof Element && (isPressable(node) || node.matches('style, script')))) {
      shownChildren(node).forEach(walk);
    }
  };
  walk(container);
  return texts;
}
