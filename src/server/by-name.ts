const collator = new Intl.Collator("pt-BR");

/**
 * People in the order of a class's list: Ângelo among those with A. The database's own order depends on how it was set up,
 * and PGlite puts letters with an accent after Z.
 */
export const byName = <Row>(rows: readonly Row[], nameOf: (row: Row) => string): Row[] =>
  [...rows].sort((a, b) => collator.compare(nameOf(a), nameOf(b)));
