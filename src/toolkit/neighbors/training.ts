import { rowsOf, squaredLengths } from "../base/rows.ts";
import { Matrix } from "../data/matrix.ts";
import { SparseMatrix } from "../data/sparse.ts";
import { StudentError } from "../errors.ts";
import { KdTree } from "./kd-tree.ts";
import { byDots, powerOf, powers, rootOf } from "./metric.ts";
import { Nearest } from "./nearest.ts";
import type { NeighborsOptions } from "./options.ts";

/** The neighbours of each sample, nearest first; of those equally far, the one that came first in `fit` stands first. */
export interface Neighbors {
  /** Samples × neighbours. */
  readonly distances: Matrix;
  /** A row a sample: indices of the training samples. */
  readonly indices: readonly Int32Array[];
}

// beyond, boxes are all about as far, and a tree only gets in the way
const mostColumnsOfTree = 15;

/** The samples that a neighbour is looked for among, made ready for the search. */
export class Training {
  readonly X: Matrix | SparseMatrix;
  readonly #isCosine: boolean;
  readonly #p: number;
  readonly #tree: KdTree | undefined;

  constructor(where: string, X: Matrix | SparseMatrix, options: Required<NeighborsOptions>) {
    const p = powerOf(options);
    this.#isCosine = p === undefined;
    this.#p = p ?? 2;
    // only dot products can leave zeros out
    const needsAll = X instanceof SparseMatrix && p !== undefined && p !== 2;
    this.X = needsAll ? Matrix.fromRows(X.toDense()) : X;
    const canHaveTree = this.X instanceof Matrix && p !== undefined;
    if (options.algorithm === "kd_tree" && !canHaveTree) throw noTree(where);
    const isWorthIt = this.X.shape[1] <= mostColumnsOfTree && this.X.shape[0] > 2 * options.nNeighbors;
    const wantsTree = options.algorithm === "kd_tree" || (options.algorithm === "auto" && isWorthIt);
    this.#tree = canHaveTree && wantsTree && this.X instanceof Matrix ? new KdTree(this.X, this.#p) : undefined;
  }

  /** The k nearest to each row. */
  nearest(asked: Matrix | SparseMatrix, k: number): Neighbors {
    const isByDots = this.#isCosine || this.X instanceof SparseMatrix || asked instanceof SparseMatrix;
    const useDots = isByDots && (this.#isCosine || this.#p === 2);
    const rows = asked instanceof SparseMatrix && !useDots ? Matrix.fromRows(asked.toDense()) : asked;
    const search = useDots ? this.#byDots(rows) : this.#byDifferences(rows as Matrix);
    const distances = Matrix.zeros(rows.shape[0], k);
    const indices: Int32Array[] = [];
    const nearest = new Nearest(k);
    for (let i = 0; i < rows.shape[0]; i++) {
      nearest.clear();
      search(i, nearest);
      distances.row(i).set(this.#isCosine ? nearest.distances : nearest.distances.map((sum) => rootOf(sum, this.#p)));
      indices.push(nearest.indices.slice());
    }
    return { distances, indices };
  }

  #byDots(asked: Matrix | SparseMatrix) {
    const rows = rowsOf(this.X);
    const training = { rows, squares: squaredLengths(rows) };
    const others = rowsOf(asked);
    const sample = new Float64Array(this.X.shape[1]);
    const into = new Float64Array(this.X.shape[0]);
    return (i: number, nearest: Nearest) => {
      byDots(training, others, i, { isCosine: this.#isCosine, sample, into });
      for (let k = 0; k < into.length; k++) nearest.offer(into[k] as number, k);
    };
  }

  #byDifferences({ values }: Matrix) {
    const nColumns = this.X.shape[1];
    const tree = this.#tree;
    if (tree) return (i: number, nearest: Nearest) => tree.search(values, i * nColumns, nearest);
    const known = (this.X as Matrix).values;
    return (i: number, nearest: Nearest) => {
      for (let k = 0; k < this.X.shape[0]; k++) {
        nearest.offer(powers(values, i * nColumns, known, k * nColumns, nColumns, this.#p), k);
      }
    };
  }
}

function noTree(where: string): StudentError {
  return new StudentError({
    code: "bad-option",
    where: `${where}, algorithm`,
    expected: {
      "pt-BR": '"brute" ou "auto" para cosine e para matriz esparsa',
      en: '"brute" or "auto" for cosine and for a sparse matrix',
    },
    received: { "pt-BR": '"kd_tree"', en: '"kd_tree"' },
    remedy: { "pt-BR": "A árvore só serve às outras distâncias.", en: "The tree serves the other distances only." },
  });
}
