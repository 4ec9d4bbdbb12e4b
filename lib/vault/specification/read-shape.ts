import { flatten } from './flatten.ts';
import { isObject } from './json.ts';
import { follow } from './references.ts';
import type { Shape } from './shape.ts';

/** How much of an operation is read: hostile or huge schemas are cut off, nearest parts last. */
export interface Budget {
  nodes: number;
}

const MOST_DEPTH = 8;

interface Task {
  schema: unknown;
  depth: number;
  /** Schemas that this one stands in: meeting one again is a circle, and ends. */
  above: readonly unknown[];
  put: (shape: Shape) => void;
}

/**
 * Reads a schema level by level, so that a budget that runs out costs the deepest parts first.
 *
 * @param root the whole document, for its references
 */
export function readShape(root: unknown, schema: unknown, budget: Budget): Shape {
  let result: Shape = { type: 'unknown' };
  const queue: Task[] = [
    {
      schema,
      depth: 0,
      above: [],
      put: (shape) => {
        result = shape;
      },
    },
  ];
  for (let at = 0; at < queue.length && budget.nodes > 0; at++) {
    const task = queue[at];
    if (!task) break;
    budget.nodes -= 1;
    const target = follow(root, task.schema).value;
    if (task.depth > MOST_DEPTH || (isObject(target) && task.above.includes(target))) continue;
    const { shape, items, properties } = flatten(root, task.schema);
    task.put(shape);
    const below = { depth: task.depth + 1, above: [...task.above, target] };
    if (shape.type === 'array') {
      const unread: Shape = { type: 'unknown' };
      shape.items = unread;
      queue.push({
        ...below,
        schema: items,
        put: (read) => {
          shape.items = read;
        },
      });
    }
    if (properties.length > 0 && shape.type !== 'array') {
      shape.fields = properties.map(({ name, required, schema: inner }) => {
        const field = { name, required, shape: { type: 'unknown' } as Shape };
        queue.push({
          ...below,
          schema: inner,
          put: (read) => {
            field.shape = read;
          },
        });
        return field;
      });
    }
  }
  return result;
}
