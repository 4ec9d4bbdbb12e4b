import { type Json, parameterOf, type Spelling, schemaOf } from './notation.ts';

/** One operation in short. Everything that is left out is left out of the specification too. */
export interface Route {
  /** `METHOD /path/{template}`. */
  at: string;
  id?: string;
  tag?: string;
  summary?: string;
  text?: string;
  /** Parameters in the notation of `parameterOf`. Holes of the path that are not among them are strings. */
  takes?: readonly string[];
  /** The type of a JSON body. */
  body?: string;
  /** The type of the answer, or nothing for an answer without a body. */
  gives?: string;
  /** The status of the answer: 200 with a body and 204 without, unless told otherwise. */
  status?: number;
  /** The media type of the answer where it is not the manner's. */
  as?: string;
  deprecated?: true;
  /** Further answers, by status. */
  also?: Readonly<Record<string, Json>>;
  /** Written over the operation as it is. */
  raw?: Json;
}

/** What one generator, or one team, writes at every operation alike. */
export interface Manner {
  spelling: Spelling;
  /** Media type of answers and, unless told otherwise, of bodies. */
  mediaType: string;
  bodyType?: string;
  /** The description of a good answer. */
  ok(route: Route): string;
  /** Answers that every operation lists besides its own. */
  refusals: Readonly<Record<string, Json>>;
  /** The operation id where the route has none. */
  operationId?(route: Route): string;
  /** Written into every operation, after what is its own. */
  every?(route: Route): Json;
  bodyName?: string;
}

/** The `paths` of a specification. */
export function pathsOf(routes: readonly Route[], manner: Manner): Record<string, Json> {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const [method = '', path = ''] = route.at.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(route, path, manner) };
  }
  return paths;
}

function operationOf(route: Route, path: string, manner: Manner): Json {
  const { spelling, mediaType, bodyType = 'application/json', bodyName = 'request' } = manner;
  const { tag, summary, text, body, deprecated } = route;
  const id = route.id ?? manner.operationId?.(route);
  const takes = route.takes ?? [];
  const implied = [...path.matchAll(/\{([^}]+)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !takes.some((text) => text.split(' ')[1] === name))
    .map((name) => `path ${name} string`);
  const parameters = [...implied, ...takes].map((text) => parameterOf(text, spelling));
  const schema = body ? schemaOf(body, spelling) : undefined;
  if (schema && spelling.version === 2)
    parameters.push({ in: 'body', name: bodyName, description: bodyName, required: true, schema });
  return {
    ...(tag ? { tags: [tag] } : {}),
    ...(summary ? { summary } : {}),
    ...(text ? { description: text } : {}),
    ...(id ? { operationId: id } : {}),
    ...(schema && spelling.version === 2 ? { consumes: [bodyType] } : {}),
    ...(spelling.version === 2 ? { produces: [route.as ?? mediaType] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(schema && spelling.version === 3
      ? { requestBody: { content: { [bodyType]: { schema } }, required: true } }
      : {}),
    responses: { ...answersOf(route, manner), ...route.also, ...manner.refusals },
    ...(deprecated ? { deprecated } : {}),
    ...manner.every?.(route),
    ...route.raw,
  };
}

function answersOf(route: Route, { spelling, mediaType, ok }: Manner): Json {
  const { gives, status = gives ? 200 : 204, as = mediaType } = route;
  const description = ok(route);
  if (!gives) return { [status]: { description } };
  const schema = schemaOf(gives, spelling);
  return {
    [status]:
      spelling.version === 2
        ? { description, schema }
        : { description, content: { [as]: { schema } } },
  };
}

/** Operations of one tag that need no more than a line each. What is `''` is left out. */
export function plain(
  tag: string,
  ...rows: readonly (readonly [
    at: string,
    id: string,
    summary: string,
    gives?: string,
    body?: string,
  ])[]
): Route[] {
  return rows.map(([at, id, summary, gives, body]) => ({
    at,
    tag,
    ...(id ? { id } : {}),
    ...(summary ? { summary } : {}),
    ...(gives ? { gives } : {}),
    ...(body ? { body } : {}),
  }));
}
