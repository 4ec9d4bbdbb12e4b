import type { Context, Handler, Hono } from 'hono';

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

/** Every operation of a specification as `METHOD /path/{template}`, exact paths before templates. */
export function operationsOf(text: string): string[] {
  const { paths }: { paths: Record<string, Record<string, unknown>> } = JSON.parse(text);
  return Object.entries(paths)
    .flatMap(([path, item]) =>
      methods.filter((method) => method in item).map((method) => `${method.toUpperCase()} ${path}`),
    )
    .sort((a, b) => holes(a) - holes(b));
}

const holes = (path: string) => path.split('{').length;

/** Mounts an operation, written as the specification writes it. */
export function atTemplate(app: Hono, prefix: string, operation: string, handler: Handler): void {
  const [method = '', template = ''] = operation.split(' ');
  const path = template.split('/').map(segmentOf).join('/');
  app.on(method, `${prefix}${path}`, handler);
}

/** `{id}`, or one with something around it as in `{id}:verb` and `{id}.json`. A hole is one segment. */
function segmentOf(segment: string): string {
  const [, before = '', name, after = ''] = /^([^{]*)\{([\w-]+)\}(.*)$/.exec(segment) ?? [];
  if (name === undefined) return segment;
  const around = before || after ? `{${anySign(before)}[^/]+${anySign(after)}}` : '';
  return `:${holeName(name)}${around}`;
}

/** The router knows no escaped signs, so each stands for any sign. */
const anySign = (text: string) => text.replaceAll(/[^\w-]/g, '.');

const holeName = (name: string) => name.replaceAll('-', '_');

/** What a request has in a hole of its template, decoded and without a verb. */
export function hole(context: Context, name: string): string {
  return (context.req.param(holeName(name)) ?? '').replace(/:\w+$/, '');
}

/** Mounts operations of one prefix one after the other. */
export const mounting =
  (app: Hono, prefix = '') =>
  (operation: string, handler: Handler): void =>
    atTemplate(app, prefix, operation, handler);

/** The request's JSON body as an object, or nothing when it is none or is not sent as JSON. */
export async function jsonBody(context: Context): Promise<Record<string, unknown> | undefined> {
  if (!context.req.header('content-type')?.startsWith('application/json')) return undefined;
  try {
    const body: unknown = await context.req.json();
    return typeof body === 'object' && body !== null ? { ...body } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
