import type { Access } from '../http.ts';
import { placeReader } from '../specification/place-reader.ts';
import { findSpecification } from '../specification/places.ts';
import { readSpecification } from '../specification/read-specification.ts';
import type { Observations } from './observations.ts';
import { recordAnswers } from './recorder.ts';

/** Source: JetBrains help for IDE Services. */
const DOCUMENTED_TITLE = 'License Vault Public';

/** Looks for the specification in the usual places, learning nothing from it. */
export async function specificationSeen(access: Access): Promise<Observations['specification']> {
  const recorder = recordAnswers(access, { token: true });
  const found = await findSpecification(placeReader(recorder.access), access.origin);
  const read = found.ok ? readSpecification(found.value.text, access.origin) : null;
  const specification = read?.ok ? read.value : null;
  return {
    places: recorder.recorded.map(({ path, answered }) => ({ place: path, answered })),
    foundAt: found.ok ? found.value.place : null,
    readable: specification !== null,
    format: specification?.format ?? null,
    version: specification?.version ?? null,
    documentedTitle: specification && specification.title === DOCUMENTED_TITLE,
    operations: specification?.operations.length ?? 0,
  };
}
