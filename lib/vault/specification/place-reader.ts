import { failed } from '../failure.ts';
import { type Access, getDocument } from '../http.ts';
import type { GetText } from './places.ts';
import { SPECIFICATION_MAX_BYTES } from './read-specification.ts';

/**
 * Reads the places of a specification with the token. A web page where none belongs is most often a
 * log-in, and told as such.
 */
export function placeReader(access: Access): GetText {
  return async (path, query) => {
    const answer = await getDocument(access, path, query, SPECIFICATION_MAX_BYTES);
    if (!answer.ok) return answer;
    const page = /^(?:text\/html|application\/xhtml)/i.test(answer.value.contentType);
    if (!page || path.includes('swagger-ui')) return answer;
    return failed({ kind: 'not-a-vault', found: 'page' });
  };
}
