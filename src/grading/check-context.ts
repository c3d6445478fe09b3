import type { MessageValue } from "./outcome.ts";

/**
 * What a check receives. A check is the default export of a module: `export default async ({call, fail, near}) => { … }`.
 * It runs in the referee, never in the student's realm: it sees structured clones only.
 * Returning means that it passed; `fail` ends it; any other exception makes it `broken`.
 */
export interface CheckContext {
  /** Calls a function of the notebook, by name or by dotted path (`"vectorizer.transform"`), with clones of `args`. */
  call(name: string, ...args: readonly unknown[]): Promise<unknown>;
  /** Calls, then returns the arguments as the function left them. */
  after(name: string, ...args: readonly unknown[]): Promise<readonly unknown[]>;
  /** A clone of a value of the notebook. Tensors come as `{shape, dtype, data}`. */
  value(name: string): Promise<unknown>;
  /** A tfjs layers model, rebuilt here from its topology and weights: what the student overrode is gone. */
  model(name: string): Promise<unknown>;
  /** TensorFlow.js on its cpu backend, to make inputs for `model` and read what it predicts. */
  tf(): Promise<unknown>;
  /** Ends the check: the student reads the message with this id. */
  fail(messageId: string, values?: Readonly<Record<string, MessageValue>>): never;
  /** Are both numbers, and no further apart than `tolerance` (1e-9 by default)? */
  near(a: unknown, b: number, tolerance?: number): boolean;
  /** Seeded numbers in [0, 1): mulberry32. */
  random(seed: number): () => number;
  /** Exports of the lab's library modules. */
  readonly lab: Readonly<Record<string, unknown>>;
  /** What the sealed library's `prepare` gave, of no submission and once for all; undefined for a public check. */
  readonly prepared: unknown;
  /** The toolkit's data sets, `bancada/datasets`. */
  readonly datasets: Readonly<Record<string, unknown>>;
  /** The seed of this student's data. */
  readonly studentSeed: number;
}
