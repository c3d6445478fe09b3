export type { BoostedTree } from "./boosting/boosted-tree.ts";
export type { BoostingFitOptions } from "./boosting/eval-set.ts";
export type { BoostedModel } from "./boosting/model.ts";
export type { BoostingOptions } from "./boosting/options.ts";
export type { ForestOptions } from "./forest/forest.ts";
export { GradientBoostingClassifier } from "./gradient-boosting-classifier.ts";
export { GradientBoostingRegressor } from "./gradient-boosting-regressor.ts";
export { RandomForestClassifier, type RandomForestClassifierOptions } from "./random-forest-classifier.ts";
export { RandomForestRegressor } from "./random-forest-regressor.ts";
