/**
 * Reads a document of the page's own origin with the admin's own session and without any token.
 * The one request that the script on the vault's page makes, and only on a trusted click for it.
 *
 * @param url what the page's own link names; another origin is refused
 * @param maxLength longer texts are not taken
 * @returns the text, or why there is none: `blocked` is the page's policy or no network
 */
export async function readWithSession(
  url: string,
  maxLength: number,
): Promise<{ text: string } | { refused: 'other-origin' | 'blocked' | 'status' | 'too-large' }> {
  const target = URL.parse(url, location.href);
  if (target?.origin !== location.origin) return { refused: 'other-origin' };
  try {
    const response = await fetch(target.href, {
      headers: { Accept: 'application/json' },
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(20_000),
    });
    if (!response.ok) return { refused: 'status' };
    const text = await textUpTo(maxLength, response);
    return text === null ? { refused: 'too-large' } : { text };
  } catch {
    // The browser does not tell a policy from a broken network.
    return { refused: 'blocked' };
  }
}

/** The body as text; null as soon as it is longer, and then no more of it is read. */
async function textUpTo(maxLength: number, { body }: Response): Promise<string | null> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let ended = !reader; reader && !ended; ) {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    ended = done;
    if (text.length <= maxLength) continue;
    await reader.cancel();
    return null;
  }
  return text;
}
