import type { Estimator } from "../../../src/toolkit/base/estimator.ts";

/** An estimator and data to hold it to the contract of estimators.test.ts. One file `<sub-module>.cases.ts` a sub-module. */
export interface Case {
  readonly name: string;
  readonly make: () => Estimator;
  readonly load: (json: unknown) => Estimator;
  /** `transform` of transformers, `predict` of classifiers and regressors; `labels` of clusterings that cannot predict. */
  readonly role: "transformer" | "classifier" | "regressor" | "clustering";
  /** Training data; `y` for those who need one. */
  readonly data: { readonly X: unknown; readonly y?: ArrayLike<unknown> };
  /** Other data with as many columns. */
  readonly other: { readonly X: unknown; readonly y?: ArrayLike<unknown> };
  /** What the fitted one says about X, as plain numbers and texts. */
  readonly apply: (fitted: Estimator, X: unknown) => unknown;
  /** Bad inputs: what is wrong, the data, and the code of the StudentError. The usual ones are added by the suite where `X` is numeric. */
  readonly bad?: readonly (readonly [what: string, X: unknown, y: unknown, code: string])[];
  /** Is X a numeric matrix, so that the suite's own bad inputs apply? True by default. */
  readonly numeric?: boolean;
  /** Does NaN pass as a missing value? False by default. */
  readonly allowsNaN?: boolean;
  /** Can it be used, and saved, before `fit`, as it learns nothing? False by default. */
  readonly stateless?: boolean;
  /** Does it refuse a target of one class? Left out: it must fit, and predict that class. */
  readonly refusesSingleClass?: boolean;
}
