import { type FitOptions, notFitted } from "../base/estimator.ts";
import { asMatrix, type DenseLike } from "../base/inputs.ts";
import { above, aSeed, atLeast, between, checkOptions, orNull, whole } from "../base/options.ts";
import { isMatrixJson, readSaved, register, type Saved } from "../base/saved.ts";
import { denseFromJson, matrixToJson } from "../base/saved-matrix.ts";
import { Matrix } from "../data/matrix.ts";
import { PCA } from "../decomposition/index.ts";
import { StudentError } from "../errors.ts";
import { mulberry32 } from "../random/mulberry32.ts";
import { fitCurve } from "./curve.ts";
import { fuzzyGraph } from "./fuzzy-graph.ts";
import { layOut } from "./layout.ts";
import { nearest } from "./neighbours.ts";

export interface UMAPOptions {
  /** How many neighbours count: few show fine structure, many the whole. 15 by default. */
  readonly nNeighbors?: number;
  /** Columns of the map. 2 by default. */
  readonly nComponents?: number;
  /** How close points may lie on the map, at most `spread`. 0.1 by default. */
  readonly minDist?: number;
  /** How far apart clusters lie, in the same scale. 1 by default. */
  readonly spread?: number;
  /** Rounds of pulling and pushing. 500 up to 10,000 samples, 200 above, by default. */
  readonly nEpochs?: number | null;
  /** Length of the first steps. 1 by default. */
  readonly learningRate?: number;
  /** Others pushed away for each neighbour pulled. 5 by default. */
  readonly negativeSampleRate?: number;
  /** Seed; the map is then the same each time. `null` by default. */
  readonly randomState?: number | null;
}

const defaults: Required<UMAPOptions> = {
  nNeighbors: 15,
  nComponents: 2,
  minDist: 0.1,
  spread: 1,
  nEpochs: null,
  learningRate: 1,
  negativeSampleRate: 5,
  randomState: null,
};
const rules = {
  nNeighbors: whole(2),
  nComponents: whole(1),
  minDist: atLeast(0),
  spread: above(0),
  nEpochs: orNull(whole(1)),
  learningRate: above(0),
  negativeSampleRate: whole(0),
  randomState: aSeed,
};

/**
 * A map of the samples on which neighbours stay neighbours. Distances between far clusters, and their sizes, mean little.
 * It starts from the principal components (umap-learn from a spectral layout), so that a seed gives the same map everywhere.
 * @example new UMAP({randomState: 42}).fit(X).embedding; // samples × 2
 * @see https://umap-learn.readthedocs.io/en/latest/parameters.html
 */
export class UMAP {
  readonly options: Required<UMAPOptions>;
  /** Samples × components; `undefined` before `fit`. */
  readonly embedding: Matrix | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: UMAPOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Draws the map. Returns a fitted UMAP; this one stays as it is. Compares all pairs: mind more than some 10,000 samples.
   * @param X - samples × features, more samples than neighbours
   * @throws StudentError if X or an option can't be used
   */
  fit(X: DenseLike, _y?: unknown, { onProgress }: FitOptions = {}): UMAP {
    const where = "UMAP.fit";
    checkOptions(where, { ...this.options }, rules);
    const matrix = asMatrix(where, X);
    const { nNeighbors, nComponents, minDist, spread, learningRate, negativeSampleRate, randomState } = this.options;
    const n = matrix.shape[0];
    checkOptions(where, { minDist }, { minDist: between(0, spread) });
    if (n <= nNeighbors) throw tooFewSamples(where, nNeighbors, n);
    const random = mulberry32(randomState ?? Math.floor(Math.random() * 2 ** 32));
    const graph = fuzzyGraph(nearest(matrix, nNeighbors - 1), n);
    const map = start(matrix, nComponents, random);
    const { a, b } = fitCurve(minDist, spread);
    const nEpochs = this.options.nEpochs ?? (n <= 10_000 ? 500 : 200);
    layOut(map, graph, { a, b, nEpochs, learningRate, negativeSampleRate, random, onProgress });
    return Object.assign(new UMAP(this.options), { embedding: map });
  }

  /** The map of the samples. */
  fitTransform(X: DenseLike): Matrix {
    return this.fit(X).embedding as Matrix;
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    if (!this.embedding) throw notFitted("UMAP.toJSON");
    return { class: "UMAP", options: { ...this.options }, embedding: matrixToJson(this.embedding) };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved UMAP
   */
  static fromJSON(json: unknown): UMAP {
    const saved = readSaved("UMAP", json, { embedding: isMatrixJson });
    return Object.assign(new UMAP(saved.options), { embedding: denseFromJson(saved.embedding) });
  }
}

register("UMAP", UMAP);

/** The principal components at a size of 10, each a little off, so that no two points lie on each other. */
function start(X: Matrix, nComponents: number, random: () => number): Matrix {
  const wanted = Math.min(nComponents, ...X.shape);
  const components = new PCA({ nComponents: wanted }).fitTransform(X);
  const largest = components.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const map = Matrix.zeros(X.shape[0], nComponents);
  for (let i = 0; i < X.shape[0]; i++) {
    for (let c = 0; c < nComponents; c++) {
      const value = c < wanted ? (10 * components.at(i, c)) / largest : 0;
      map.values[i * nComponents + c] = value + (random() - 0.5) * 1e-3;
    }
  }
  return map;
}

function tooFewSamples(where: string, nNeighbors: number, n: number): StudentError {
  return new StudentError({
    code: "too-few-samples",
    where,
    expected: { "pt-BR": `mais de ${nNeighbors} linhas`, en: `more than ${nNeighbors} rows` },
    received: { "pt-BR": String(n), en: String(n) },
    remedy: { "pt-BR": "Peça menos vizinhos em nNeighbors.", en: "Ask for fewer neighbours in nNeighbors." },
  });
}
