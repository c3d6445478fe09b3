import { noRows } from "../base/inputs.ts";
import type { SparseMatrix } from "../data/sparse.ts";
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
  const df = new Int32Array(columnCount);
  for (let k = 0; k < counts.indices.length; k++) {
    const column = counts.indices[k] as number;
    df[column] = (df[column] as number) + 1;
  }
  const extra = options.smoothIdf ? 1 : 0;
  if (extra === 0 && df.includes(0)) throw neverSeen(where, df.indexOf(0));
  return Array.from(df, (count) => Math.log((extra + n) / (extra + count)) + 1);
}

/** Counts to weights, row by row, in the place of the counts. A row without terms has nothing to divide, and stays empty. */
export function weigh(
  { data, indices, indptr }: SparseMatrix,
  idf: readonly number[] | undefined,
  options: Options,
): void {
  const { sublinearTf, norm } = options;
  for (let i = 0; i + 1 < indptr.length; i++) {
    const [start, end] = [indptr[i] as number, indptr[i + 1] as number];
    let size = 0;
    for (let k = start; k < end; k++) {
      const count = data[k] as number;
      const value = (sublinearTf ? 1 + Math.log(count) : count) * (idf ? (idf[indices[k] as number] as number) : 1);
      data[k] = value;
      size += norm === "l1" ? Math.abs(value) : value * value;
    }
    if (norm === null) continue;
    if (norm === "l2") size = Math.sqrt(size);
    for (let k = start; k < end; k++) data[k] = (data[k] as number) / size;
  }
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
