import type { SpecificationReading } from '#lib/bindings/after-reading.ts';
import { mapAbilities } from '#lib/bindings/vault-bindings.ts';
import type { Ability } from '#lib/vault/ability.ts';
import type { Binding } from '#lib/vault/binding/binding.ts';
import { noPaging } from '#lib/vault/binding/paging.ts';
import type { Proposal } from '#lib/vault/binding/proposal.ts';
import { jsonBody } from '#lib/vault/binding/published.ts';
import type {
  Operation,
  Parameter,
  Specification,
} from '#lib/vault/specification/specification.ts';

export const NOW = Date.parse('2026-03-10T12:00:00Z');

export const parameter = (name: string, rest: Partial<Parameter> = {}): Parameter => ({
  name,
  in: 'query',
  required: false,
  description: '',
  shape: { type: 'string' },
  ...rest,
});

/** An operation by its id, such as `DELETE /a/{b}`. */
export function operation(id: string, rest: Partial<Operation> = {}): Operation {
  const [method = '', path = ''] = id.split(' ');
  return {
    id,
    method: method as Operation['method'],
    path,
    elsewhere: null,
    operationId: '',
    summary: 'Does it',
    description: '',
    tags: [],
    deprecated: false,
    parameters: [],
    body: null,
    answers: [],
    ...rest,
  };
}

/** What the binder would make of an operation; the fingerprint holds what the test says matters. */
export function binding(
  ability: Ability,
  { id, method, path, summary, deprecated }: Operation,
  rest: Partial<Binding> & { fingerprint?: string } = {},
): Binding {
  const { fingerprint = `print of ${id}`, ...others } = rest;
  return {
    ability,
    source: 'specification',
    operation: { id, method, path, sentence: summary, deprecated, fingerprint },
    inputs: [],
    constants: [],
    body: jsonBody,
    lookup: null,
    answer: {
      format: 'json',
      accept: 'application/json',
      rows: [],
      fields: [],
      around: [],
      paging: noPaging,
      job: null,
    },
    ...others,
  };
}

export const clear = (of: Binding): Proposal => ({
  verdict: 'clear',
  binding: of,
  evidence: [{ kind: 'method', detail: of.operation.method, points: 1 }],
  candidates: [],
});
export const absent: Proposal = { verdict: 'absent', binding: null, evidence: [], candidates: [] };
export const unclear: Proposal = {
  verdict: 'unclear',
  binding: null,
  evidence: [{ kind: 'similar', detail: 'DELETE /other', points: 0 }],
  candidates: [],
};

export const specification = (...operations: Operation[]): Specification => ({
  title: 'License Vault Public',
  version: '1',
  format: '3.0',
  operations,
});

/** A reading that tells this of some abilities, and nothing of the others. */
export function reading(
  told: Partial<Record<Ability, Proposal>>,
  rest: Partial<SpecificationReading> = {},
): SpecificationReading {
  const read = rest.specification ?? specification();
  return {
    specification: read,
    previous: null,
    propose: () => mapAbilities((ability) => told[ability] ?? absent),
    now: NOW,
    facts: {
      source: 'vault',
      place: '/v3/api-docs',
      readAt: NOW,
      title: read.title,
      version: read.version,
      format: read.format,
      fingerprint: '0123456789abcdef',
      operations: read.operations.length,
    },
    ...rest,
  };
}
