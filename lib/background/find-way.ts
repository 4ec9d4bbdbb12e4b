import { speaksAgainstBinding } from '#lib/health/vault-health.ts';
import { bind } from '#lib/vault/binding/bind.ts';
import type { Failure } from '#lib/vault/failure.ts';
import { placeReader } from '#lib/vault/specification/place-reader.ts';
import { findSpecification } from '#lib/vault/specification/places.ts';
import { readSpecification } from '#lib/vault/specification/read-specification.ts';
import { accessTo } from './access.ts';
import { type Reading, readVault, type Target } from './probe.ts';
import type { Services } from './services.ts';

/** A vault that answers counts, and the specification that said how. */
export interface Way {
  reading: Reading;
  text: string;
  place: string;
}

/**
 * A vault that does not answer at the published path may have its counts elsewhere: its own
 * specification is asked, with the token, at the same origin.
 *
 * @param failure how the published path was answered
 * @returns null when no specification is to be had, or the counts do not come that way either
 */
export async function findWay(
  services: Services,
  target: Target,
  failure: Failure,
): Promise<Way | null> {
  if (!speaksAgainstBinding(failure)) return null;
  const found = await findSpecification(placeReader(accessTo(services, target)), target.origin);
  if (!found.ok) return null;
  const specification = readSpecification(found.value.text, target.origin);
  if (!specification.ok) return null;
  const { 'license-counts': counts, denials } = bind(specification.value);
  if (!counts.binding) return null;
  const bindings = {
    'license-counts': counts.binding,
    ...(denials.binding && { denials: denials.binding }),
  };
  const reading = await readVault(services, { ...target, bindings });
  return reading.failure ? null : { reading, ...found.value };
}
