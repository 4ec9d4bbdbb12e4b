import { flatten } from './flatten.ts';
import { isObject } from './json.ts';
import { follow } from './references.ts';
import type { Field, Shape } from './shape.ts';

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
  for (let at = 0; at < queue.length; at++) {
    const task = queue[at];
    if (!task) break;
    const target = follow(root, task.schema).value;
    if (task.depth > MOST_DEPTH || (isObject(target) && task.above.includes(target))) continue;
    const { shape, items, properties } = flatten(root, task.schema);
    task.put(shape);
    const below = { depth: task.depth + 1, above: [...task.above, target] };
    if (shape.type === 'array') {
      if (budget.nodes-- <= 0) continue;
      shape.items = { type: 'unknown' };
      const put = (read: Shape) => {
        shape.items = read;
      };
      queue.push({ ...below, schema: items, put });
    } else if (properties.length > 0) {
      const kept = properties.slice(0, Math.max(0, budget.nodes));
      budget.nodes -= kept.length;
      shape.fields = kept.map(({ name, required, schema: inner }) => {
        const field: Field = { name, required, shape: { type: 'unknown' } };
        const put = (read: Shape) => {
          field.shape = read;
        };
        queue.push({ ...below, schema: inner, put });
        return field;
      });
    }
  }
  return result;
}
