import { notFitted } from "../base/estimator.ts";
import { asLabels, type Label } from "../base/inputs.ts";
import { checkOptions } from "../base/options.ts";
import { isLabelList, readSaved, register, type Saved } from "../base/saved.ts";
import { inWords, StudentError } from "../errors.ts";
import { unknownCategory } from "./categories.ts";

/**
 * Classes of a target to whole numbers, 0, 1, 2… in sorted order. For columns of X use OrdinalEncoder or OneHotEncoder;
 * the classifiers here take texts as they are.
 * @example
 * const encoder = new LabelEncoder().fit(["gripe", "dengue", "gripe"]);
 * encoder.transform(["gripe"]); // Float64Array [1]
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.preprocessing.LabelEncoder.html
 */
export class LabelEncoder {
  /** There is nothing to choose. */
  readonly options: object;
  /** The classes, sorted: numbers ascend, texts by code point; `undefined` before `fit`. */
  readonly classes: readonly Label[] | undefined = undefined;

  constructor(options: object = {}) {
    this.options = { ...options };
  }

  /**
   * Learns the classes. Returns a fitted encoder; this one stays as it is.
   * @param y - one class a sample
   * @throws StudentError if y can't be used
   */
  fit(y: ArrayLike<Label>): LabelEncoder {
    checkOptions("LabelEncoder.fit", { ...this.options }, {});
    return Object.assign(new LabelEncoder(), { classes: asLabels("LabelEncoder.fit", y).classes });
  }

  /**
   * @param y - classes that `fit` saw
   * @throws StudentError before `fit`, or at a class that it did not see
   */
  transform(y: ArrayLike<Label>): Float64Array {
    const where = "LabelEncoder.transform";
    const codeOf = new Map(this.#ready(where).map((label, code) => [label, code]));
    const { classes, codes } = asLabels(where, y);
    const known = classes.map((label) => {
      const code = codeOf.get(label);
      if (code !== undefined) return code;
      throw unknownCategory(where, label, "y", {
        "pt-BR": "Chame fit com todas as classes que podem vir.",
        en: "Call fit with all classes that may come.",
      });
    });
    return Float64Array.from(codes, (code) => known[code] ?? Number.NaN);
  }

  /** The codes of the target that it learns from. */
  fitTransform(y: ArrayLike<Label>): Float64Array {
    return this.fit(y).transform(y);
  }

  /**
   * Back from codes to classes.
   * @throws StudentError at a number that is no code
   */
  inverseTransform(codes: ArrayLike<number>): Label[] {
    const where = "LabelEncoder.inverseTransform";
    const classes = this.#ready(where);
    if (!Array.isArray(codes) && !ArrayBuffer.isView(codes)) throw notACode(where, codes, classes.length);
    return Array.from(codes, (code) => {
      const label = classes[code];
      if (label === undefined) throw notACode(where, code, classes.length);
      return label;
    });
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    return { class: "LabelEncoder", options: {}, classes: this.#ready("LabelEncoder.toJSON") };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved LabelEncoder
   */
  static fromJSON(json: unknown): LabelEncoder {
    const { classes } = readSaved("LabelEncoder", json, { classes: isLabelList });
    return Object.assign(new LabelEncoder(), { classes: classes as Label[] });
  }

  #ready(where: string): readonly Label[] {
    if (!this.classes) throw notFitted(where);
    return this.classes;
  }
}

register("LabelEncoder", LabelEncoder);

function notACode(where: string, code: unknown, nClasses: number): StudentError {
  return new StudentError({
    code: "not-a-code",
    where,
    expected: { "pt-BR": `códigos inteiros de 0 a ${nClasses - 1}`, en: `whole codes from 0 to ${nClasses - 1}` },
    received: inWords(code),
    remedy: { "pt-BR": "Passe o que transform devolveu.", en: "Pass what transform returned." },
  });
}
