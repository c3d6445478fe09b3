/** Samples × features, row by row. */
export interface BenchMatrix {
  readonly values: Float64Array | Float32Array;
  readonly shape: readonly [number, number];
}

/** What a task works on: both sides get the same, by name. */
export type BenchData = Readonly<
  Record<string, BenchMatrix | Float64Array | Float32Array | Int32Array | string | readonly string[] | number>
>;

/** One row of the benchmark: the toolkit in Chromium against a package of Python, on the same data in the same run. */
export interface ToolkitTask {
  /** The row's name: `kmeans-20k`. */
  readonly name: string;
  /** The bound of the design, in words: `at most 2`. It is shown, never asserted. */
  readonly goal: string;
  /** Makes the data, in Node: by a seed, so that each run of the benchmark has the same. */
  prepare(): BenchData | Promise<BenchData>;
  /** File beside the task's that exports {@link PageSide}; it is bundled, and runs in a worker of a page. */
  readonly run: string;
  /** The peer's script, beside the task's; peer.py says what it must do. */
  readonly python: string;
  /** What tells that both did the same work: a figure that `run` returns on both sides. */
  readonly check: { readonly figure: string; agrees(ours: number, peer: number): boolean };
  /** Rounds that count; 5 by default. One more is run first. */
  readonly rounds?: number;
}

/** What a task's module for the page exports. */
export interface PageSide<State> {
  /** Not timed. */
  setup(data: BenchData): State | Promise<State>;
  /** Timed; returns the figure of the task's check. */
  run(state: State): number | Promise<number>;
}
