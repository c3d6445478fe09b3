import { mulberry32 } from "../../../src/toolkit/random/mulberry32.ts";
import type { ToolkitTask } from "../toolkit-task.ts";

const nImages = 1000;
const size = 32 * 32 * 3;
const nClasses = 10;

/** Three epochs of a small convolutional network on images of 32 × 32 × 3, in batches of 32, with Adam. */
export const task: ToolkitTask = {
  name: "cnn-epoch",
  goal: "ratio at most 3, same accuracy",
  prepare: () => {
    const random = mulberry32(1);
    const noise = (length: number) => Float32Array.from({ length }, () => random() * 2 - 1);
    // An image is the picture of its class under noise.
    const pictures = Array.from({ length: nClasses }, () => noise(size));
    const y = Int32Array.from({ length: nImages }, (_, i) => i % nClasses);
    const values = noise(nImages * size);
    for (const [i, label] of y.entries()) {
      const picture = pictures[label] ?? [];
      for (let k = 0; k < size; k++) values[i * size + k] = (values[i * size + k] ?? 0) + (picture[k] ?? 0);
    }
    return { X: { values, shape: [nImages, size] }, y };
  },
  run: "cnn-epoch.page.ts",
  python: "cnn-epoch.py",
  check: { figure: "accuracy", agrees: (ours, peer) => Math.abs(ours - peer) <= 0.05 },
};
