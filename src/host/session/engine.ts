import type { JournalFact } from "../../grading/journal.ts";
import type { KernelEvent } from "../../kernel/client.ts";
import type { Prediction } from "../../notebook/model.ts";
import type { Clock } from "../storage/clock.ts";
import type { LabStore } from "../storage/lab-store.ts";
import type { Standing } from "./cell-state.ts";
import { Drafts } from "./drafts.ts";
import { cellOf, downstreamOf, type Graph, type GraphBuilder, kernelId } from "./graph.ts";
import { Held } from "./held.ts";
import { Interrupts } from "./interrupts.ts";
import { KernelCells } from "./kernel-cells.ts";
import { KernelLife } from "./kernel-life.ts";
import { Lints } from "./lints.ts";
import { Runs } from "./runs.ts";
import type { StartSandbox } from "./sandbox-port.ts";
import { Stops } from "./stops.ts";
import type { Work } from "./work.ts";

interface EngineOptions {
  readonly work: Work;
  readonly store: LabStore;
  readonly clock: Clock;
  readonly builder: GraphBuilder;
  readonly startSandbox: StartSandbox;
  readonly studentSeed: () => number;
  readonly dark: () => boolean;
  /** Cells that wait for a prediction. */
  readonly locked: () => readonly number[];
  readonly revealed: () => readonly Prediction[];
  /** These cells of the kernel have a new value, or a new reason for having none. */
  readonly onSettled: (ids: readonly string[]) => void;
  /** These cells of the kernel run now, or lost their kernel. */
  readonly onBegan: (ids: readonly string[]) => void;
  /** The kernel was brought up to date; what it does not hold sends no event. */
  readonly onSent: (isHeld: (cell: number) => boolean) => void;
  readonly onFact: (fact: JournalFact) => void;
  readonly onLeaveOutput: (cell: number, direction: 1 | -1) => void;
  /** `soon`: more is likely to follow at once. */
  readonly onChange: (when: "now" | "soon") => void;
}

const runAfterMs = 500;
const problemsAfterMs = 200;
/**
 * Brings the kernel to what the notebook says, and keeps it there. In reactive mode a draft that parses is applied 500 ms
 * after the last keystroke; in lazy mode only by `run`, and what depends on it then waits to be run too.
 */
export class Engine {
  readonly runs: Runs;
  readonly drafts: Drafts;
  readonly stops: Stops;
  readonly life: KernelLife;
  readonly #options: EngineOptions;
  readonly #cells: KernelCells;
  readonly #interrupts: Interrupts;
  readonly #held = new Held();
  /** Cells whose run the student asked for, by `run` or by editing: it is recorded. */
  readonly #asked = new Set<string>();
  #runMode: "reactive" | "lazy";
  #cancelRun: (() => void) | null = null;
  #cancelProblems: (() => void) | null = null;

  constructor(options: EngineOptions) {
    const { work, store, clock, startSandbox, studentSeed, dark } = options;
    this.#options = options;
    this.runs = new Runs(clock);
    this.drafts = new Drafts(work, options.revealed, new Lints(clock, () => options.onChange("now")), options.builder);
    this.stops = new Stops(work);
    this.#runMode = store.get("run-mode", "run-mode")?.mode ?? "reactive";
    if (this.#runMode === "lazy") this.#held.add(this.graph, this.graph.cells.keys());
    this.#cells = new KernelCells({
      store,
      clock,
      runs: this.runs,
      kernel: () => this.life.sandbox?.kernel ?? null,
      standing: () => this.#standingWith(this.#held.ids),
      onBegan: options.onBegan,
      onSent: (isHeld) => {
        options.onSent(isHeld);
        options.onChange("now");
      },
    });
    const how = () => ({ studentSeed: studentSeed(), language: work.language, dark: dark() });
    this.life = new KernelLife(startSandbox, how, clock, {
      onStart: () => this.#restore(),
      onEvent: (event) => this.#receive(event),
      onDeath: (cause) => this.#interrupts.died(cause),
      onChange: () => options.onChange("now"),
    });
    const { runs, drafts, stops, life } = this;
    this.#interrupts = new Interrupts({
      work,
      clock,
      runs,
      drafts,
      stops,
      life,
      onStopped: (id, durationMs) => this.#stopped(id, durationMs),
      onEnded: (ids) => {
        options.onSettled(ids);
        options.onChange("now");
      },
    });
  }

  get graph(): Graph {
    return this.drafts.graph;
  }

  get runMode(): "reactive" | "lazy" {
    return this.#runMode;
  }

  isHeld(cell: number): boolean {
    return this.#held.ids.has(kernelId(cell));
  }

  /** Does the kernel hold the cell with the text that is applied? What waits to be sent it does not. */
  holds(cell: number): boolean {
    return this.#cells.holds(kernelId(cell), this.graph);
  }

  /** How the cells stand, as they are shown: stale is what waits to be run, what was edited since, and what needs it. */
  get standing(): Standing {
    if (this.#runMode === "reactive") return this.#standingWith(this.#held.ids);
    const edited = this.drafts.dirty.map(({ id }) => kernelId(id));
    return this.#standingWith(new Set([...this.#held.ids, ...edited, ...downstreamOf(this.graph, edited)]));
  }

  // ---- the work changed ----

  /** A draft changed: its faults are shown soon, and it runs once the student pauses. */
  drafted(): void {
    const { clock, onChange } = this.#options;
    this.#cancelProblems?.();
    this.#cancelProblems = clock.after(problemsAfterMs, () => {
      this.drafts.reread();
      onChange("now");
    });
    this.#cancelRun?.();
    this.#cancelRun = this.#runMode === "lazy" ? null : clock.after(runAfterMs, () => this.#applyDrafts());
  }

  /** Cells came, went, or changed under the hands of another tab. */
  structureChanged(): void {
    this.drafts.adopt();
    this.sync();
    this.drafted();
  }

  /** What is locked or revealed changed. */
  refresh(): void {
    this.drafts.refresh();
    this.sync();
  }

  apply(cells: readonly number[]): void {
    this.stops.forget(this.drafts.apply(cells));
    if (this.#runMode === "lazy") this.#held.release(this.graph, cells);
    this.sync();
  }

  /** Cells were switched on or off. In lazy mode what is switched on waits to be run. */
  switched(cells: readonly number[]): void {
    const ids = cells.map(kernelId);
    if (this.#runMode === "lazy") this.#held.add(this.graph, [...ids, ...downstreamOf(this.graph, ids)]);
    this.sync();
  }

  /** Texts of the lab follow the page's language. What waits to be run goes on waiting. */
  translated(cells: readonly number[]): void {
    this.drafts.apply(cells);
    this.sync();
  }

  // ---- the student's wishes ----

  /** Runs these cells again; in lazy mode also what they need and waits. */
  run(...cells: readonly number[]): void {
    const ids = cells.map(kernelId);
    for (const cell of cells) {
      this.stops.lift(cell);
      this.#options.work.keepRun(cell);
    }
    let wanted = cells;
    if (this.#runMode === "lazy") {
      this.stops.forget(this.drafts.apply(cells));
      wanted = this.#held.neededFor(this.graph, cells, (cell) => this.drafts.isDirty(cell));
    }
    for (const id of ids) this.#asked.add(id);
    this.#cells.rerun(ids);
    this.apply(wanted);
  }

  /** Runs all that waits to be run, or was edited since it ran. */
  runStale(): void {
    const stale = [...this.standing.stale].filter((id) => kernelId(cellOf(id)) === id);
    this.run(...new Set([...stale.map(cellOf), ...this.drafts.dirty.map(({ id }) => id)]));
  }

  runAll(): void {
    const { work } = this.#options;
    for (const { id } of this.drafts.dirty) work.keepRun(id);
    for (const { id } of work.cells) this.stops.lift(id);
    this.drafts.apply(work.cells.map(({ id }) => id));
    this.#held.clear();
    this.#cells.rerun(this.graph.cells.keys());
    this.sync();
  }

  setRunMode(mode: "reactive" | "lazy"): void {
    this.#runMode = mode;
    this.#held.clear();
    this.#cancelRun?.();
    if (mode === "reactive") this.#applyDrafts();
    this.sync();
  }

  /** Ends what runs. */
  stop(): Promise<void> {
    return this.#interrupts.stop();
  }

  dispose(): void {
    this.#cells.dispose();
    this.#cancelRun?.();
    this.#cancelProblems?.();
    this.life.dispose();
  }

  // ---- towards the kernel ----

  /** Brings the kernel up to date, once the work is saved. */
  sync(): void {
    this.#cells.sync();
  }

  /** Runs every draft that parses; one that doesn't stays as it was, and what depends on it too. */
  #applyDrafts(): void {
    this.#cancelRun?.();
    this.#cancelRun = null;
    const { work, onChange } = this.#options;
    const ready = this.drafts.dirty.filter((cell) => this.drafts.parses(cell)).map(({ id }) => id);
    for (const id of ready) {
      this.#asked.add(kernelId(id));
      work.keepRun(id);
    }
    if (ready.length > 0) this.apply(ready);
    onChange("now");
  }

  #standingWith(stale: ReadonlySet<string>): Standing {
    const locked = new Set(this.#options.locked().map(kernelId));
    const disabled = new Set(this.#options.work.disabled.map(kernelId));
    return { graph: this.graph, runs: this.runs, locked, stopped: this.stops.ids, disabled, stale };
  }

  /** A fresh kernel: everything that may run runs again. */
  #restore(): void {
    const held = this.#cells.reset();
    this.runs.reset();
    this.#asked.clear();
    this.stops.foresee(null);
    this.#options.onBegan(held);
    this.sync();
  }

  // ---- from the kernel ----

  #receive(event: KernelEvent): void {
    const { onSettled, onBegan, onChange, onLeaveOutput } = this.#options;
    if (event.type === "unresponsive" || event.type === "responsive") {
      this.#foresee(event.type === "unresponsive" ? event.id : null);
      return;
    }
    if (event.type === "leave-output") onLeaveOutput(cellOf(event.id), event.direction);
    if (!this.runs.receive(event)) return;
    if (event.type === "pending") onBegan([event.id]);
    if (event.type === "fulfilled" || event.type === "rejected") {
      this.#ran(event.id, event.type === "fulfilled" ? "ok" : "failed", event.durationMs);
      onSettled([event.id]);
    }
    onChange("soon");
  }

  #foresee(id: string | null): void {
    const cell = id === null ? null : this.#options.work.cell(cellOf(id));
    this.stops.foresee(cell && { id: cell.id, text: this.drafts.applied(cell.id) ?? cell.text });
    this.#options.onChange("now");
  }

  #ran(id: string, state: "ok" | "failed", durationMs: number): void {
    const cell = cellOf(id);
    if (this.#asked.delete(id) && !this.stops.has(cell)) this.#options.onFact({ type: "ran", cell, state, durationMs });
  }

  #stopped(id: string, durationMs: number): void {
    this.#asked.delete(id);
    this.#options.onFact({ type: "ran", cell: cellOf(id), state: "stopped", durationMs });
  }
}
