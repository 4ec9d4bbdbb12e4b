import { failed, type Outcome } from '../failure.ts';

/** Where specifications are looked for, in order. Source: the defaults of springdoc and springfox. */
export const specificationPlaces = [
  '/api-docs',
  '/v3/api-docs',
  '/v3/api-docs/swagger-config',
  '/swagger-resources',
  '/v2/api-docs',
  '/swagger.json',
  '/openapi.json',
  '/swagger-ui.html',
  '/swagger-ui/index.html',
] as const;

/** Reads one same-origin path. A redirect, status or login is a failure of the caller's kind. */
export type GetText<E> = (
  path: string,
) => Promise<Outcome<{ text: string; contentType: string }, E>>;

/**
 * Looks for the vault's specification in the usual places.
 *
 * @returns its text and the path where it was; else the failures by place
 */
export async function findSpecification<E>(
  _get: GetText<E>,
): Promise<Outcome<{ text: string; place: string }, { place: string; failure: E | 'other' }[]>> {
  return failed([]);
}
