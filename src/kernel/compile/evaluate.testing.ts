import { runInThisContext } from "node:vm";
import { type CompileResult, compileCell } from "./compile-cell.ts";

/** Thrown by `tick` when the looks at the clock that a test allows are used up. */
export class Blocked extends Error {}

export interface TestContext {
  readonly calls: string[];
  import(specifier: string, names?: readonly string[]): Promise<unknown>;
  tick(): number;
  out(value?: unknown): Promise<unknown>;
  back(value?: unknown): unknown;
  leave(): void;
}

/** A run's context that looks at the clock every `every` passes and stops the cell at the `limit`th look. */
export function testContext({ every = 20_000, limit = Number.POSITIVE_INFINITY, modules = {} } = {}): TestContext {
  let looks = 0;
  const calls: string[] = [];
  return {
    calls,
    import: async (specifier) => (modules as Record<string, unknown>)[specifier],
    tick: () => {
      if (++looks >= limit) throw new Blocked("stopped");
      return every;
    },
    out: async (value) => {
      calls.push("out");
      return await value;
    },
    back: (value) => {
      calls.push("back");
      return value;
    },
    leave: () => {
      calls.push("leave");
    },
  };
}

export function compileJs(text: string): CompileResult {
  return compileCell({ id: "1", mode: "js", text, closed: false, live: false });
}

/** The compiled cell, or the test fails with the problem. */
export function compiled(text: string): CompileResult & { ok: true } {
  const result = compileJs(text);
  if (!result.ok) throw new Error(`${JSON.stringify(text)}: ${JSON.stringify(result.problem)}`);
  return result;
}

/** Runs the compiled cell as the kernel does: a script named `cell-1.js`. */
export function evaluate(text: string, inputs: Record<string, unknown> = {}, context = testContext()): unknown {
  const { cell } = compiled(text);
  const factory = runInThisContext(`(${cell.body})`, { filename: "cell-1.js", columnOffset: -1 });
  return factory(context)(...cell.inputs.map((name) => inputs[name]));
}

/** Line of the cell at which an error was made. */
export function lineOf(error: unknown): number {
  return Number(/cell-1\.js:(\d+)/.exec(String((error as Error).stack))?.[1] ?? 0);
}
