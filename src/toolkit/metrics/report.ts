import type { Label } from "../base/inputs.ts";
import { type ConfusionOptions, confusionOf } from "./confusion.ts";
import { scoresByClass } from "./precision-recall.ts";
import { diagonal } from "./sums.ts";

/** One line of the report. */
export interface ReportRow {
  /** The class, or `accuracy`, `macro avg`, `weighted avg`. */
  readonly name: string;
  /** NaN in the line of `accuracy`. */
  readonly precision: number;
  readonly recall: number;
  /** In the line of `accuracy`, the accuracy. */
  readonly f1: number;
  readonly support: number;
}

/**
 * Precision, recall and F1 of each class, then the accuracy and the averages: scikit-learn's report, as rows of a table.
 * @param yTrue - the true class of each sample
 * @param yPred - the predicted one
 * @throws StudentError if the lists differ in length or kind
 * @example classificationReport(yTest, model.predict(XTest)); // a table under the cell
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.classification_report.html
 */
export function classificationReport(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  { labels, sampleWeight = null }: ConfusionOptions = {},
): ReportRow[] {
  const confusion = confusionOf("classificationReport", yTrue, yPred, { sampleWeight });
  const classes = scoresByClass(confusion, labels, 1, 0);
  const support = classes.reduce((sum, row) => sum + row.support, 0);
  const right = confusion.classes.reduce<number>((sum, _, i) => sum + diagonal(confusion.counts, i), 0);
  const mean = (score: "precision" | "recall" | "fbeta", weightOf: (support: number) => number) => {
    const total = classes.reduce((sum, row) => sum + weightOf(row.support), 0);
    return classes.reduce((sum, row) => sum + row[score] * weightOf(row.support), 0) / total;
  };
  const average = (name: string, weightOf: (support: number) => number): ReportRow => ({
    name,
    precision: mean("precision", weightOf),
    recall: mean("recall", weightOf),
    f1: mean("fbeta", weightOf),
    support,
  });
  return [
    ...classes.map(({ label, precision, recall, fbeta, support: count }) => ({
      name: String(label),
      precision,
      recall,
      f1: fbeta,
      support: count,
    })),
    { name: "accuracy", precision: Number.NaN, recall: Number.NaN, f1: right / confusion.total, support },
    average("macro avg", () => 1),
    average("weighted avg", (count) => count),
  ];
}
