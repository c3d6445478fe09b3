import { notFitted } from "../base/estimator.ts";
import { checkOptions, type Rule, trueOrFalse, whole } from "../base/options.ts";
import { StudentError } from "../errors.ts";
import type { DecisionTreeClassifier } from "./decision-tree-classifier.ts";
import type { DecisionTreeRegressor } from "./decision-tree-regressor.ts";
import type { TreeNode } from "./tree.ts";

export interface ExportTextOptions {
  /** Names of the columns; `feature_0`, `feature_1`… by default. */
  readonly featureNames?: readonly string[] | null;
  /** Levels written; below them a branch is only named. 10 by default. */
  readonly maxDepth?: number;
  /** Signs from level to level. 3 by default. */
  readonly spacing?: number;
  /** Digits after the point. 2 by default. */
  readonly decimals?: number;
  /** Write the class weights of each leaf too. False by default. */
  readonly showWeights?: boolean;
}

const names: Rule = {
  holds: (value) => value === null || (Array.isArray(value) && value.every((name) => typeof name === "string")),
  expected: { "pt-BR": "uma lista com o nome de cada coluna, ou null", en: "a list with each column's name, or null" },
};
const rules = {
  featureNames: names,
  maxDepth: whole(0),
  spacing: whole(1),
  decimals: whole(0, 20),
  showWeights: trueOrFalse,
};

/**
 * A fitted tree as indented text, like scikit-learn's `export_text`.
 * @param estimator - a fitted DecisionTreeClassifier or DecisionTreeRegressor
 * @throws StudentError before `fit`, or if the names are not as many as the columns
 * @example exportText(tree, {featureNames: ["idade", "febre"]});
 * // |--- idade <= 12.50
 * // |   |--- class: gripe
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.tree.export_text.html
 */
export function exportText(
  estimator: DecisionTreeClassifier | DecisionTreeRegressor,
  options: ExportTextOptions = {},
): string {
  checkOptions("exportText", { ...options }, rules);
  const { tree, featureImportances } = estimator;
  if (!tree || !featureImportances) throw notFitted("exportText");
  const { featureNames = null, maxDepth = 10, spacing = 3, decimals = 2, showWeights = false } = options;
  if (featureNames && featureNames.length !== featureImportances.length) {
    throw otherNames(featureImportances.length, featureNames.length);
  }
  const classes = "classes" in estimator ? estimator.classes : undefined;
  const lines: string[] = [];

  const leaf = (node: TreeNode, indent: string) => {
    const numbers = `[${node.value.map((value) => value.toFixed(decimals)).join(", ")}]`;
    const name = classes ? ` class: ${classes[node.value.indexOf(Math.max(...node.value))]}` : "";
    if (!classes) lines.push(`${indent} value: ${numbers}`);
    else lines.push(showWeights ? `${indent} weights: ${numbers}${name}` : `${indent}${name}`);
  };
  const write = (node: TreeNode, depth: number) => {
    const indent = `|${" ".repeat(spacing)}`.repeat(depth).slice(0, -spacing) + "-".repeat(spacing);
    if (!node.children) return leaf(node, indent);
    if (depth > maxDepth + 1) {
      lines.push(`${indent} truncated branch of depth ${levels(node)}`);
      return;
    }
    const name = featureNames?.[node.feature ?? 0] ?? `feature_${node.feature}`;
    const threshold = (node.threshold ?? 0).toFixed(decimals);
    lines.push(`${indent} ${name} <= ${threshold}`);
    write(node.children[0], depth + 1);
    lines.push(`${indent} ${name} >  ${threshold}`);
    write(node.children[1], depth + 1);
  };
  write(tree.toObject(), 1);
  return `${lines.join("\n")}\n`;
}

/** Nodes from here to the deepest leaf. */
const levels = (node: TreeNode): number => (node.children ? 1 + Math.max(...node.children.map(levels)) : 1);

function otherNames(expected: number, received: number): StudentError {
  return new StudentError({
    code: "other-columns",
    where: "exportText, featureNames",
    expected: { "pt-BR": `${expected} nomes, um por coluna`, en: `${expected} names, one a column` },
    received: { "pt-BR": String(received), en: String(received) },
    remedy: {
      "pt-BR": "Dê os nomes na ordem das colunas com que chamou fit.",
      en: "Give the names in the order of the columns that you called fit with.",
    },
  });
}
