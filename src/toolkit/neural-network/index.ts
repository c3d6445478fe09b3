export { MLPClassifier } from "./mlp-classifier.ts";
export { MLPRegressor } from "./mlp-regressor.ts";
export type { PerceptronOptions } from "./options.ts";
