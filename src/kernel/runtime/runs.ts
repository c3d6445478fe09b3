import { mulberry32, seedOf } from "../../shared/random.ts";
import { browser } from "./browser.ts";

/** One run of a cell: from the call of its body until something that it used changes. */
export class Run {
  /** False once the run is invalidated: what it made is stale. */
  alive = true;
  /** What the body returned: the cell's value, or its outputs by name. */
  exports: unknown = undefined;
  /** How often it went on after its end. */
  refusals = 0;
  #random: (() => number) | null = null;
  #ended: AbortController | null = null;

  constructor(
    readonly cell: string,
    private readonly studentSeed: number,
  ) {}

  /** What `Math.random` gives this run: the same numbers each time the cell runs, others in each cell. */
  random(): number {
    this.#random ??= mulberry32(seedOf(`${this.studentSeed}/${this.cell}`));
    return this.#random();
  }

  /** Aborts with the run: what it started elsewhere, as in a worker, ends with it. */
  get ended(): AbortSignal {
    // Few runs start something elsewhere; making and aborting one for each is felt in a long chain of cells.
    this.#ended ??= new AbortController();
    if (!this.alive) this.#ended.abort();
    return this.#ended.signal;
  }

  end(): void {
    this.alive = false;
    this.#ended?.abort();
  }
}

/** Thrown into a run that goes on after it was invalidated, to end it. Nobody is told. */
export class StaleRun extends Error {
  override readonly name = "StaleRun";
}

/** A value on its way from `out` to `back`, and whose code goes on with it. */
interface Crossing {
  readonly owner: Run;
  readonly value: unknown;
}
/** Microtasks within which a crossing ends: an `await` takes one, `for await` two more. */
const crossingMicrotasks = 4;
/** A replaced run that catches its own end this often is ended in its handlers too. */
const lastRefusals = 100;

/** What compiled cells call as `__c`. */
export interface CellContext {
  /** @param names - those that the cell takes from the module */
  import(specifier: string, names?: readonly string[]): Promise<unknown>;
  /** Called now and then by loops: throws when the cell has kept the page busy for too long. */
  tick(): number;
  /** `await x` is compiled to `__c.back(await __c.out(x))`, so that a run is known again after each of its awaits. */
  out(value?: unknown): Promise<unknown>;
  /** Without a value at the start of `catch` and `finally`. Ends a run that was replaced, by throwing. */
  back(value?: unknown): unknown;
  leave(): void;
}

/**
 * Knows whose code runs now. Tensors, random numbers, logs and surfaces belong to that run, also after an `await`, and
 * also inside functions of other cells that it called.
 */
export class Runs {
  #current: Run | null = null;
  /** Runs that wait for something, with the number of things they wait for. */
  readonly #waiting = new Map<Run, number>();
  #segment = 0;

  constructor(private readonly studentSeed: number) {}

  begin(cell: string): Run {
    return new Run(cell, this.studentSeed);
  }

  /** Runs `work` as part of `run`. */
  within<T>(run: Run, work: () => T): T {
    const before = this.#current;
    this.#current = run;
    try {
      return work();
    } finally {
      this.#current = before;
    }
  }

  /** The run whose code runs now; inside a library after its own awaits, the only run that waits, if there is one only. */
  get owner(): Run | null {
    if (this.#current) return this.#current.alive ? this.#current : null;
    if (this.#waiting.size !== 1) return null;
    for (const run of this.#waiting.keys()) if (run.alive) return run;
    return null;
  }

  /** Counts `run` as waiting until `promise` settles. */
  waitFor<T>(run: Run, promise: PromiseLike<T>): void {
    this.#waiting.set(run, (this.#waiting.get(run) ?? 0) + 1);
    const done = (): void => {
      const left = (this.#waiting.get(run) ?? 1) - 1;
      if (left > 0) this.#waiting.set(run, left);
      else this.#waiting.delete(run);
    };
    promise.then(done, done);
  }

  end(run: Run): void {
    run.end();
    this.#waiting.delete(run);
  }

  context(run: Run, imports: CellContext["import"], tick: () => number): CellContext {
    // A function of this cell that another cell calls works for the other one, also after an await.
    const crossings: Crossing[] = [];
    const cross = (crossing: Crossing): void => {
      crossings.push(crossing);
      let left = crossingMicrotasks;
      const expire = (): void => {
        left -= 1;
        if (left > 0) browser.queueMicrotask(expire);
        else if (crossings.includes(crossing)) crossings.splice(crossings.indexOf(crossing), 1);
      };
      browser.queueMicrotask(expire);
    };
    return {
      import: imports,
      tick,
      out: async (value) => {
        const owner = this.#current ?? run;
        const promise = Promise.resolve(value);
        this.waitFor(owner, promise);
        try {
          const result = await promise;
          cross({ owner, value: result });
          return result;
        } catch (error) {
          cross({ owner, value: undefined });
          throw error;
        }
      },
      back: (value) => {
        const index = crossings.findIndex((crossing) => Object.is(crossing.value, value));
        const owner = (index < 0 ? this.#current : crossings.splice(index, 1)[0]?.owner) ?? run;
        if (!owner.alive) {
          // Without a value this is the start of a `catch` or `finally`: what it puts in order it may, but not for ever.
          owner.refusals += 1;
          if (value !== undefined || index >= 0 || owner.refusals > lastRefusals)
            throw new StaleRun("this run was replaced");
        }
        this.#resume(owner);
        return value;
      },
      // The end of a stretch of code is known without being told: see #resume.
      leave: () => {},
    };
  }

  /** Until the current microtask ends, the code that runs is that of `owner`. */
  #resume(owner: Run): void {
    this.#current = owner;
    this.#segment += 1;
    const segment = this.#segment;
    browser.queueMicrotask(() => {
      if (this.#segment === segment) this.#current = null;
    });
  }
}
