import { type Estimator, fitAndTransform, type Learnt, notFitted, type Transformer } from "../base/estimator.ts";
import { checkNames as checkSameNames, inputNames } from "../base/features.ts";
import { asMatrixOrSparse, isSparse } from "../base/inputs.ts";
import { between, checkOptions, either, oneOf, type Rule, trueOrFalse } from "../base/options.ts";
import { isNameListOrNull, isRecord, readNames, readSaved, register, type Saved } from "../base/saved.ts";
import { changeParts, checkNames, isSavedPart, partToJson, readPart, unfitted } from "../base/steps.ts";
import type { Matrix } from "../data/matrix.ts";
import type { SparseMatrix } from "../data/sparse.ts";
import { StudentError } from "../errors.ts";
import { hstack, nonZeros } from "./hstack.ts";
import { type ColumnChoice, type Columns, checkSame, columnsOf, indicesOf, pick } from "./select.ts";

type Part = Estimator | "passthrough" | "drop";
/** A name, what to do, and with which columns. */
export type ColumnStep = readonly [name: string, transformer: Part, columns: ColumnChoice];

export interface ColumnTransformerOptions {
  /** `[name, transformer, columns]` in the order of the result; `"drop"` and `"passthrough"` stand for a transformer too. */
  readonly transformers: readonly ColumnStep[];
  /** What to do with the columns that nobody asks for: `"drop"`, the default, or `"passthrough"`, or a transformer. */
  readonly remainder?: Part;
  /** The result is sparse where a part is and less than this share of the values is not zero. 0.3 by default; 0 is never. */
  readonly sparseThreshold?: number;
  /** Put the name of the part before the name of each column out: `num__idade`. True by default. */
  readonly verboseFeatureNamesOut?: boolean;
}

const defaults = { remainder: "drop", sparseThreshold: 0.3, verboseFeatureNamesOut: true } as const;

const anEstimator: Rule = {
  holds: (value) => typeof value === "object" && value !== null && "fit" in value && "transform" in value,
  expected: { "pt-BR": "um transformador", en: "a transformer" },
};
const aPart = either(oneOf("passthrough", "drop"), anEstimator);
const columnSteps: Rule = {
  holds: (value) =>
    Array.isArray(value) && value.every((step) => Array.isArray(step) && step.length === 3 && aPart.holds(step[1])),
  expected: {
    "pt-BR": "uma lista de [nome, transformador, colunas]",
    en: "a list of [name, transformer, columns]",
  },
  remedy: {
    "pt-BR": 'Por exemplo, [["num", new StandardScaler(), ["idade"]], ["uf", new OneHotEncoder(), ["uf"]]].',
    en: 'For instance, [["num", new StandardScaler(), ["age"]], ["uf", new OneHotEncoder(), ["uf"]]].',
  },
};

/** A fitted part, and where its columns were. */
interface FittedStep {
  readonly name: string;
  readonly part: Part;
  readonly indices: readonly number[];
  /** The columns as they were asked for: a single one is passed as a list, as a text transformer wants it. */
  readonly choice: ColumnChoice;
}

/**
 * Different columns through different transformers, the results side by side, in the order of the transformers.
 * `"texto"` gives a transformer the one column as a list, `["texto"]` a table of one column.
 * @example
 * new ColumnTransformer({
 *   transformers: [
 *     ["num", new StandardScaler(), ["idade", "temperatura_c"]],
 *     ["uf", new OneHotEncoder({handleUnknown: "ignore"}), ["uf"]],
 *     ["texto", new TfidfVectorizer(), "sintomas_texto"],
 *   ],
 * }).fit(table).transform(table);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.compose.ColumnTransformer.html
 */
export class ColumnTransformer {
  readonly options: Required<ColumnTransformerOptions>;
  /** The fitted parts, the remainder last; `undefined` before `fit`. */
  readonly transformers: readonly FittedStep[] | undefined = undefined;
  /** Number of columns in; `undefined` before `fit`. */
  readonly nFeaturesIn: number | undefined = undefined;
  /** Names of the columns, where `fit` was given a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: ColumnTransformerOptions) {
    this.options = { ...defaults, ...options };
  }

  /** The transformers by name: fitted ones after `fit`. */
  get namedTransformers(): Readonly<Record<string, Part>> {
    const fitted = this.transformers?.map(({ name, part }) => [name, part] as const);
    return Object.fromEntries(fitted ?? this.options.transformers);
  }

  /** An unfitted one with options of its own or of its parts changed: `{remainder: "passthrough", num__withMean: false}`. */
  withOptions(changes: Readonly<Record<string, unknown>>): ColumnTransformer {
    const ofParts = Object.keys(changes).some((key) => key.includes("__"));
    const names = this.options.transformers.map(([name]) => name);
    const isPart = (key: string) => names.includes(key) || (ofParts && key.includes("__"));
    const [parts, own] = [true, false].map((wanted) =>
      Object.fromEntries(Object.entries(changes).filter(([key]) => isPart(key) === wanted)),
    );
    const transformers = changeParts("ColumnTransformer.withOptions", this.options.transformers, parts ?? {});
    return new ColumnTransformer({ ...this.options, transformers, ...own });
  }

  /**
   * Fits each transformer to its columns. Returns a fitted one; this one stays as it is.
   * @param X - samples × features: a table (columns by name), or a matrix or rows (columns by index)
   * @param y - the target, where a transformer needs one
   * @throws StudentError if an option, a column, X or y can't be used
   */
  fit(X: unknown, y?: ArrayLike<unknown>): ColumnTransformer {
    return this.#learn("ColumnTransformer.fit", X, y).fitted;
  }

  /**
   * @param X - samples × features, the columns as in `fit`
   * @throws StudentError before `fit`, or if the columns are others
   */
  transform(X: unknown): Matrix | SparseMatrix {
    const where = "ColumnTransformer.transform";
    const { transformers, nFeaturesIn } = this.#ready(where);
    checkSameNames(where, this.featureNamesIn, X);
    const given = columnsOf(where, X);
    checkSame(where, given, nFeaturesIn);
    const columns = { ...given, names: given.names ?? this.featureNamesIn };
    const parts = transformers
      .filter(({ part, indices }) => part !== "drop" && indices.length > 0)
      .map(({ part, indices, choice }) => {
        const picked = pick(columns, indices, isOne(choice));
        return asResult(where, typeof part === "string" ? picked : (part as Transformer<unknown>).transform(picked));
      });
    return this.#join(parts, columns.nRows);
  }

  /** `fit` and `fitTransform` in one: what a Pipeline calls. */
  fitAndTransform(X: unknown, y?: ArrayLike<unknown>): Learnt<ColumnTransformer, Matrix | SparseMatrix> {
    const { fitted, parts, nRows } = this.#learn("ColumnTransformer.fitTransform", X, y);
    return { fitted, transformed: this.#join(parts, nRows) };
  }

  /** The result for the data that it learns from. It keeps nothing: to transform others later, keep what `fit` returns. */
  fitTransform(X: unknown, y?: ArrayLike<unknown>): Matrix | SparseMatrix {
    return this.fitAndTransform(X, y).transformed;
  }

  /**
   * The names of the columns out: `num__idade`, `uf__uf_SP`, `remainder__sexo`.
   * @throws StudentError before `fit`, and if a transformer has no names for its columns
   */
  getFeatureNamesOut(inputFeatures?: readonly string[]): string[] {
    const where = "ColumnTransformer.getFeatureNamesOut";
    const { transformers, nFeaturesIn } = this.#ready(where);
    const names = inputNames(where, this.featureNamesIn, nFeaturesIn, inputFeatures);
    return transformers.flatMap(({ name, part, indices, choice }) => {
      if (part === "drop" || indices.length === 0) return [];
      const own = indices.map((j) => names[j] ?? "");
      const out = part === "passthrough" ? own : outNames(where, name, part, isOne(choice) ? undefined : own);
      return this.options.verboseFeatureNamesOut ? out.map((column) => `${name}__${column}`) : out;
    });
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { transformers, nFeaturesIn } = this.#ready("ColumnTransformer.toJSON");
    const { sparseThreshold, verboseFeatureNamesOut, remainder } = this.options;
    const rest = typeof remainder === "string" ? remainder : null;
    return {
      class: "ColumnTransformer",
      options: { sparseThreshold, verboseFeatureNamesOut, remainder: rest },
      transformers: transformers.map(({ part, ...step }) => {
        return { ...step, part: step.indices.length === 0 ? "drop" : partToJson(part) };
      }),
      nFeaturesIn,
      featureNamesIn: this.featureNamesIn ?? null,
    };
  }

  /**
   * @param json - what `JSON.parse` read; the modules of its transformers must have been imported
   * @throws StudentError if it is not a saved ColumnTransformer
   */
  static fromJSON(json: unknown): ColumnTransformer {
    const saved = readSaved("ColumnTransformer", json, {
      transformers: (value) => Array.isArray(value) && value.length > 0 && value.every(isSavedStep),
      nFeaturesIn: (value) => Number.isInteger(value) && Number(value) >= 0,
      featureNamesIn: isNameListOrNull,
    });
    const transformers = (saved.transformers as FittedStep[]).map((step) => ({ ...step, part: readPart(step.part) }));
    const again = transformers.map(({ name, part, choice }) => [name, unfitted(part), choice] as const);
    const [, rest] = again.at(-1) as ColumnStep;
    return Object.assign(
      new ColumnTransformer({
        ...saved.options,
        transformers: again.slice(0, -1),
        remainder: (saved.options.remainder as "drop" | "passthrough" | null) ?? rest,
      }),
      { transformers, nFeaturesIn: saved.nFeaturesIn as number, featureNamesIn: readNames(saved) },
    );
  }

  #learn(where: string, X: unknown, y: ArrayLike<unknown> | undefined) {
    const rules = { transformers: columnSteps, remainder: aPart, sparseThreshold: between(0, 1), verboseFeatureNamesOut: trueOrFalse }; // biome-ignore format: one thought
    checkOptions(where, { ...this.options }, rules);
    checkNames(`${where}, transformers`, this.options.transformers);
    const columns = columnsOf(where, X);
    const parts: (Matrix | SparseMatrix)[] = [];
    const transformers = this.#steps(where, columns).map((step) => {
      const { part, indices, choice } = step;
      if (part === "drop" || indices.length === 0) return step;
      const picked = pick(columns, indices, isOne(choice));
      if (part === "passthrough") {
        parts.push(asResult(where, picked));
        return step;
      }
      const { fitted, transformed } = fitAndTransform(part as Transformer<unknown>, picked, y);
      parts.push(asResult(where, transformed));
      return { ...step, part: fitted };
    });
    const fitted: ColumnTransformer = Object.assign(new ColumnTransformer(this.options), {
      transformers,
      nFeaturesIn: columns.nColumns,
      featureNamesIn: columns.names,
    });
    return { fitted, parts, nRows: columns.nRows };
  }

  #steps(where: string, columns: Columns): FittedStep[] {
    const steps = this.options.transformers.map(([name, part, choice]) => ({
      name,
      part,
      indices: indicesOf(`${where}, ${name}`, columns, choice),
      choice,
    }));
    const asked = new Set(steps.flatMap(({ indices }) => indices));
    const rest = Array.from({ length: columns.nColumns }, (_, j) => j).filter((j) => !asked.has(j));
    return [...steps, { name: "remainder", part: this.options.remainder, indices: rest, choice: rest }];
  }

  #join(parts: readonly (Matrix | SparseMatrix)[], nRows: number): Matrix | SparseMatrix {
    const nCells = parts.reduce((total, part) => total + part.shape[0] * part.shape[1], 0);
    const isThin = () =>
      parts.reduce((total, part) => total + nonZeros(part), 0) / nCells < this.options.sparseThreshold;
    return hstack(parts, nRows, parts.some(isSparse) && isThin());
  }

  #ready(where: string) {
    const { transformers, nFeaturesIn } = this;
    if (!transformers || nFeaturesIn === undefined) throw notFitted(where);
    return { transformers, nFeaturesIn };
  }
}

register("ColumnTransformer", ColumnTransformer);

const isOne = (choice: ColumnChoice) => typeof choice !== "object";

const isSavedStep = (step: unknown): boolean =>
  isRecord(step) && isSavedPart(step.part) && Array.isArray(step.indices) && step.indices.every(Number.isInteger);

const asResult = (where: string, out: unknown) =>
  asMatrixOrSparse(where, out, { allowNaN: true, mayLackColumns: true });

function outNames(where: string, name: string, part: object, inputFeatures: readonly string[] | undefined): string[] {
  if ("getFeatureNamesOut" in part && typeof part.getFeatureNamesOut === "function") {
    return part.getFeatureNamesOut(inputFeatures);
  }
  throw new StudentError({
    code: "step-cannot",
    where,
    expected: {
      "pt-BR": `em “${name}”, quem saiba getFeatureNamesOut`,
      en: `in “${name}”, one with getFeatureNamesOut`,
    },
    received: { "pt-BR": "um que não sabe", en: "one without it" },
    remedy: {
      "pt-BR": "As colunas dele não têm nome; use transform e conte as colunas.",
      en: "Its columns have no names; use transform and count the columns.",
    },
  });
}
