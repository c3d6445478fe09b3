import type { CompiledCell } from "../../kernel/protocol.ts";
import type { Clock } from "../storage/clock.ts";
import type { LabStore } from "../storage/lab-store.ts";
import { type Standing, wishes } from "./cell-state.ts";
import { forKernel, type Graph, kernelId } from "./graph.ts";
import type { Runs } from "./runs.ts";
import { sameOr } from "./same-or.ts";
import type { SandboxPort } from "./sandbox-port.ts";

interface KernelCellsOptions {
  readonly store: LabStore;
  readonly clock: Clock;
  readonly runs: Runs;
  /** The kernel that lives now; null where none does. */
  readonly kernel: () => SandboxPort["kernel"] | null;
  /** How the cells stand now: what may run is what the kernel is to hold. */
  readonly standing: () => Standing;
  /** These cells of the kernel run now, or lost their kernel. */
  readonly onBegan: (ids: readonly string[]) => void;
  /** The kernel was brought up to date; what it does not hold sends no event. */
  readonly onSent: (isHeld: (cell: number) => boolean) => void;
}

const saveBeforeRunMs = 500;

/** What the kernel holds, and the sending of what differs from what it should hold. */
export class KernelCells {
  readonly #options: KernelCellsOptions;
  readonly #sent = new Map<string, CompiledCell>();
  /** Cells of which the kernel has the drawing alone. */
  readonly #frozen = new Set<string>();
  readonly #rerun = new Set<string>();
  #saving = false;
  #disposed = false;

  constructor(options: KernelCellsOptions) {
    this.#options = options;
  }

  /** Does the kernel hold the cell as it is in this graph? What waits to be sent it does not. */
  holds(id: string, graph: Graph): boolean {
    const held = this.#sent.get(id);
    const wanted = forKernel(graph, id);
    return held !== undefined && wanted !== null && sameOr(held, wanted) === held;
  }

  /** With the next sending these run again, also where nothing in them changed. */
  rerun(ids: Iterable<string>): void {
    for (const id of ids) this.#rerun.add(id);
  }

  /** The kernel is a fresh one: it holds nothing. Returns what the one before held. */
  reset(): readonly string[] {
    const held = [...this.#sent.keys()];
    this.#sent.clear();
    this.#frozen.clear();
    return held;
  }

  /** Sends what changed, after the work is saved: what runs next may take the page with it. */
  sync(): void {
    const { store, clock } = this.#options;
    if (this.#saving) return;
    if (store.clean || store.save === "failed") {
      this.#send();
      return;
    }
    this.#saving = true;
    const send = () => {
      if (!this.#saving || this.#disposed) return;
      this.#saving = false;
      this.#send();
    };
    // A store that is slow to answer must not keep a student from running.
    const cancel = clock.after(saveBeforeRunMs, send);
    void store.flush().then(() => {
      cancel();
      send();
    });
  }

  dispose(): void {
    this.#disposed = true;
  }

  #send(): void {
    const { runs, standing, onBegan, onSent } = this.#options;
    const kernel = this.#options.kernel();
    if (!kernel) return;
    const now = standing();
    const drawn = new Set([...this.#sent.keys(), ...this.#frozen]);
    const wished = wishes(now, drawn);
    const gone = [...drawn].filter((id) => (wished.get(id) ?? "drop") === "drop");
    const frozen = [...this.#sent.keys()].filter((id) => wished.get(id) === "freeze");
    const changed: CompiledCell[] = [];
    for (const [id, wish] of wished) {
      const cell = wish === "send" ? forKernel(now.graph, id) : null;
      const held = this.#sent.get(id);
      if (cell && held !== sameOr(held, cell)) changed.push(cell);
    }
    const ids = changed.map(({ id }) => id);
    const again = [...this.#rerun].filter((id) => wished.get(id) === "send" && !ids.includes(id));
    this.#rerun.clear();
    for (const id of [...gone, ...frozen]) this.#sent.delete(id);
    for (const id of frozen) this.#frozen.add(id);
    for (const id of [...gone, ...ids]) this.#frozen.delete(id);
    for (const cell of changed) this.#sent.set(cell.id, cell);
    runs.forget(gone);
    runs.freeze(frozen);
    runs.begin([...ids, ...again]);
    onBegan([...ids, ...again]);
    if (gone.length > 0) kernel.delete(gone);
    if (frozen.length > 0) kernel.freeze(frozen);
    if (changed.length > 0) kernel.define(changed);
    if (again.length > 0) kernel.run(again);
    onSent((cell) => wished.get(kernelId(cell)) === "send");
  }
}
