import { firstMembers, firstOf, isObject, own, text } from './json.ts';
import { namesIn } from './path-template.ts';
import { type Budget, readShape } from './read-shape.ts';
import { follow } from './references.ts';
import type { Shape } from './shape.ts';
import type { Answer, Body, Operation, Parameter } from './specification.ts';

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const PARTS_TYPE = 'multipart/form-data';
const forms = [
  ['form', FORM_TYPE],
  ['multipart', PARTS_TYPE],
] as const;

/** The parts of the document that one operation is read from. */
export interface Source {
  document: unknown;
  pathItem: unknown;
  operation: unknown;
  swagger: boolean;
}

type Told = Pick<Operation, 'parameters' | 'body' | 'answers'>;

/** Reads what goes in and out of an operation; what the specification leaves out is not guessed. */
export function readTraffic(source: Source, path: string, budget: Budget): Told {
  const declared = declaredParameters(source);
  const parameters = declared
    .filter(({ where }) => ['path', 'query', 'header', 'cookie'].includes(where))
    .map((one) => readParameter(source, one, budget))
    .filter((one) => one.in !== 'path' || namesIn(path).includes(one.name));
  for (const name of namesIn(path)) {
    if (parameters.some((one) => one.in === 'path' && one.name === name)) continue;
    const shape: Shape = { type: 'unknown' };
    parameters.push({ name, in: 'path', required: true, description: '', shape });
  }
  const body = source.swagger ? swaggerBody(source, declared, budget) : openApiBody(source, budget);
  return { parameters, body, answers: readAnswers(source, budget) };
}

interface Declared {
  name: string;
  where: string;
  value: unknown;
}

/** An operation's parameters, and those of its path that it does not replace. */
function declaredParameters({ document, pathItem, operation }: Source): Declared[] {
  const all = [operation, pathItem]
    .flatMap((level) => firstOf(own(level, 'parameters')))
    .slice(0, 100)
    .map((parameter) => follow(document, parameter).value)
    .map((value) => ({
      name: text(own(value, 'name'), 200),
      where: text(own(value, 'in'), 20),
      value,
    }))
    .filter(({ name, where }) => name !== '' || where === 'body');
  return all.filter(
    (one, index) => all.findIndex((o) => o.name === one.name && o.where === one.where) === index,
  );
}

function readParameter({ document }: Source, declared: Declared, budget: Budget): Parameter {
  const { name, where, value } = declared;
  // OpenAPI 3 keeps the schema apart, Swagger 2.0 writes it into the parameter itself.
  const schema = own(value, 'schema') ?? firstContent(own(value, 'content'))?.schema ?? value;
  return {
    name,
    in: where as Parameter['in'],
    required: where === 'path' || own(value, 'required') === true,
    description: text(own(value, 'description'), 300),
    shape: readShape(document, withoutFlags(schema), budget),
  };
}

/** `required: true` of a Swagger parameter is no list of fields. */
const withoutFlags = (schema: unknown): unknown =>
  isObject(schema) && !Array.isArray(schema['required']) ? { ...schema, required: [] } : schema;

function swaggerBody(source: Source, declared: readonly Declared[], budget: Budget): Body | null {
  const { document, operation } = source;
  const whole = declared.find(({ where }) => where === 'body');
  if (whole) {
    const consumed = mediaOf(own(operation, 'consumes') ?? own(document, 'consumes'));
    const json = consumed.find(isJson) ?? (consumed.length === 0 ? JSON_TYPE : undefined);
    const required = own(whole.value, 'required') === true;
    const shape = readShape(document, own(whole.value, 'schema'), budget);
    return { required, media: json ? 'json' : 'other', type: plain(json ?? ''), shape };
  }
  const fields = declared
    .filter(({ where }) => where === 'formData')
    .map((one) => readParameter(source, one, budget))
    .map(({ name, required, shape }) => ({ name, required, shape }));
  if (fields.length === 0) return null;
  const required = fields.some((field) => field.required);
  const consumed = mediaOf(own(operation, 'consumes') ?? own(document, 'consumes'));
  const isParts = consumed.includes(PARTS_TYPE) && !consumed.includes(FORM_TYPE);
  const [media, type] = isParts ? forms[1] : forms[0];
  return { required, media, type, shape: { type: 'object', fields } };
}

function openApiBody({ document, operation }: Source, budget: Budget): Body | null {
  const body = follow(document, own(operation, 'requestBody')).value;
  if (!isObject(body)) return null;
  const required = body['required'] === true;
  const content = firstContent(body['content']);
  if (!content) return { required, media: 'other', type: '', shape: { type: 'unknown' } };
  const { media, type, schema } = content;
  return { required, media, type, shape: readShape(document, schema, budget) };
}

interface Content {
  media: Body['media'];
  type: string;
  schema: unknown;
}

/** The JSON of a `content`, or else its form: what can be written. */
function firstContent(content: unknown): Content | null {
  const all = firstMembers(content);
  const json = all.find(([type]) => isJson(type) || type === '*/*');
  if (json) {
    const type = isJson(json[0]) ? plain(json[0]) : JSON_TYPE;
    return { media: 'json', type, schema: own(json[1], 'schema') };
  }
  for (const [media, type] of forms) {
    const form = all.find(([one]) => one.toLowerCase().startsWith(type));
    if (form) return { media, type, schema: own(form[1], 'schema') };
  }
  return null;
}

const plain = (type: string) => type.replace(/;.*$/, '').trim().slice(0, 100);

function readAnswers({ document, operation, swagger }: Source, budget: Budget): Answer[] {
  const produced = mediaOf(own(operation, 'produces') ?? own(document, 'produces'));
  return firstMembers(own(operation, 'responses'))
    .filter(([status]) => /^(?:2\d\d|2XX|default)$/i.test(status))
    .slice(0, 6)
    .map(([status, given]): Answer => {
      const answer = follow(document, given).value;
      const content = own(answer, 'content');
      const media = swagger ? produced : mediaOf(firstMembers(content).map(([name]) => name));
      const schema = swagger ? own(answer, 'schema') : jsonSchema(content);
      return {
        status,
        media,
        headers: firstMembers(own(answer, 'headers'))
          .map(([name]) => name.slice(0, 100))
          .slice(0, 20),
        shape: schema === undefined ? null : readShape(document, schema, budget),
      };
    });
}

const jsonSchema = (content: unknown): unknown =>
  own(firstMembers(content).find(([media]) => isJson(media) || media === '*/*')?.[1], 'schema');

const mediaOf = (value: unknown): string[] =>
  firstOf(value)
    .map((media) => text(media, 100).toLowerCase())
    .filter(Boolean)
    .slice(0, 10);

/** `application/json` and what vendors made of it, such as `application/vnd.acme.v2+json`. */
const isJson = (media: string) =>
  /^(?:application|text)\/(?:[\w.-]+\+)?json(?:\s*;[\w\s=.-]*)?$/i.test(media);
