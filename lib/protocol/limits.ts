/** A specification that is larger is not a vault's. Counted in UTF-16 code units before parsing. */
export const SPECIFICATION_MAX = 5 * 1024 * 1024;
