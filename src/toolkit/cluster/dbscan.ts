import { notFitted } from "../base/estimator.ts";
import { asMatrix, type DenseLike } from "../base/inputs.ts";
import { above, checkOptions, whole } from "../base/options.ts";
import { isMatrixJson, isNumberList, readNumbers, readSaved, register, type Saved } from "../base/saved.ts";
import { denseFromJson, matrixToJson } from "../base/saved-matrix.ts";
import type { Matrix } from "../data/matrix.ts";
import { neighbourhoods } from "./neighbourhoods.ts";

export interface DBSCANOptions {
  /** How near a neighbour is, in the unit of the columns. 0.5 by default. */
  readonly eps?: number;
  /** A sample with at least so many neighbours, itself counted, is a core sample. 5 by default. */
  readonly minSamples?: number;
}

const defaults: Required<DBSCANOptions> = { eps: 0.5, minSamples: 5 };

/**
 * Finds clusters of any form where samples lie close; what lies alone is noise, with the label −1.
 * @example new DBSCAN({eps: 0.3, minSamples: 10}).fit(X).labels;
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.cluster.DBSCAN.html
 */
export class DBSCAN {
  readonly options: Required<DBSCANOptions>;
  /** The cluster of each sample, −1 for noise; `undefined` before `fit`. */
  readonly labels: Int32Array | undefined = undefined;
  /** Indices of the core samples, ascending; `undefined` before `fit`. */
  readonly coreSampleIndices: Int32Array | undefined = undefined;
  /** The core samples themselves: core samples × features; `undefined` before `fit`. */
  readonly components: Matrix | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: DBSCANOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Finds the clusters. Returns a fitted DBSCAN; this one stays as it is. A sample on the edge of two clusters joins the
   * first, in the order of the data, as in scikit-learn.
   * @param X - samples × features
   * @throws StudentError if X or an option can't be used; `too-many-neighbours` if `eps` takes in almost everything
   */
  fit(X: DenseLike): DBSCAN {
    const where = "DBSCAN.fit";
    checkOptions(where, { ...this.options }, { eps: above(0), minSamples: whole(1) });
    const matrix = asMatrix(where, X);
    const { starts, members } = neighbourhoods(where, matrix, this.options.eps);
    const n = matrix.shape[0];
    const isCore = (i: number) => (starts[i + 1] as number) - (starts[i] as number) >= this.options.minSamples;
    const labels = new Int32Array(n).fill(-1);
    let nClusters = 0;
    for (let seed = 0; seed < n; seed++) {
      if (labels[seed] !== -1 || !isCore(seed)) continue;
      const reached = [seed];
      labels[seed] = nClusters;
      for (let i = reached.pop(); i !== undefined; i = reached.pop()) {
        if (!isCore(i)) continue;
        for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) {
          const member = members[k] as number;
          if (labels[member] !== -1) continue;
          labels[member] = nClusters;
          reached.push(member);
        }
      }
      nClusters++;
    }
    const core = Int32Array.from(labels.keys()).filter(isCore);
    return this.#fitted(labels, core, matrix.take(core));
  }

  /** The cluster of each sample. */
  fitPredict(X: DenseLike): Int32Array {
    return this.fit(X).labels as Int32Array;
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { labels, coreSampleIndices, components } = this;
    if (!labels || !coreSampleIndices || !components) throw notFitted("DBSCAN.toJSON");
    return {
      class: "DBSCAN",
      options: { ...this.options },
      labels: [...labels],
      coreSampleIndices: [...coreSampleIndices],
      components: matrixToJson(components),
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved DBSCAN
   */
  static fromJSON(json: unknown): DBSCAN {
    const fields = { labels: isNumberList, coreSampleIndices: isNumberList, components: isMatrixJson };
    const saved = readSaved("DBSCAN", json, fields);
    const whole = (values: unknown) => Int32Array.from(readNumbers(values));
    const components = denseFromJson(saved.components);
    return new DBSCAN(saved.options).#fitted(whole(saved.labels), whole(saved.coreSampleIndices), components);
  }

  #fitted(labels: Int32Array, coreSampleIndices: Int32Array, components: Matrix): DBSCAN {
    return Object.assign(new DBSCAN(this.options), { labels, coreSampleIndices, components });
  }
}

register("DBSCAN", DBSCAN);
