import { colonVerbs } from './colon-verbs.ts';
import type { Dialect } from './dialect.ts';
import { fastapiFlat } from './fastapi-flat.ts';
import { nswagLookup } from './nswag-lookup.ts';
import { springdocNested } from './springdoc-nested.ts';
import { springfoxRpc } from './springfox-rpc.ts';

/** Written before anything could bind an operation. */
export const beforeBinder: readonly Dialect[] = [
  springdocNested,
  springfoxRpc,
  nswagLookup,
  colonVerbs,
  fastapiFlat,
];

export const dialects: readonly Dialect[] = [...beforeBinder];
