import { BLOCK, type Block, detach, packCodes, packTexts, unpackTexts } from './block.ts';
import type { StoredCell } from './cell.ts';

/** When a column's values are no longer told from one another. */
export interface ColumnLimits {
  /** At most so many different values. */
  different: number;
  /** From so many different values on, they have to come twice on average. */
  mostlyNew: number;
}

export const usualLimits: ColumnLimits = { different: 262_144, mostlyNew: 65_536 };

/** How often a column's values occur. */
export interface Occurrences {
  values: readonly string[];
  counts: readonly number[];
  /** Rows that have nothing here. */
  nothing: number;
}

export type Column = ReturnType<typeof createColumn>;

/**
 * The cells of one column, packed: each different value once and numbers in their stead, until so
 * many are different that the texts themselves take less room.
 */
export function createColumn(limits: ColumnLimits = usualLimits) {
  let codes: Map<string, number> | null = new Map();
  const values: string[] = [];
  const counts: number[] = [];
  const blocks: Block[] = [];
  const pendingCodes = new Uint32Array(BLOCK);
  let pendingTexts: StoredCell[] = [];
  let pending = 0;
  let length = 0;
  let unpacked: { block: number; texts: StoredCell[] } | null = null;

  function codeOf(known: Map<string, number>, value: string): number {
    const old = known.get(value);
    if (old !== undefined) return old;
    const own = detach(value);
    values.push(own);
    counts.push(0);
    known.set(own, values.length);
    return values.length;
  }

  function close() {
    if (codes) {
      blocks.push(packCodes(pendingCodes, values.length));
      const mostlyNew = values.length >= limits.mostlyNew && values.length * 2 > length;
      // What is counted from here on would be wrong, so nothing is.
      if (mostlyNew || values.length > limits.different) codes = null;
      if (mostlyNew) dropValues();
    } else {
      blocks.push(packTexts(pendingTexts));
      pendingTexts = [];
    }
    pending = 0;
  }

  /** The blocks so far become texts like those to come, which take less room than all the values. */
  function dropValues() {
    for (const [at, block] of blocks.entries()) {
      if ('codes' in block) blocks[at] = packTexts(Array.from(block.codes, coded));
    }
    values.length = 0;
    counts.length = 0;
  }

  function push(value: StoredCell) {
    if (codes) {
      const code = value === null ? 0 : codeOf(codes, value);
      pendingCodes[pending] = code;
      if (code > 0) counts[code - 1] = (counts[code - 1] ?? 0) + 1;
    } else pendingTexts.push(value);
    pending += 1;
    length += 1;
    if (pending === BLOCK) close();
  }

  function cell(row: number): StoredCell {
    if (row >= length) return null;
    const at = Math.floor(row / BLOCK);
    const block = blocks[at];
    if (!block)
      return codes ? coded(pendingCodes[row % BLOCK]) : (pendingTexts[row % BLOCK] ?? null);
    if ('codes' in block) return coded(block.codes[row % BLOCK]);
    if (unpacked?.block !== at) unpacked = { block: at, texts: unpackTexts(block) };
    return unpacked.texts[row % BLOCK] ?? null;
  }

  const coded = (code = 0) => (code === 0 ? null : (values[code - 1] ?? null));

  return {
    /** Sets the cell of a row, which comes after all that were set; those between have nothing. */
    set(row: number, value: StoredCell) {
      while (length < row) push(null);
      push(value);
    },
    cell,
    /**
     * How often each value occurs; null where too many are different.
     *
     * @param rows of the whole report: a column may end before it
     */
    occurrences(rows: number): Occurrences | null {
      if (!codes) return null;
      const something = counts.reduce((sum, count) => sum + count, 0);
      return { values, counts, nothing: rows - something };
    },
  };
}
