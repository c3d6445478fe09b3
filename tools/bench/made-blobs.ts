import { RandomState } from "../../src/toolkit/random/index.ts";
import type { BenchData } from "./toolkit-task.ts";

/** 20,000 samples × 20 features around ten centres, some of them touching. */
export function blobs(): BenchData {
  const [n, p, k] = [20_000, 20, 10];
  const random = new RandomState(5);
  const centres = Array.from({ length: k * p }, () => random.normal(0, 3));
  const values = Float64Array.from({ length: n * p }, (_, at) => {
    const centre = Math.floor(at / p) % k;
    return (centres[centre * p + (at % p)] ?? 0) + random.normal();
  });
  return { X: { values, shape: [n, p] } };
}
