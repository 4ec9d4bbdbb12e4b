import { type Failure, type FailureKind, failed, type Outcome, success } from '../failure.ts';
import { list, own, text } from './json.ts';
import { isPlainTemplate } from './path-template.ts';

/**
 * Where specifications are looked for, in order.
 * Source: JetBrains help names the first for IDE Services; the rest are springdoc's and springfox's
 * defaults, and one of Swashbuckle's.
 */
export const specificationPlaces = [
  '/api-docs',
  '/v3/api-docs',
  '/v3/api-docs/swagger-config',
  '/api-docs/swagger-config',
  '/swagger-resources',
  '/v2/api-docs',
  '/swagger.json',
  '/openapi.json',
  '/swagger/v1/swagger.json',
  '/swagger-ui.html',
  '/swagger-ui/index.html',
] as const;

/** Reads a path of the vault's own origin; `query` is there for groups of springfox. */
export type GetText = (
  path: string,
  query: Readonly<Record<string, string>>,
) => Promise<Outcome<{ text: string; contentType: string }>>;

/** Why there was nothing at a place. */
export interface Miss {
  place: string;
  /** `other`: an answer that is no specification. */
  failure: Failure | 'other';
}

interface Place {
  path: string;
  query: Readonly<Record<string, string>>;
}

/** Places that pages of the vault may add to the list. */
const MOST_NAMED = 12;
/** Asking elsewhere would go the same way. */
const hopeless: ReadonlySet<FailureKind> = new Set([
  'unreachable',
  'timeout',
  'rate-limited',
  'no-access',
  'token-missing',
  'token-unreadable',
  'storage-unavailable',
]);

/**
 * Looks for the vault's specification in the usual places, and in those of the same origin that a
 * list of groups or a Swagger UI page names. Of several groups the one that speaks most of licenses
 * is taken.
 *
 * @param origin the vault's own, to know its whole addresses when a page names them
 * @returns the text and where it was, or what was found instead in each place
 */
export async function findSpecification(
  get: GetText,
  origin: string,
): Promise<Outcome<{ text: string; place: string }, Miss[]>> {
  const misses: Miss[] = [];
  const seen = new Set<string>();
  let named = 0;

  /** The specification there, or the further places that stand there. */
  async function look(place: Place): Promise<string | Place[] | 'stop'> {
    const name = nameOf(place);
    if (seen.has(name)) return [];
    seen.add(name);
    const answer = await get(place.path, place.query);
    if (!answer.ok) {
      misses.push({ place: name, failure: answer.failure });
      return hopeless.has(answer.failure.kind) ? 'stop' : [];
    }
    const found = parse(answer.value.text);
    if (isSpecification(found)) return answer.value.text;
    misses.push({ place: name, failure: 'other' });
    const page = found === undefined;
    const addresses = page ? namedByPage(answer.value.text) : namedByGroups(found);
    return addresses.flatMap((address) => samePlace(address, place.path, origin) ?? []);
  }

  for (const path of specificationPlaces) {
    let places: Place[] = [{ path, query: {} }];
    // A page names its script, the script a list of groups, and the list the groups.
    for (let step = 0; step < 4 && places.length > 0; step++) {
      const next: Place[] = [];
      const found: { text: string; place: string }[] = [];
      for (const place of places) {
        const result = await look(place);
        if (result === 'stop') return failed(misses);
        if (typeof result === 'string') found.push({ text: result, place: nameOf(place) });
        else next.push(...result);
      }
      const best = mostAboutLicenses(found);
      if (best) return success(best);
      places = next.slice(0, MOST_NAMED - named);
      named += places.length;
    }
  }
  return failed(misses);
}

const nameOf = ({ path, query }: Place) =>
  [path, new URLSearchParams(query).toString()].filter(Boolean).join('?');

function mostAboutLicenses<T extends { text: string }>(found: readonly T[]): T | undefined {
  const mentions = ({ text: content }: T) => content.match(/licen[cs]e|allocation/gi)?.length ?? 0;
  return found.toSorted((a, b) => mentions(b) - mentions(a))[0];
}

/** Undefined for anything but JSON. */
function parse(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

const isSpecification = (value: unknown): boolean =>
  own(value, 'paths') !== undefined &&
  (own(value, 'openapi') ?? own(value, 'swagger')) !== undefined;

/** `swagger-config` of springdoc and `swagger-resources` of springfox. */
function namedByGroups(found: unknown): string[] {
  const groups = [...list(found), ...list(own(found, 'urls')), found];
  return groups
    .map((group) => text(own(group, 'url') ?? own(group, 'location'), 300))
    .filter(Boolean);
}

/** A Swagger UI page, or the script that starts it. */
function namedByPage(page: string): string[] {
  const settings = page.matchAll(/["']?(?:configUrl|url)["']?\s*:\s*["']([^"'\s]{1,300})["']/g);
  const scripts = page.matchAll(/src\s*=\s*["']([^"'\s]{0,200}swagger-initializer\.js)["']/g);
  return [...settings, ...scripts].map((match) => match[1] ?? '').slice(0, MOST_NAMED);
}

/** The place that an address means, if it is a plain path of the vault's own. */
function samePlace(address: string, from: string, origin: string): Place | null {
  // Nothing plain is encoded in a path.
  const url = /^[^?]*%/.test(address) ? null : URL.parse(address, new URL(from, origin));
  if (!url || url.origin !== origin || url.username !== '' || !isPlainTemplate(url.pathname)) {
    return null;
  }
  const query = [...url.searchParams];
  // Only a group's name may go along: an address of a page must not become another question.
  if (query.some(([name, value]) => name !== 'group' || !/^[\w .-]{1,100}$/.test(value)))
    return null;
  return { path: url.pathname, query: Object.fromEntries(query) };
}
