// The way of the real SciPy: tests/contract/reference/linear-model.py.
import { expect, test } from "vitest";
import golden from "../../../tests/contract/reference/linear-model.json" with { type: "json" };
import { lbfgs } from "./lbfgs.ts";

/** Rosenbrock's valley: steep walls, a floor that hardly falls, the lowest point at ones. */
function valley(x: Float64Array, gradient: Float64Array): number {
  const at = (i: number) => x[i] ?? Number.NaN;
  let value = 0;
  gradient.fill(0);
  for (let i = 0; i + 1 < x.length; i++) {
    const [off, before] = [at(i + 1) - at(i) ** 2, 1 - at(i)];
    value += 100 * off ** 2 + before ** 2;
    gradient[i] = (gradient[i] ?? 0) - 400 * at(i) * off - 2 * before;
    gradient[i + 1] = 200 * off;
  }
  return value;
}

const start = Float64Array.of(-1.2, 1, -0.5, 2);

test.each(golden.lbfgs)("after $steps steps it is where SciPy is, and has looked as often", (item) => {
  let nEvaluations = 0;
  const { x, iterations, converged } = lbfgs(
    start,
    (point, gradient) => {
      nEvaluations++;
      return valley(point, gradient);
    },
    { gradientTolerance: 1e-9, maxIterations: item.steps },
  );
  expect(iterations).toBe(item.nIter);
  expect(nEvaluations).toBe(item.nEvaluations);
  for (const [i, value] of x.entries()) expect(Math.abs(value - (item.x[i] ?? 0))).toBeLessThan(1e-8);
  expect(converged).toBe(item.steps === 100);
});

test("a slope that never ends is followed to the last step, and is not called the lowest point", () => {
  const { iterations, converged } = lbfgs(
    Float64Array.of(0),
    (x, gradient) => {
      gradient[0] = -1;
      return -(x[0] ?? 0);
    },
    { gradientTolerance: 1e-4, maxIterations: 3 },
  );
  expect(iterations).toBe(3);
  expect(converged).toBe(false);
});
