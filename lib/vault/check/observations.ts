import type { Ability } from '../ability.ts';
import type { Flavour } from '../connection.ts';
import type { FailureKind } from '../failure.ts';
import type { Answered } from './answered.ts';
import type { CountsSeen } from './observe-counts.ts';
import type { DenialsSeen } from './observe-denials.ts';

/** Fields of a user's license that came with a value in some row. */
export type LicenseField =
  | 'userId'
  | 'email'
  | 'allocationId'
  | 'licenseId'
  | 'product'
  | 'productCode'
  | 'since'
  | 'lastSeenAt'
  | 'host'
  | 'version';

/**
 * What one check of a vault saw. Redacted from the beginning: no name, host, address, product or
 * count is in it, nor any text of the vault but the method and path of operations.
 */
export interface Observations {
  flavour: Flavour;
  /** Where the API answers, in relation to the vault's pages. */
  apiHost: 'same-as-pages' | 'lv-before-domain' | 'other';
  /** The two published paths, and what their bodies look like. */
  counts: { answered: Answered; seen: CountsSeen | null };
  denials: { answered: Answered; seen: DenialsSeen | null };
  /** License counts asked for without a token. */
  withoutToken: Answered;
  /** A path that no API has. */
  unknownPath: Answered;
  specification: {
    /** Each of the usual places that was asked, until one had it. */
    places: { place: string; answered: Answered }[];
    foundAt: string | null;
    readable: boolean;
    format: string | null;
    version: string | null;
    /** Its title is the documented one. */
    documentedTitle: boolean | null;
    operations: number;
  };
  /** A specification was read, now or before, from wherever it came. */
  specificationKnown: boolean;
  abilities: Record<
    Ability,
    {
      state: 'bound' | 'needs-confirmation' | 'not-bound';
      source: 'published' | 'specification' | 'hand' | null;
      /** What the specification told of it. */
      verdict: 'unread' | 'absent' | 'unclear' | 'clear';
      /** Method and path, as the specification writes them. */
      operation: string | null;
    }
  >;
  /** What the bound client made of it; null: not tried. */
  client: Record<'license-counts' | 'denials' | 'user-licenses', FailureKind | 'works' | null>;
  userLicenses: { any: boolean; fields: LicenseField[] } | null;
}
