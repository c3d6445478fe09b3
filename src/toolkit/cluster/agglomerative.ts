import { notFitted } from "../base/estimator.ts";
import { asMatrix, type DenseLike } from "../base/inputs.ts";
import { atLeast, checkOptions, oneOf, orNull, whole } from "../base/options.ts";
import { isNumberList, jsonNumbers, readNumbers, readSaved, register, type Saved } from "../base/saved.ts";
import { inWords, StudentError } from "../errors.ts";
import { cutTree } from "./cut-tree.ts";
import { tooFewSamples } from "./errors.ts";
import { type Linkage, linkageTree } from "./linkage.ts";

export interface AgglomerativeClusteringOptions {
  /** Number of clusters; `null` where `distanceThreshold` decides. 2 by default. */
  readonly nClusters?: number | null;
  /** Clusters farther apart than this are not merged; then `nClusters` must be `null`. */
  readonly distanceThreshold?: number | null;
  /**
   * How far clusters are apart: `"ward"` (the default): by how much the variance within would grow; `"complete"`: their
   * farthest samples; `"average"`: all pairs; `"single"`: their nearest samples.
   */
  readonly linkage?: Linkage;
}

const defaults: Required<AgglomerativeClusteringOptions> = { nClusters: 2, distanceThreshold: null, linkage: "ward" };
const rules = {
  nClusters: orNull(whole(1)),
  distanceThreshold: orNull(atLeast(0)),
  linkage: oneOf("ward", "complete", "average", "single"),
};
/** 8 bytes a pair: this many take 1.6 GB. */
const mostSamples = 20_000;

/**
 * Merges the nearest two clusters again and again: the whole tree can be read, from single samples up.
 * Takes memory for every pair of samples: 5,000 samples, 100 MB.
 * @example new AgglomerativeClustering({nClusters: 3, linkage: "average"}).fit(X).labels;
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.cluster.AgglomerativeClustering.html
 */
export class AgglomerativeClustering {
  readonly options: Required<AgglomerativeClusteringOptions>;
  /** The cluster of each sample; `undefined` before `fit`. */
  readonly labels: Int32Array | undefined = undefined;
  /** Merges × 2, one after the other: samples are nodes 0 to n − 1, merge k makes node n + k; `undefined` before `fit`. */
  readonly children: Int32Array | undefined = undefined;
  /** How far apart the two of each merge were; `undefined` before `fit`. */
  readonly distances: Float64Array | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: AgglomerativeClusteringOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Builds the tree and cuts it. Returns a fitted clustering; this one stays as it is.
   * @param X - samples × features, at most 20,000 samples
   * @throws StudentError if X or an option can't be used, or there are fewer samples than clusters
   */
  fit(X: DenseLike): AgglomerativeClustering {
    const where = "AgglomerativeClustering.fit";
    checkOptions(where, { ...this.options }, rules);
    const { nClusters, distanceThreshold, linkage } = this.options;
    if ((nClusters === null) === (distanceThreshold === null)) throw oneOfTwo(where);
    const matrix = asMatrix(where, X);
    const n = matrix.shape[0];
    if (n < (nClusters ?? 1)) throw tooFewSamples(where, nClusters ?? 1, n);
    if (n > mostSamples) throw tooManySamples(where, n);
    const { children, distances } = linkageTree(matrix, linkage);
    const wanted = nClusters ?? 1 + distances.filter((distance) => distance >= (distanceThreshold ?? 0)).length;
    return this.#fitted(cutTree(children, n, wanted), children, distances);
  }

  /** The cluster of each sample. */
  fitPredict(X: DenseLike): Int32Array {
    return this.fit(X).labels as Int32Array;
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { labels, children, distances } = this;
    if (!labels || !children || !distances) throw notFitted("AgglomerativeClustering.toJSON");
    return {
      class: "AgglomerativeClustering",
      options: { ...this.options },
      labels: [...labels],
      children: [...children],
      distances: jsonNumbers(distances),
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved AgglomerativeClustering
   */
  static fromJSON(json: unknown): AgglomerativeClustering {
    const fields = { labels: isNumberList, children: isNumberList, distances: isNumberList };
    const saved = readSaved("AgglomerativeClustering", json, fields);
    const whole = (values: unknown) => Int32Array.from(readNumbers(values));
    const made = new AgglomerativeClustering(saved.options);
    return made.#fitted(whole(saved.labels), whole(saved.children), readNumbers(saved.distances));
  }

  #fitted(labels: Int32Array, children: Int32Array, distances: Float64Array): AgglomerativeClustering {
    return Object.assign(new AgglomerativeClustering(this.options), { labels, children, distances });
  }
}

register("AgglomerativeClustering", AgglomerativeClustering);

function oneOfTwo(where: string): StudentError {
  return new StudentError({
    code: "contradicting-options",
    where,
    expected: {
      "pt-BR": "só um de nClusters e distanceThreshold, o outro null",
      en: "only one of nClusters and distanceThreshold, the other null",
    },
    received: { "pt-BR": "os dois, ou nenhum", en: "both, or none" },
    remedy: {
      "pt-BR": "Por exemplo, {nClusters: null, distanceThreshold: 5}.",
      en: "For instance, {nClusters: null, distanceThreshold: 5}.",
    },
  });
}

function tooManySamples(where: string, n: number): StudentError {
  return new StudentError({
    code: "too-many-samples",
    where,
    expected: { "pt-BR": `no máximo ${mostSamples} linhas`, en: `at most ${mostSamples} rows` },
    received: inWords(n),
    remedy: {
      "pt-BR": "Todos os pares ocupariam a memória: use uma amostra, ou KMeans.",
      en: "All pairs would fill the memory: use a sample, or KMeans.",
    },
  });
}
