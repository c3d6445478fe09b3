import { notSaved, type Saved } from "../base/saved.ts";
import { isTreeJson, Tree } from "./tree.ts";

/**
 * The tree of a saved estimator.
 * @throws StudentError `not-a-saved-one` if its fields do not fit together
 */
export function readTree(name: string, saved: Saved, nValues: number): { tree: Tree; nFeatures: number } {
  const nFeatures = Number.isInteger(saved.nFeatures) ? (saved.nFeatures as number) : -1;
  if (nFeatures < 0 || !isTreeJson(saved.tree, nFeatures, nValues)) throw notSaved(`${name}.fromJSON`, saved, name);
  return { tree: Tree.fromJSON(saved.tree), nFeatures };
}
