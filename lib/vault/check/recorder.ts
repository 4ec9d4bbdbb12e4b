import type { Access, Fetch } from '../http.ts';
import { type Answered, describeAnswer, noAnswer } from './answered.ts';

/** An error's body is read for its field names only, and only when it is small. */
const ERROR_MAX_BYTES = 16 * 1024;

/** What came back for each path, in order; the path is one that Seatkeeper itself asked for. */
export type Recorded = { path: string; answered: Answered }[];

/**
 * An access that notes how it is answered, whoever asks through it.
 *
 * @param token false: the Authorization header is left out
 */
export function recordAnswers(access: Access, { token }: { token: boolean }) {
  const recorded: Recorded = [];
  const fetch: Fetch = async (url, init) => {
    const entry = { path: new URL(url).pathname, answered: noAnswer };
    recorded.push(entry);
    const response = await access.fetch(url, token ? init : withoutToken(init));
    entry.answered = describeAnswer(response, await errorOf(response));
    return response;
  };
  return { access: { ...access, fetch }, recorded };
}

function withoutToken(init: RequestInit): RequestInit {
  const headers = new Headers(init.headers);
  headers.delete('authorization');
  return { ...init, headers };
}

/** Null when the answer is no error, or its body is not small JSON. */
async function errorOf(response: Response): Promise<unknown> {
  if (response.status < 400 || response.body === null) return null;
  if (!/json/i.test(response.headers.get('content-type') ?? '')) return null;
  const reader = response.clone().body?.getReader();
  if (!reader) return null;
  const decoder = new TextDecoder();
  let text = '';
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    text += decoder.decode(step.value, { stream: true });
    if (text.length <= ERROR_MAX_BYTES) continue;
    // Nobody waits for the rest: the other half of the answer ends it.
    void reader.cancel();
    return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON after all; the answer's status is told anyway.
    return null;
  }
}
