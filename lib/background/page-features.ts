import type { PageFeatures } from './page-handlers.ts';
import { guardChose } from './rotation-steps.ts';
import { listConsumers } from './rotations.ts';
import type { Services } from './services.ts';
import { receiveSpecification } from './specification.ts';

/** What other features do with what the vault's page tells. */
export function pageFeatures(services: Services): PageFeatures {
  return {
    consumersOf: listConsumers,
    onRotation: (id, step) => guardChose(services, id, step),
    async receiveSpecification(id, text) {
      return (await receiveSpecification(services, id, text, 'page')).ok;
    },
  };
}
