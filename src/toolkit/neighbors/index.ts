export { KNeighborsClassifier } from "./k-neighbors-classifier.ts";
export { KNeighborsRegressor } from "./k-neighbors-regressor.ts";
export { NearestNeighbors } from "./nearest-neighbors.ts";
export type { NeighborsOptions, VotingOptions } from "./options.ts";
export type { Neighbors } from "./training.ts";
