/** Product codes and names. Source: the sample answer in the one public client of the API. */
export const catalog = [
  ['ALL', 'All Products Pack'],
  ['CL', 'CLion'],
  ['DB', 'DataGrip'],
  ['DS', 'DataSpell'],
  ['DUL', 'dotUltimate'],
  ['GO', 'GoLand'],
  ['II', 'IntelliJ IDEA Ultimate'],
  ['PC', 'PyCharm'],
  ['PS', 'PhpStorm'],
  ['RC', 'ReSharper C++'],
  ['RD', 'Rider'],
  ['RM', 'RubyMine'],
  ['RR', 'RustRover'],
  ['RS0', 'ReSharper'],
  ['WS', 'WebStorm'],
] as const;

/** A plugin that denials name although no row of the counts does. It occurs in the real world. */
export const PLUGIN = 'SequenceDiagram Core';

export interface Counts {
  regularInUse: number;
  regularTotal: number;
  trueUpInUse: number;
  trueUpTotal: number;
  virtualInUse: number;
  virtualTotal: number;
}

export const noCounts: Counts = {
  regularInUse: 0,
  regularTotal: 0,
  trueUpInUse: 0,
  trueUpTotal: 0,
  virtualInUse: 0,
  virtualTotal: 0,
};

/**
 * Shares of a company's licenses: one product full, one nearly, one with postpaid and one with
 * trial licenses in use; the rest of the catalog is not owned. For a company of 200 users.
 */
export const usualCounts: Record<string, Partial<Counts>> = {
  CL: { regularInUse: 10, regularTotal: 10 },
  PC: { regularInUse: 19, regularTotal: 20 },
  ALL: { regularInUse: 60, regularTotal: 64, trueUpInUse: 2, trueUpTotal: 10 },
  II: { regularInUse: 31, regularTotal: 40 },
  RR: { regularInUse: 3, regularTotal: 15, virtualInUse: 3, virtualTotal: 5 },
  WS: { regularInUse: 19, regularTotal: 50 },
  GO: { regularInUse: 2, regularTotal: 20 },
};
