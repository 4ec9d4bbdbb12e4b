import type { Page } from 'puppeteer-core';

type Plain = string | number | boolean | null;

/**
 * Runs a function in the page's world with the closed shadow root of the first element that has this
 * tag. Only a browser's own debugging interface gets there; no script of the page does.
 *
 * @param run gets the root; must not refer to anything outside itself
 * @returns what the function returned, or null where there is no such element
 */
export type CallInShadow = <A extends Plain[], R>(
  tag: string,
  run: (root: ShadowRoot, ...rest: A) => R,
  ...rest: A
) => Promise<R | null>;

export async function callInShadow<A extends Plain[], R>(
  page: Page,
  tag: string,
  run: (root: ShadowRoot, ...rest: A) => R,
  ...rest: A
): Promise<R | null> {
  const isFirefox = (await page.browser().version()).toLowerCase().includes('firefox');
  const source = run.toString();
  return (await (isFirefox ? inFirefoxPage : inChromium)(page, tag, source, rest)) as R | null;
}

/** Finds the element, through open shadow roots too. Runs in the page. */
const FIND = `(tag) => {
  const within = (root) => {
    const found = root.querySelector(tag);
    if (found) return found;
    for (const element of root.querySelectorAll('*')) {
      const inner = element.shadowRoot && within(element.shadowRoot);
      if (inner) return inner;
    }
    return null;
  };
  return within(document);
}`;

async function inChromium(page: Page, tag: string, run: string, rest: Plain[]): Promise<unknown> {
  const session = await page.createCDPSession();
  try {
    const { result } = await session.send('Runtime.evaluate', {
      expression: `(${FIND})(${JSON.stringify(tag)})`,
    });
    if (!result.objectId) return null;
    const { node } = await session.send('DOM.describeNode', {
      objectId: result.objectId,
      depth: 1,
      pierce: true,
    });
    const backendNodeId = node.shadowRoots?.[0]?.backendNodeId;
    if (backendNodeId === undefined) return null;
    const { object } = await session.send('DOM.resolveNode', { backendNodeId });
    const answer = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId ?? '',
      functionDeclaration: `function (...rest) { return (${run})(this, ...rest); }`,
      arguments: rest.map((value) => ({ value })),
      returnByValue: true,
      awaitPromise: true,
    });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
    return answer.result.value ?? null;
  } finally {
    await session.detach();
  }
}

interface Remote {
  type: string;
  value?: { shadowRoot?: { sharedId: string } };
}
interface Called {
  type: 'success' | 'exception';
  result?: Remote & { value?: unknown };
  exceptionDetails?: { text: string };
}

async function inFirefoxPage(
  page: Page,
  tag: string,
  run: string,
  rest: Plain[],
): Promise<unknown> {
  const { connection } = page.browser() as unknown as {
    connection: { send(method: string, params: object): Promise<{ result: Called }> };
  };
  const { _id: context } = page.mainFrame() as unknown as { _id: string };
  const target = { context };
  const found = await connection.send('script.callFunction', {
    functionDeclaration: FIND,
    arguments: [{ type: 'string', value: tag }],
    target,
    awaitPromise: false,
    serializationOptions: { includeShadowTree: 'all', maxDomDepth: 1 },
  });
  const sharedId = found.result.result?.value?.shadowRoot?.sharedId;
  if (sharedId === undefined) return null;
  const answer = await connection.send('script.callFunction', {
    functionDeclaration: `(root, rest) => JSON.stringify((${run})(root, ...JSON.parse(rest)) ?? null)`,
    arguments: [{ sharedId }, { type: 'string', value: JSON.stringify(rest) }],
    target,
    awaitPromise: true,
  });
  if (answer.result.type === 'exception') throw new Error(answer.result.exceptionDetails?.text);
  return JSON.parse(String(answer.result.result?.value));
}
