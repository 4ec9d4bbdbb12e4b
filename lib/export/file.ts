const types = { csv: 'text/csv;charset=utf-8', json: 'application/json' } as const;
export type FileKind = keyof typeof types;

/** A spreadsheet reads a CSV file as UTF-8 only when it begins with a byte order mark. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A file to save, from texts or pieces of it in order. */
export function toFile(kind: FileKind, parts: readonly (string | Blob)[]): Blob {
  const start = kind === 'csv' ? [BYTE_ORDER_MARK] : [];
  return new Blob([...start, ...parts], { type: types[kind] });
}

/**
 * A name such as `seatkeeper-denials-acme-2026-03-10.csv`: parts in lower case, and of them only what
 * every file system takes.
 */
export function fileName(parts: readonly string[], kind: FileKind): string {
  const plain = parts.map((part) =>
    part
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60),
  );
  return `${['seatkeeper', ...plain.filter(Boolean)].join('-')}.${kind}`;
}
