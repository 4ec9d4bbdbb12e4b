import { type Access, getJson } from '../http.ts';
import { DENIALS_PAGE } from '../limits.ts';
import { type Answered, noAnswer } from './answered.ts';
import type { Observations } from './observations.ts';
import { observeCounts, productNames } from './observe-counts.ts';
import { observeDenials } from './observe-denials.ts';
import { recordAnswers } from './recorder.ts';

const COUNTS = '/public-api/licenses/usage';
const DENIALS = '/public-api/denials/report';
const NO_SUCH_PATH = '/public-api/seatkeeper-asks-for-nothing';

type Published = Pick<Observations, 'counts' | 'denials' | 'withoutToken' | 'unknownPath'>;

/**
 * Asks for the two published paths as the public client does, once each, for counts without a token,
 * and for a path that no API has.
 *
 * @param from `YYYY-MM-DD`
 */
export async function publishedSeen(access: Access, from: string): Promise<Published> {
  const counts = await look(access, COUNTS, {});
  const limit = DENIALS_PAGE;
  const denials = await look(access, DENIALS, { from, offset: '0', limit: String(limit) });
  const products = productNames(counts.body);
  return {
    counts: {
      answered: counts.answered,
      seen: counts.body === undefined ? null : observeCounts(counts.body),
    },
    denials: {
      answered: denials.answered,
      seen: denials.body === undefined ? null : observeDenials(denials.body, limit, products),
    },
    withoutToken: (await look(access, COUNTS, {}, false)).answered,
    unknownPath: (await look(access, NO_SUCH_PATH, {})).answered,
  };
}

async function look(
  access: Access,
  path: string,
  query: Readonly<Record<string, string>>,
  token = true,
): Promise<{ answered: Answered; body: unknown }> {
  const recorder = recordAnswers(access, { token });
  const answer = await getJson(recorder.access, path, query);
  return {
    answered: recorder.recorded[0]?.answered ?? noAnswer,
    body: answer.ok ? answer.value : undefined,
  };
}
