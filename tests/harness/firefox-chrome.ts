import type { Browser } from 'puppeteer-core';

/** The connection that puppeteer speaks WebDriver BiDi over; its types leave it out. */
interface BidiConnection {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

interface Evaluated {
  type: 'success' | 'exception';
  result?: { value?: unknown };
  exceptionDetails?: { text: string };
}

/**
 * Evaluates an expression in Firefox's own window, where the browser's internals are in reach.
 * Wants `--remote-allow-system-access`.
 *
 * @returns the expression's value, awaited; only plain values arrive
 */
export async function inFirefox(browser: Browser, expression: string): Promise<unknown> {
  const { connection } = browser as unknown as { connection: BidiConnection };
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = (tree.result as { contexts: { context: string }[] }).contexts;
  if (!window) throw new Error('Firefox has no window');
  const answer = await connection.send('script.evaluate', {
    expression,
    target: { context: window.context },
    awaitPromise: true,
  });
  const evaluated = answer.result as Evaluated;
  if (evaluated.type === 'exception') throw new Error(evaluated.exceptionDetails?.text);
  return evaluated.result?.value;
}
