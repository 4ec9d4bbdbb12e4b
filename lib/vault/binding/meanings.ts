/** What goes into a request. */
export const inputMeanings = [
  /** Any name of a user that the vault takes. */
  'user',
  'user-email',
  'user-login',
  'user-id',
  'license',
  'allocation',
  'product',
  'product-code',
  'from',
  'to',
  'offset',
  'page',
  'limit',
  'cursor',
  /** The number of an asynchronous report. */
  'job',
] as const;
export type InputMeaning = (typeof inputMeanings)[number];

/** What comes out of an answer's row. */
export const fieldMeanings = [
  /** As the vault names the user: a login, or whatever it calls `user`. */
  'user',
  /** A person's full name: good to read, never sent. */
  'user-name',
  'user-id',
  'email',
  'license',
  'allocation',
  'product',
  'product-code',
  'since',
  'last-seen',
  'at',
  'until',
  'host',
  'address',
  'version',
  'reason',
  'description',
  'prepaid-in-use',
  'prepaid-total',
  'prepaid-free',
  'postpaid-in-use',
  'postpaid-total',
  'postpaid-free',
  'trial-in-use',
  'trial-total',
  'trial-free',
] as const;
export type FieldMeaning = (typeof fieldMeanings)[number];
