import { colonVerbs } from './colon-verbs.ts';
import type { Dialect } from './dialect.ts';
import { fastapiFlat } from './fastapi-flat.ts';
import { halGroups } from './hal-groups.ts';
import { jsonapiKebab } from './jsonapi-kebab.ts';
import { ktorReadOnly } from './ktor-read-only.ts';
import { micronautNone } from './micronaut-none.ts';
import { nswagLookup } from './nswag-lookup.ts';
import { railsForms } from './rails-forms.ts';
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

export const dialects: readonly Dialect[] = [...beforeBinder, ...afterBinder];
