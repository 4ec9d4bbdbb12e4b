import { readToken } from '#lib/vault/token.ts';
import { isPressable, shownChildren, shownElements, textOf } from './dom.ts';

/** Why nothing was taken. */
export type NoSecret = 'none' | 'several';

/**
 * Reads the one token that a place on the page shows. Called in a person's trusted click, and
 * nowhere else: until then nothing of what stands there is read.
 *
 * @param container from `findShownSecret`
 * @returns the token, or why there is not exactly one; nothing is repaired or guessed
 */
export function readSecret(container: Element): { token: string } | { no: NoSecret } {
  const fields: string[] = [];
  const marked: string[] = [];
  for (const element of [container, ...shownElements(container)]) {
    if (element.matches('input, textarea')) {
      fields.push((element as HTMLInputElement | HTMLTextAreaElement).value);
    } else if (element.matches('code, pre, output, samp, kbd')) {
      // A long token may be broken into pieces for the eye.
      marked.push(joined(element));
    }
  }
  for (const texts of [fields, marked, wordsIn(container)]) {
    const tokens = [...new Set(texts.map(tokenIn).filter((token) => token !== null))];
    const [token] = tokens;
    if (token !== undefined) return tokens.length === 1 ? { token } : { no: 'several' };
  }
  return { no: 'none' };
}

/** A token, by its shape, and not something else that has no space in it. */
function tokenIn(text: string): string | null {
  const token = readToken(text);
  if (token === null || token.length < 16) return null;
  const isAddress = /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.)|@[^@]+\.[a-z]{2,}$/i.test(token);
  const isDate = /^\d{4}-\d{2}-\d{2}/.test(token);
  const isWord = /^[\p{L}'’()-]+[.,:;!?]?$/u.test(token) && token.length < 32;
  return isAddress || isDate || isWord ? null : token;
}

/** The text of an element without what joins its pieces. */
const joined = (element: Element): string => textPieces(element).join('').trim();

function textPieces(node: Node): string[] {
  if (node.nodeType === Node.TEXT_NODE) return [(node as Text).data];
  if (node instanceof Element && isPressable(node)) return [];
  return shownChildren(node).flatMap(textPieces);
}

/** Every word of the running text; a control's name is no secret. */
function wordsIn(container: Element): string[] {
  const words: string[] = [];
  const walk = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) words.push(...textOf(node).split(/\s+/));
    else if (!(node instanceof Element && (isPressable(node) || node.matches('style, script')))) {
      shownChildren(node).forEach(walk);
    }
  };
  walk(container);
  return words;
}
