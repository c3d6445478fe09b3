import type { Params } from "./run-search.ts";
import { dimensionsOf, type Space } from "./space.ts";

/** Every combination, the last name changing fastest: scikit-learn's ParameterGrid. */
export function gridOf(where: string, grids: Space | readonly Space[]): Params[] {
  return (Array.isArray(grids) ? grids : [grids]).flatMap((grid: Space) => {
    let combinations: Params[] = [{}];
    for (const [name, dimension] of dimensionsOf(where, grid)) {
      const values = dimension.kind === "choice" ? dimension.values : [];
      if (values.length === 0) dimensionsOf(where, { [name]: [] });
      combinations = combinations.flatMap((params) => values.map((value) => ({ ...params, [name]: value })));
    }
    return combinations;
  });
}
