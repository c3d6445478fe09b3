export { DecisionTreeClassifier, type DecisionTreeClassifierOptions } from "./decision-tree-classifier.ts";
export { DecisionTreeRegressor, type DecisionTreeRegressorOptions } from "./decision-tree-regressor.ts";
export { type ExportTextOptions, exportText } from "./export-text.ts";
export { Tree, type TreeNode } from "./tree.ts";
