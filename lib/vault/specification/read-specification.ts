import { failed, type Outcome, success } from '../failure.ts';
import { firstOf, isObject, members, own, text } from './json.ts';
import { isPlainTemplate } from './path-template.ts';
import { readTraffic } from './read-operation.ts';
import { follow } from './references.ts';
import { type Served, servedByOpenApi, servedBySwagger } from './servers.ts';
import {
  methods,
  type Operation,
  type Specification,
  type SpecificationProblem,
} from './specification.ts';

/** Read at most; a caller that reads a file checks its size before. */
export const SPECIFICATION_MAX_BYTES = 5 * 1024 * 1024;

const MOST_OPERATIONS = 5000;
/** Parts of schemas kept in all, so that what is stored stays at a few megabytes. */
const MOST_NODES = 24_000;
const NODES_EACH = { most: 300, least: 12 };

/** Operations that may be about licenses are read in full first; the rest shares what is left. */
const ABOUT_LICENSES =
  /licen[cs]|alloc|seat|lease|ticket|assign|entitle|user|member|account|revoke|release|reclaim|report|usage|denial|denied|product|connect/i;

/**
 * Reads Swagger 2.0, OpenAPI 3.0 or 3.1 written as JSON.
 *
 * @param origin the vault's API origin: operations that the specification puts on another host are
 *   marked as `elsewhere`
 * @returns the operations in the specification's order, or why the text is none; never throws
 */
export function readSpecification(
  content: string,
  origin: string,
): Outcome<Specification, SpecificationProblem> {
  const parsed = parse(content);
  if (!parsed.ok) return parsed;
  const document = parsed.value;
  const format = formatOf(document);
  if (format === null) {
    const told =
      own(document, 'swagger') ?? own(document, 'openapi') ?? own(document, 'swaggerVersion');
    return failed(told === undefined ? 'not-a-specification' : 'unknown-version');
  }
  const operations = readOperations(document, format === '2.0', new URL(origin).hostname);
  if (operations.length === 0) return failed('no-operations');
  const info = own(document, 'info');
  return success({
    title: text(own(info, 'title'), 200),
    version: text(own(info, 'version'), 100),
    format,
    operations,
  });
}

function parse(content: string): Outcome<unknown, SpecificationProblem> {
  const plain = content.replace(/^\uFEFF/, '').trim();
  if (plain === '') return failed('empty');
  if (new TextEncoder().encode(plain).byteLength > SPECIFICATION_MAX_BYTES)
    return failed('too-large');
  if (plain.startsWith('<')) return failed('web-page');
  try {
    return success(JSON.parse(plain));
  } catch {
    const yaml = /^(?:---|%YAML|#.*\n|["']?(?:openapi|swagger|info)["']?\s*:)/.test(plain);
    return failed(yaml ? 'yaml' : 'not-json');
  }
}

function formatOf(document: unknown): Specification['format'] | null {
  if (String(own(document, 'swagger')) === '2.0' || own(document, 'swagger') === 2) return '2.0';
  const version = /^3\.([01])(?:\.|$)/.exec(text(own(document, 'openapi'), 20));
  if (!version) return null;
  return version[1] === '0' ? '3.0' : '3.1';
}

interface Found {
  operation: Operation;
  pathItem: unknown;
  source: unknown;
}

function readOperations(document: unknown, swagger: boolean, host: string): Operation[] {
  const found = new Map<string, Found>();
  for (const [path, given] of members(own(document, 'paths'))) {
    const pathItem = follow(document, given).value;
    for (const method of methods) {
      const source = own(pathItem, method.toLowerCase());
      if (!isObject(source) || found.size >= MOST_OPERATIONS) continue;
      const served = swagger
        ? servedBySwagger(document, host)
        : servedByOpenApi([source, pathItem, document], host);
      const full = `${served.base}${path}`;
      const id = `${method} ${full}`;
      if (!isPlainTemplate(full) || found.has(id)) continue;
      const operation = readHead(source, id, method, full, served);
      found.set(id, { operation, pathItem, source });
    }
  }
  fill([...found.values()], document, swagger);
  return [...found.values()].map(({ operation }) => operation);
}

function readHead(
  source: unknown,
  id: string,
  method: Operation['method'],
  path: string,
  { elsewhere, named }: Served,
): Operation {
  return {
    id,
    method,
    path,
    elsewhere,
    ...(named === undefined ? {} : { named: named.slice(0, 300) }),
    operationId: text(own(source, 'operationId'), 200),
    summary: text(own(source, 'summary'), 300),
    description: text(own(source, 'description'), 600),
    tags: firstOf(own(source, 'tags'))
      .map((tag) => text(tag, 100))
      .filter(Boolean)
      .slice(0, 10),
    deprecated: own(source, 'deprecated') === true || own(source, 'x-deprecated') === true,
    parameters: [],
    body: null,
    answers: [],
  };
}

function fill(all: readonly Found[], document: unknown, swagger: boolean): void {
  const about = ({ operation: { path, operationId, summary } }: Found) =>
    ABOUT_LICENSES.test(`${path} ${operationId} ${summary}`);
  let left = MOST_NODES;
  for (const group of [all.filter(about), all.filter((one) => !about(one))]) {
    let waiting = group.length;
    for (const { operation, pathItem, source } of group) {
      const share = Math.floor(left / waiting--);
      const nodes = Math.min(NODES_EACH.most, Math.max(NODES_EACH.least, share));
      const budget = { nodes };
      Object.assign(
        operation,
        readTraffic({ document, pathItem, operation: source, swagger }, operation.path, budget),
      );
      left = Math.max(0, left - (nodes - budget.nodes));
    }
  }
}
