import { mulberry32 } from "../../../src/toolkit/random/mulberry32.ts";
import type { ToolkitTask } from "../toolkit-task.ts";

const nRows = 10_000;
const nColumns = 20;

/** Three epochs of a network of 64 and 32 units on a table, in batches of 128, with Adam. */
export const task: ToolkitTask = {
  name: "mlp-epoch",
  goal: "ratio at most 4, same accuracy",
  prepare: () => {
    const random = mulberry32(1);
    const values = Float32Array.from({ length: nRows * nColumns }, () => random() * 2 - 1);
    const y = new Int32Array(nRows);
    for (let i = 0; i < nRows; i++) {
      const [a = 0, b = 0, c = 0] = values.subarray(i * nColumns);
      y[i] = Number(a * b + c > 0);
    }
    return { X: { values, shape: [nRows, nColumns] }, y };
  },
  run: "mlp-epoch.page.ts",
  python: "mlp-epoch.py",
  check: { figure: "accuracy", agrees: (ours, peer) => Math.abs(ours - peer) <= 0.03 },
};
