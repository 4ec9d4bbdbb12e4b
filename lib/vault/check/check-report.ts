import type { Judged } from '../guesses.ts';
import type { Observations } from './observations.ts';

/** What one check of a vault found: what the first people with a real vault send. */
export interface CheckReport {
  format: 1;
  guesses: Judged[];
  seen: Observations;
}
