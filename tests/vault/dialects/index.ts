import { colonVerbs } from './colon-verbs.ts';
import { defsAnyof } from './defs-anyof.ts';
import type { Dialect } from './dialect.ts';
import { fastapiFlat } from './fastapi-flat.ts';
import { grpcGateway } from './grpc-gateway.ts';
import { halGroups } from './hal-groups.ts';
import { jsonapiKebab } from './jsonapi-kebab.ts';
import { ktorReadOnly } from './ktor-read-only.ts';
import { micronautNone } from './micronaut-none.ts';
import { nswagLookup } from './nswag-lookup.ts';
import { odataPascal } from './odata-pascal.ts';
import { railsForms } from './rails-forms.ts';
import { seatsLinks } from './seats-links.ts';
import { springdocNested } from './springdoc-nested.ts';
import { springfoxRpc } from './springfox-rpc.ts';
import { swaggoQuery } from './swaggo-query.ts';
import { trapsOnly } from './traps-only.ts';
import { twins } from './twins.ts';

/** Written before anything could bind an operation. */
export const beforeBinder: readonly Dialect[] = [
  springdocNested,
  springfoxRpc,
  nswagLookup,
  colonVerbs,
  fastapiFlat,
];

/** Written later, as unlike the first ones as could be, and without a look at what binds. */
export const afterBinder: readonly Dialect[] = [
  swaggoQuery,
  halGroups,
  jsonapiKebab,
  ktorReadOnly,
  micronautNone,
  twins,
  railsForms,
  trapsOnly,
];

/**
 * Written last, by somebody who had not read what binds, in manners that the others left out.
 * docs/binding.md keeps the count of what was understood of them before anything was mended.
 */
export const unseen: readonly Dialect[] = [odataPascal, grpcGateway, seatsLinks, defsAnyof];

export const dialects: readonly Dialect[] = [...beforeBinder, ...afterBinder, ...unseen];
