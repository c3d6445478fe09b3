import { notFitted } from "../base/estimator.ts";
import { checkNames, inputNames, namesOf } from "../base/features.ts";
import { asMatrix, type DenseLike } from "../base/inputs.ts";
import { checkOptions, either, type Rule, trueOrFalse, whole } from "../base/options.ts";
import { isNameListOrNull, readNames, readSaved, register, type Saved } from "../base/saved.ts";
import { Matrix } from "../data/matrix.ts";

export interface PolynomialFeaturesOptions {
  /** Highest degree, 2 by default, or the lowest and the highest. */
  readonly degree?: number | readonly [lowest: number, highest: number];
  /** Only products of different columns, no powers. False by default. */
  readonly interactionOnly?: boolean;
  /** A first column of ones. True by default. */
  readonly includeBias?: boolean;
}

const defaults: Required<PolynomialFeaturesOptions> = { degree: 2, interactionOnly: false, includeBias: true };

const twoDegrees: Rule = {
  holds: (value) =>
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((n) => Number.isInteger(n) && n >= 0) &&
    value[0] <= value[1],
  expected: { "pt-BR": "dois graus inteiros, o menor primeiro", en: "two whole degrees, the smaller first" },
};

/**
 * Powers and products of the columns, up to a degree: from a and b, the columns 1, a, b, a², a·b, b².
 * Their number grows fast: 20 columns at degree 3 are 1,771.
 * @example
 * new PolynomialFeatures().fitTransform([[2, 3]]).toArrays(); // [[1, 2, 3, 4, 6, 9]]
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.preprocessing.PolynomialFeatures.html
 */
export class PolynomialFeatures {
  readonly options: Required<PolynomialFeaturesOptions>;
  /** Number of columns in; `undefined` before `fit`. */
  readonly nFeaturesIn: number | undefined = undefined;
  /** Names of the columns, where `fit` was given a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: PolynomialFeaturesOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /** Number of columns out; `undefined` before `fit`. */
  get nOutputFeatures(): number | undefined {
    return this.nFeaturesIn === undefined ? undefined : this.#products(this.nFeaturesIn).length;
  }

  /**
   * Learns how many columns there are. Returns a fitted transformer; this one stays as it is.
   * @param X - samples × features
   * @throws StudentError if X can't be used
   */
  fit(X: DenseLike): PolynomialFeatures {
    const where = "PolynomialFeatures.fit";
    const rules = { degree: either(whole(0), twoDegrees), interactionOnly: trueOrFalse, includeBias: trueOrFalse };
    checkOptions(where, { ...this.options }, rules);
    const nFeaturesIn = asMatrix(where, X).shape[1];
    return Object.assign(new PolynomialFeatures(this.options), { nFeaturesIn, featureNamesIn: namesOf(X) });
  }

  /**
   * @param X - samples × features, the columns as in `fit`
   * @returns samples × products, by degree and then by column
   * @throws StudentError before `fit`, or if the columns are others
   */
  transform(X: DenseLike): Matrix {
    const where = "PolynomialFeatures.transform";
    const nColumns = this.#ready(where);
    checkNames(where, this.featureNamesIn, X);
    const matrix = asMatrix(where, X, { nColumns });
    const products = this.#products(nColumns);
    const out = Matrix.zeros(matrix.shape[0], products.length);
    for (let i = 0, k = 0; i < matrix.shape[0]; i++) {
      const row = matrix.row(i);
      for (const product of products) {
        let value = 1;
        for (const j of product) value *= row[j] as number;
        out.values[k++] = value;
      }
    }
    return out;
  }

  /** The products of the data that it is fitted to. */
  fitTransform(X: DenseLike): Matrix {
    return this.fit(X).transform(X);
  }

  /** The names of the columns out: `1`, `a`, `b`, `a^2`, `a b`, `b^2`. */
  getFeatureNamesOut(inputFeatures?: readonly string[]): string[] {
    const where = "PolynomialFeatures.getFeatureNamesOut";
    const nColumns = this.#ready(where);
    const names = inputNames(where, this.featureNamesIn, nColumns, inputFeatures);
    return this.#products(nColumns).map((product) => nameOf(product, names));
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    return {
      class: "PolynomialFeatures",
      options: { ...this.options },
      nFeaturesIn: this.#ready("PolynomialFeatures.toJSON"),
      featureNamesIn: this.featureNamesIn ?? null,
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved PolynomialFeatures
   */
  static fromJSON(json: unknown): PolynomialFeatures {
    const saved = readSaved("PolynomialFeatures", json, {
      nFeaturesIn: (value) => Number.isInteger(value) && Number(value) >= 0,
      featureNamesIn: isNameListOrNull,
    });
    const learnt = { nFeaturesIn: saved.nFeaturesIn as number, featureNamesIn: readNames(saved) };
    return Object.assign(new PolynomialFeatures(saved.options), learnt);
  }

  /** For each column out, the columns that are multiplied. */
  #products(nColumns: number): number[][] {
    const { degree, interactionOnly, includeBias } = this.options;
    const [lowest, highest] = typeof degree === "number" ? [1, degree] : degree;
    const out: number[][] = includeBias ? [[]] : [];
    let last: number[][] = [[]];
    for (let d = 1; d <= highest; d++) {
      last = last.flatMap((product) => {
        const least = product.at(-1) ?? (interactionOnly ? -1 : 0);
        const first = interactionOnly ? least + 1 : least;
        return Array.from({ length: Math.max(0, nColumns - first) }, (_, k) => [...product, first + k]);
      });
      if (d >= lowest) for (const combination of last) out.push(combination);
    }
    return out;
  }

  #ready(where: string): number {
    if (this.nFeaturesIn === undefined) throw notFitted(where);
    return this.nFeaturesIn;
  }
}

register("PolynomialFeatures", PolynomialFeatures);

function nameOf(product: readonly number[], names: readonly string[]): string {
  if (product.length === 0) return "1";
  return [...new Set(product)]
    .map((j) => {
      const power = product.filter((other) => other === j).length;
      return power === 1 ? names[j] : `${names[j]}^${power}`;
    })
    .join(" ");
}
