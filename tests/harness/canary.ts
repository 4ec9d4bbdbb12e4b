import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SeenRequest } from '../vault/vault.ts';

/** The token that every journey uses: whoever shows, sends or writes it is seen. */
export const CANARY = 'SKcanary-q7Zx4Lw9Tb2Rv6Np8Jd3Hf5Gs1Km0Yc-canarySK';

/** What a leak looks like: any ten characters of the token's middle, or its encodings. */
const LEAST = 10;
const middle = CANARY.slice(9, -9);
const pieces = Array.from({ length: middle.length - LEAST + 1 }, (_, at) =>
  middle.slice(at, at + LEAST),
);
const base64 = (text: string) => Buffer.from(text).toString('base64');
/** Base64 depends on where the token begins, so each of three beginnings has its own inner part. */
const encoded = [0, 1, 2].map((skip) => base64(CANARY.slice(skip)).slice(0, -4));
/** UTF-16 read a byte a letter has a zero after each letter. */
const wide = (text: string) => [...text].join('\0');
const traces = [...pieces, ...encoded].flatMap((trace) => [trace, wide(trace)]);

/**
 * What the middle falls into: of any ten of its characters one of these is whole. A profile has
 * dozens of megabytes, and is gone through for these few at once.
 */
const HALF = LEAST / 2;
const halves = Array.from({ length: Math.floor(middle.length / HALF) }, (_, at) =>
  middle.slice(at * HALF, (at + 1) * HALF),
);
const signs = [...halves, ...encoded.map((trace) => trace.slice(0, HALF))];
const hints = [signs, signs.map(wide)].map((them) => new RegExp(them.join('|')));

/** Whether a text, of a byte a letter or two, shows the token or a recognisable part of it. */
export function showsCanary(text: string): boolean {
  return hints.some((hint) => hint.test(text)) && traces.some((trace) => text.includes(trace));
}

/** Where the token may not be, by a name that a failing test can print. */
export type Evidence = Record<string, string>;

/** Names every place that shows the token. */
export function findCanary(evidence: Evidence): string[] {
  return Object.entries(evidence)
    .filter(([, text]) => showsCanary(text))
    .map(([place]) => place);
}

/** What went over the wire, without the one header where the token belongs. */
export function wireEvidence(requests: readonly SeenRequest[]): Evidence {
  return Object.fromEntries(
    requests.map(({ method, url, headers: { authorization: _its, ...headers } }, index) => [
      `request ${index}: ${method} ${new URL(url).pathname}`,
      `${url}\n${JSON.stringify(headers)}`,
    ]),
  );
}

/** Every file of a browser's profile, read as bytes in the two encodings that browsers write. */
export async function profileEvidence(profile: string): Promise<Evidence> {
  const evidence: Evidence = {};
  for (const name of await readdir(profile, { recursive: true })) {
    const path = join(profile, name);
    const found = await stat(path).catch(() => null);
    if (!found?.isFile() || found.size > 64 * 1024 * 1024) continue;
    evidence[`profile file ${name}`] = await readFile(path, 'latin1');
  }
  return evidence;
}
