/**
 * The fields of the two published answers, in the notation of `objectOf`: the one thing that every
 * dialect which describes them says alike, because it is known.
 *
 * @param integer how this dialect says "whole number"
 * @param optional what is put behind a name that is not required
 */
export const countFields = (integer: string, optional: '' | '?' = ''): Record<string, string> => ({
  [`code${optional}`]: 'string',
  [`displayName${optional}`]: 'string',
  [`regularInUse${optional}`]: integer,
  [`regularTotal${optional}`]: integer,
  [`trueUpInUse${optional}`]: integer,
  [`trueUpTotal${optional}`]: integer,
  [`virtualInUse${optional}`]: integer,
  [`virtualTotal${optional}`]: integer,
});

export const denialFields = (time: string, optional: '' | '?' = ''): Record<string, string> => ({
  [`timestamp${optional}`]: time,
  [`username${optional}`]: 'string',
  [`user_hostname${optional}`]: 'string',
  [`user_ip${optional}`]: 'string',
  [`product_name${optional}`]: 'string',
  [`product_version${optional}`]: 'string',
  [`reason${optional}`]: 'string',
  [`description${optional}`]: 'string',
});
