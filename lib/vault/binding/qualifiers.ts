const PEOPLE =
  '(?:admin|administrator|manager|buyer|purchaser|approver|requester|creator|reseller)s?';
const SOMEBODY_ELSE = new RegExp(`^${PEOPLE}$`, 'i');
const OF_SOMEBODY_ELSE = new RegExp(`\\b(?:of|whose) (?:the |an? )?${PEOPLE}\\b`, 'i');
/**
 * Somebody else than who holds a license: a step of the path, or what a description says. An
 * administrator who chooses by hand cannot have that one filled either.
 */
export const isSomebodyElse = (step: readonly string[], description: string): boolean =>
  step.some((word) => SOMEBODY_ELSE.test(word)) || OF_SOMEBODY_ELSE.test(description);

/** What was done, as a thing: to delete it is to undo it. */
export const isDeed = (word: string): boolean =>
  /^(?:revocation|reclamation|unassignment|deallocation|withdrawal|release|recall|disconnection|removal|deletion)$/.test(
    word,
  );

/** Steps of a path that say how, and neither what is done nor to what. */
export const isManner = (word: string): boolean =>
  /^(?:action|command|manage|management|bulk|batch|mass|do|execute|perform|state|status)$/.test(
    word,
  );
