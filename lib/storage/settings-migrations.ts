/** Frozen: each turned one released version of the settings into the next. */
export const settingsMigrations = [
  (v1: unknown) => ({
    ...(v1 as object),
    readOnly: false,
    undoSeconds: 8,
    cameBackSeconds: 60,
    bulkPauseMs: 1000,
  }),
] as const;
