import { StudentError } from "../errors.ts";
import { RandomState } from "../random/index.ts";

/**
 * The fold of each row, shuffled as scikit-learn's KFold does, or StratifiedKFold where codes of classes are given.
 * @throws StudentError `too-few-rows` if there are fewer rows, or rows of each class, than folds
 */
export function foldOfEach(
  where: string,
  nRows: number,
  nFolds: number,
  codes: Int32Array | undefined,
  randomState: number | null,
): Int32Array {
  const random = new RandomState(randomState ?? Math.floor(Math.random() * 2 ** 32));
  const most = codes ? Math.max(...countsOf(codes)) : nRows;
  if (most < nFolds) throw tooFewRows(where, nFolds, most);
  const fold = new Int32Array(nRows);
  if (!codes) {
    const sizes = Array.from({ length: nFolds }, (_, f) => Math.floor(nRows / nFolds) + (f < nRows % nFolds ? 1 : 0));
    const order = random.permutation(nRows);
    let next = 0;
    for (const [f, size] of sizes.entries()) for (let k = 0; k < size; k++) fold[order[next++] ?? 0] = f;
    return fold;
  }
  // classes in the order in which they appear, each dealt to the folds as if all rows stood sorted by class
  const classes = [...new Set(codes)];
  let start = 0;
  for (const code of classes) {
    const rows = Array.from(codes.keys()).filter((i) => codes[i] === code);
    const dealt = new Array<number>(nFolds).fill(0);
    for (let k = start; k < start + rows.length; k++) dealt[k % nFolds] = (dealt[k % nFolds] ?? 0) + 1;
    start += rows.length;
    const shuffled = random.shuffle(dealt.flatMap((count, f) => new Array<number>(count).fill(f)));
    for (const [k, i] of rows.entries()) fold[i] = shuffled[k] ?? 0;
  }
  return fold;
}

function countsOf(codes: Int32Array): number[] {
  const counts: number[] = [];
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function tooFewRows(where: string, nFolds: number, received: number): StudentError {
  return new StudentError({
    code: "too-few-rows",
    where: `${where}, cv`,
    expected: { "pt-BR": `ao menos ${nFolds} linhas em alguma classe`, en: `at least ${nFolds} rows in some class` },
    received: { "pt-BR": String(received), en: String(received) },
    remedy: { "pt-BR": "Use um cv menor, ou mais linhas.", en: "Use a smaller cv, or more rows." },
  });
}
