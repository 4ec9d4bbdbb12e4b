import { afterReading } from '#lib/bindings/after-reading.ts';
import type { LookProblem } from '#lib/bindings/look-problem.ts';
import type {
  SpecificationFacts,
  SpecificationSource,
  VaultBindings,
} from '#lib/bindings/vault-bindings.ts';
import { readStoredSpecification, storeSpecification } from '#lib/storage/specification-db.ts';
import { bind } from '#lib/vault/binding/bind.ts';
import type { Bindings } from '#lib/vault/binding/binding.ts';
import type { Connection } from '#lib/vault/connection.ts';
import { failed, type Outcome, success } from '#lib/vault/failure.ts';
import { readSpecification } from '#lib/vault/specification/read-specification.ts';
import { changeBindingsNow } from './bindings.ts';
import { findConnection } from './connections.ts';
import type { Services } from './services.ts';
import { inTurn } from './turns.ts';

interface Found {
  text: string;
  source: SpecificationSource;
  /** The path on the vault where it was found. */
  place: string | null;
  /** The title that it must have, or null where none is demanded. */
  title: string | null;
}

/**
 * Learns from a specification, wherever it came from: binds what is clear, keeps the specification
 * for choosing by hand, and says what changed. A text that is none changes nothing.
 *
 * @returns what holds now, or why nothing was learnt
 */
export async function learnFrom(
  services: Services,
  { id, origin }: Connection,
  { text, source, place, title }: Found,
): Promise<Outcome<VaultBindings, LookProblem>> {
  const read = readSpecification(text, origin);
  if (!read.ok) return failed({ kind: 'unreadable', problem: read.failure });
  const specification = read.value;
  if (title !== null && specification.title !== title) return failed({ kind: 'another' });
  const now = services.now();
  const facts: SpecificationFacts = {
    source,
    place,
    readAt: now,
    title: specification.title,
    version: specification.version,
    format: specification.format,
    fingerprint: await fingerprintOf(text),
    operations: specification.operations.length,
  };
  const propose = (chosen: Bindings) => bind(specification, chosen);
  const bindings = await inTurn(async () => {
    if (!(await findConnection(id))) return null;
    const previous = await readStoredSpecification(id);
    await storeSpecification(id, specification);
    return await changeBindingsNow(id, (old) =>
      afterReading(old, { specification, facts, propose, previous, now }),
    );
  });
  return bindings ? success(bindings) : failed({ kind: 'forgotten' });
}

async function fingerprintOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const hex = (byte: number) => byte.toString(16).padStart(2, '0');
  return Array.from(new Uint8Array(digest).slice(0, 8), hex).join('');
}
