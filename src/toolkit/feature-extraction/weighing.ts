import { SparseMatrix } from "../data/sparse.ts";
import { StudentError } from "../errors.ts";
import type { TfidfTransformerOptions } from "./options.ts";

type Options = Required<TfidfTransformerOptions>;

/**
 * The weight of each column; `undefined` with `useIdf: false`.
 * @throws StudentError if there are no rows, or a weight would be infinite
 */
export function learnIdf(where: string, counts: SparseMatrix, options: Options): number[] | undefined {
  const [n, columnCount] = counts.shape;
  if (n === 0) throw noRows(where);
  if (!options.useIdf) return undefined;
  const df = new Array<number>(columnCount).fill(0);
  for (const column of counts.indices) df[column] = (df[column] ?? 0) + 1;
  const extra = options.smoothIdf ? 1 : 0;
  if (extra === 0 && df.includes(0)) throw neverSeen(where, df.indexOf(0));
  return df.map((count) => Math.log((extra + n) / (extra + count)) + 1);
}

/** Counts to weights, row by row. */
export function weigh(counts: SparseMatrix, idf: readonly number[] | undefined, options: Options): SparseMatrix {
  const rows = counts.rows().map((row) => {
    for (const [column, count] of row) {
      const tf = options.sublinearTf ? 1 + Math.log(count) : count;
      row.set(column, tf * (idf?.[column] ?? 1));
    }
    return scaled(row, options.norm);
  });
  return SparseMatrix.fromRows(rows, counts.shape[1]);
}

/** A row without terms has nothing to divide, and stays empty. */
function scaled(row: Map<number, number>, norm: Options["norm"]): Map<number, number> {
  if (norm === null) return row;
  let size = 0;
  for (const value of row.values()) size += norm === "l2" ? value * value : Math.abs(value);
  if (norm === "l2") size = Math.sqrt(size);
  for (const [column, value] of row) row.set(column, value / size);
  return row;
}

function noRows(where: string): StudentError {
  return new StudentError({
    code: "no-rows",
    where,
    expected: { "pt-BR": "ao menos uma linha", en: "at least one row" },
    received: { "pt-BR": "nenhuma", en: "none" },
    remedy: {
      "pt-BR": "Veja se o filtro antes não tirou tudo.",
      en: "See whether a filter before took everything out.",
    },
  });
}

function neverSeen(where: string, column: number): StudentError {
  return new StudentError({
    code: "column-never-seen",
    where,
    expected: {
      "pt-BR": "cada palavra em ao menos um documento, quando smoothIdf é false",
      en: "each word in at least one document, when smoothIdf is false",
    },
    received: {
      "pt-BR": `a coluna ${column}, que nenhum documento tem: ln(n / 0) é infinito`,
      en: `column ${column}, which no document has: ln(n / 0) is infinite`,
    },
    remedy: { "pt-BR": "Use smoothIdf: true.", en: "Use smoothIdf: true." },
  });
}
