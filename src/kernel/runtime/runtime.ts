import { type Module, type Observer, type Runtime, RuntimeError, type Variable } from "@observablehq/runtime";
import type { CompiledCell } from "../protocol.ts";
import { browser } from "./browser.ts";
import { width } from "./generators.ts";
import { globalValue } from "./globals.ts";
import { PacedRuntime } from "./paced-runtime.ts";
import { type CellContext, type Run, type Runs, StaleRun } from "./runs.ts";

/** What a cell reports while it lives. */
export interface CellEvents {
  pending(id: string): void;
  enter(id: string): void;
  leave(id: string): void;
  fulfilled(cell: CompiledCell, value: unknown, durationMs: number): void;
  /** A control or generator of the cell gave another value. */
  changed(cell: CompiledCell): void;
  rejected(cell: CompiledCell, error: unknown, durationMs: number): void;
  /** The run is over and done with: what it made can go. */
  ended(run: Run): void;
}

/** What each run of a cell gets for itself. */
export interface OwnNames {
  display(value: unknown): unknown;
  view(value: unknown): unknown;
  download(name: string, content: unknown, mediaType?: string): void;
}
const isOwnName = (name: string): name is keyof OwnNames =>
  name === "display" || name === "view" || name === "download";

interface LiveCell {
  readonly compiled: CompiledCell;
  readonly variables: Variable[];
  run: Run | null;
  settled: boolean;
  /** When the body was called; 0 while it waits for its inputs. */
  startedAt: number;
  /** When a body that does not wait returned or threw; other cells may run before that is told. */
  endedAt: number;
}

/** Stops a cell by the person's wish. */
export class StoppedError extends Error {
  override readonly name = "StoppedError";
}

const cellName = (id: string): string => `cell ${id}`;

type Definition = (...inputs: unknown[]) => unknown;
type Factory = (context: CellContext) => Definition;

const isGenerator = (value: unknown): value is AsyncGenerator =>
  typeof value === "object" &&
  value !== null &&
  typeof (value as AsyncGenerator).next === "function" &&
  typeof (value as AsyncGenerator).return === "function";

const isLater = (value: unknown): boolean =>
  isGenerator(value) ||
  (typeof value === "object" && value !== null && typeof (value as PromiseLike<unknown>).then === "function");

/**
 * The notebook's cells in @observablehq/runtime: with its pace (paced-runtime.ts), all that knows it.
 * A cell is one variable named `cell <id>` (so that another can be ordered after it) and one variable for each output.
 */
export class CellRuntime {
  readonly #runtime: Runtime;
  readonly #module: Module;
  readonly #cells = new Map<string, LiveCell>();
  readonly #outputs = new Map<string, string>();

  constructor(
    private readonly options: {
      readonly runs: Runs;
      readonly builtins: Readonly<Record<string, unknown>>;
      readonly events: CellEvents;
      readonly ownNames: (run: Run, cell: CompiledCell) => OwnNames;
      /** Where the cell draws, for `width` and `visibility`. */
      readonly nodeOf: (cell: CompiledCell) => Element;
      readonly contextOf: (run: Run, cell: CompiledCell) => CellContext;
      readonly stoppedMessage: () => string;
    },
  ) {
    this.#runtime = new PacedRuntime(options.builtins, globalValue);
    this.#module = this.#runtime.module();
  }

  /** Defines or redefines cells; they and all that depends on them run. */
  define(cells: readonly CompiledCell[]): void {
    for (const { id } of cells) this.#remove(id);
    for (const cell of cells) this.#define(cell, null);
  }

  delete(ids: readonly string[]): void {
    for (const id of ids) {
      this.#remove(id);
      this.#cells.delete(id);
    }
  }

  rerun(ids: readonly string[]): void {
    this.define(ids.flatMap((id) => this.#cells.get(id)?.compiled ?? []));
  }

  /** Ends cells that have not settled: each one's variables give way to others, so that nothing waits for it any more. */
  stop(ids: readonly string[]): void {
    const waiting = ids.flatMap((id) => {
      const cell = this.#cells.get(id);
      return cell && !cell.settled ? [cell.compiled] : [];
    });
    for (const { id } of waiting) this.#remove(id);
    for (const cell of waiting) this.#define(cell, new StoppedError(this.options.stoppedMessage()));
  }

  /** The cell that defines a name. */
  definerOf(name: string): string | null {
    return this.#outputs.get(name) ?? null;
  }

  /** The value that a name has once its cell has settled; that of the newer definition where it is replaced meanwhile. */
  async value(name: string): Promise<unknown> {
    while (true) {
      const definer = this.#cells.get(this.#outputs.get(name) ?? "");
      const isSame = (): boolean => this.#cells.get(this.#outputs.get(name) ?? "") === definer;
      try {
        const value = await this.#module.value(name);
        if (isSame()) return value;
      } catch (error) {
        if (isSame() && !(error instanceof StaleRun)) throw error;
      }
    }
  }

  /** The value that a name has at this moment, without waiting; undefined where it has none. */
  peek(name: string): unknown {
    return this.#module._scope.get(name)?._value;
  }

  /** What the living runs of the other cells have exported. */
  *exportsBeside(cell: string): Iterable<readonly [run: Run, exports: unknown]> {
    for (const [id, { run }] of this.#cells) if (id !== cell && run?.alive) yield [run, run.exports];
  }

  #remove(id: string): void {
    const cell = this.#cells.get(id);
    if (!cell) return;
    for (const variable of cell.variables.splice(0)) variable.delete();
    for (const name of cell.compiled.outputs) if (this.#outputs.get(name) === id) this.#outputs.delete(name);
  }

  #define(cell: CompiledCell, stopped: StoppedError | null): void {
    const { events, nodeOf } = this.options;
    const live: LiveCell = { compiled: cell, variables: [], run: null, settled: false, startedAt: 0, endedAt: 0 };
    this.#cells.set(cell.id, live);
    const isCurrent = (): boolean => this.#cells.get(cell.id) === live && live.variables.length > 0;
    const settle = (): number => {
      live.settled = true;
      if (live.startedAt === 0) return 0;
      return (live.endedAt || browser.now()) - live.startedAt;
    };

    const node = nodeOf(cell);
    const observer: Observer = {
      _node: node,
      pending: () => {
        if (!isCurrent()) return;
        live.settled = false;
        live.startedAt = 0;
        live.endedAt = 0;
        events.pending(cell.id);
      },
      fulfilled: (value) => {
        if (isCurrent()) events.fulfilled(cell, value, settle());
      },
      rejected: (error) => {
        if (isCurrent() && !(error instanceof StaleRun)) events.rejected(cell, error, settle());
      },
    };
    const variable = this.#module.variable(observer, { shadow: {} });
    if (cell.inputs.includes("width")) {
      const shadow = Reflect.construct(variable.constructor, [2, this.#module]) as Variable;
      variable._shadow.set(
        "width",
        shadow.define(null, [], () => width(node)),
      );
    }

    // `invalidation` first, and once: a second one in the same variable would never resolve.
    const inputs = [
      ...new Set(["invalidation", ...cell.after.map(cellName), ...cell.inputs.filter((name) => !isOwnName(name))]),
    ];
    const factory = stopped ?? compile(cell);
    const body = (...values: unknown[]): unknown => {
      if (factory instanceof Error) throw factory;
      return this.#run(live, factory, (name) => values[inputs.indexOf(name)]);
    };
    live.variables.push(variable.define(cellName(cell.id), inputs, body));

    for (const name of cell.outputs) {
      if (!this.#outputs.has(name)) this.#outputs.set(name, cell.id);
      let later = false;
      const output = this.#module.variable({
        fulfilled: () => {
          if (later && isCurrent()) events.changed(cell);
        },
        rejected: (error) => {
          // An error that comes from the cell itself is already told.
          if (!later || !isCurrent() || (error instanceof RuntimeError && error.input === cellName(cell.id))) return;
          events.rejected(cell, error, settle());
        },
      });
      output.define(name, [cellName(cell.id)], (exports: Readonly<Record<string, unknown>>) => {
        const value = exports[name];
        later = isLater(value);
        return live.run ? this.#owned(live.run, value) : value;
      });
      live.variables.push(output);
    }
  }

  #run(live: LiveCell, factory: Factory, inputOf: (name: string) => unknown): unknown {
    const { runs, events, contextOf, ownNames } = this.options;
    const { compiled } = live;
    const run = runs.begin(compiled.id);
    live.run = run;
    live.startedAt = browser.now();
    const own = ownNames(run, compiled);
    const inputs = compiled.inputs.map((name) => (isOwnName(name) ? own[name] : inputOf(name)));
    const invalidation = inputOf("invalidation") as Promise<void>;
    const invalidated = invalidation.then(() => {
      runs.end(run);
      // Later: every run that this change ends must be marked first.
      browser.queueMicrotask(() => events.ended(run));
      throw new StaleRun("this run was replaced");
    });
    invalidated.catch(() => {});

    if (!compiled.brief) events.enter(compiled.id);
    let value: unknown;
    try {
      value = runs.within(run, () => factory(contextOf(run, compiled))(...inputs));
    } catch (error) {
      live.endedAt = browser.now();
      if (!compiled.brief) events.leave(compiled.id);
      throw error;
    }
    if (typeof value === "object" && value !== null && typeof (value as PromiseLike<unknown>).then === "function") {
      // A cell that does not wait is left when it settles, which is told anyway.
      if (!compiled.brief) events.leave(compiled.id);
      const promise = Promise.resolve(value as PromiseLike<unknown>).then((result) => {
        run.exports = result;
        return this.#owned(run, result);
      });
      runs.waitFor(run, promise);
      // A run that is replaced while it waits is not waited for.
      return Promise.race([promise, invalidated]);
    }
    live.endedAt = browser.now();
    run.exports = value;
    return this.#owned(run, value);
  }

  /** A generator whose steps belong to the run that made it. */
  #owned(run: Run, value: unknown): unknown {
    if (!isGenerator(value)) return value;
    const { runs } = this.options;
    return {
      next: (sent: unknown) => runs.within(run, () => value.next(sent)),
      return: (result: unknown) => runs.within(run, () => value.return(result)),
    };
  }
}

function compile(cell: CompiledCell): Factory | Error {
  try {
    return browser.evaluate(`${cell.body}\n//# sourceURL=cell-${cell.id}.js`) as Factory;
  } catch (error) {
    return error instanceof Error ? error : new SyntaxError(String(error));
  }
}
