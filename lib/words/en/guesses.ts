import type { EvidenceLevel, GuessId, Verdict } from '#lib/vault/guesses.ts';

/** What Seatkeeper's makers believe of License Vault, as sentences that can be true or not. */
export const guessWords: Record<GuessId, string> = {
  'api-on-the-page-host': 'The API answers on the host of the vault’s pages.',
  'api-on-the-lv-host': 'The API of IDE Services answers on a host with .lv. in its name.',
  'bearer-for-cloud': 'License Vault takes the token as “Bearer”.',
  'automation-for-ide-services': 'IDE Services takes the token as “Automation”.',
  'counts-path': 'License counts are at /public-api/licenses/usage.',
  'counts-wrapper': 'They come as a list named licenseUsages.',
  'counts-names': 'Products and their counts have the names that are known.',
  'counts-six-always': 'Every product has all six counts.',
  'counts-code': 'Every product has a code.',
  'counts-timestamp': 'The counts carry a timestamp.',
  'counts-nine-digits': 'It has nine digits of a second’s fraction.',
  'counts-order-by-code': 'Products are ordered by code.',
  'counts-zero-rows': 'Products without licenses are listed too.',
  'counts-nothing-else': 'The counts have no field that is not known.',
  'denials-path': 'Denials are at /public-api/denials/report.',
  'denials-bare-array': 'They come as a bare list, without a total.',
  'denials-limit': 'A page is never longer than was asked for.',
  'denials-names': 'Every denial has a timestamp and a product name.',
  'denials-details': 'Denials tell user, host, address, version, reason and description.',
  'denials-reason-cancelled': 'The reason is always CANCELLED.',
  'denials-foreign-products': 'Denials name products that the counts do not have.',
  'denials-nine-digits': 'Their timestamps have nine digits of a second’s fraction.',
  'denials-nothing-else': 'Denials have no field that is not known.',
  'users-are-e-mails': 'Users are named by their e-mail addresses.',
  'unauthorized-is-401': 'A request without a valid token is answered with 401.',
  'unknown-path-is-404': 'A path that does not exist is answered with 404.',
  'errors-are-json': 'Errors are answered as JSON.',
  'no-etag': 'License counts carry no ETag.',
  'no-rate-headers': 'No answer speaks of a limit of requests.',
  'specification-needs-a-login': 'The specification is not given to a token alone.',
  'specification-at-api-docs': 'IDE Services has its specification at /api-docs.',
  'specification-title': 'The specification is called “License Vault Public”.',
  'specification-is-readable': 'The specification is Swagger or OpenAPI written as JSON.',
  'all-abilities-in-the-specification': 'The specification tells every documented ability.',
  'disconnect-for-cloud-only': 'Products can be disconnected in the cloud only.',
};

export const verdictNames: Record<Verdict, string> = {
  confirmed: 'confirmed',
  refuted: 'refuted',
  'not-seen': 'not seen',
};

export const levelNames: Record<EvidenceLevel, string> = {
  doc: 'JetBrains’ documentation says so',
  client: 'a public client relies on it',
  sample: 'seen in test data only',
  guess: 'a guess',
};
