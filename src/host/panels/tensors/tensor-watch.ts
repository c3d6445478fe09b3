import type { TapedEvent } from "../../session/event-tape.ts";
import { cellOf, type Graph } from "../../session/graph.ts";
import type { Clock } from "../../storage/clock.ts";
import { Bell } from "../bell.ts";

export interface TensorCount {
  readonly cell: number;
  readonly count: number;
  readonly bytes: number;
  readonly leaking: boolean;
}

/** So many runs in a row with more tensors each time are a leak. */
export const leakAfterRuns = 3;
/** The kernel tells its count 250 ms after a change: when nothing ran for longer, the last count still holds. */
const countHoldsAfterMs = 300;

interface Count {
  readonly count: number;
  readonly bytes: number;
}
interface Trail extends Count {
  /** How often in a row there were more. */
  readonly grew: number;
  /** The cell's code then. */
  readonly body: string;
}

/**
 * Tensors by cell, and which cells leak. Counts are compared at rest: when cells have run and none runs any more. A cell
 * **leaks** when, at each of three such rests in a row after it or a cell that uses it ran, it held more tensors than at
 * the rest before (or as many, but larger), while no cell that it needs had a new value and its own code was the same.
 * Rests after runs of others do not count, neither for nor against.
 */
export class TensorWatch {
  readonly #graph: () => Graph;
  readonly #bell: Bell;
  #counts = new Map<string, Count>();
  readonly #trails = new Map<string, Trail>();
  readonly #running = new Set<string>();
  /** Cells with a new value, or a new error, since the last rest. */
  readonly #settled = new Set<string>();
  #settledAt = Number.NEGATIVE_INFINITY;
  #countedAt = Number.NEGATIVE_INFINITY;
  #shown: readonly TensorCount[] | null = [];
  #backend = "";

  constructor(graph: () => Graph, after: Clock["after"]) {
    this.#graph = graph;
    this.#bell = new Bell(after);
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#bell.subscribe(listener);

  readonly get = (): readonly TensorCount[] => {
    this.#shown ??= this.#draw();
    return this.#shown;
  };

  /** Where tfjs computed what was counted last, as it names it; empty before that. */
  readonly backend = (): string => this.#backend;

  receive(event: TapedEvent): void {
    switch (event.type) {
      case "started":
        for (const part of [this.#counts, this.#trails, this.#running, this.#settled]) part.clear();
        this.#changed();
        return;
      case "pending": {
        const holds = this.#countedAt > this.#settledAt || event.at - this.#settledAt >= countHoldsAfterMs;
        if (holds) this.#rest();
        this.#running.add(event.id);
        return;
      }
      case "fulfilled":
      case "rejected":
        this.#running.delete(event.id);
        this.#settled.add(event.id);
        this.#settledAt = event.at;
        return;
      case "tensors":
        this.#backend = event.backend;
        this.#counts = new Map(event.cells.map(([id, count, bytes]) => [id, { count, bytes }]));
        this.#countedAt = event.at;
        this.#rest();
        this.#changed();
        return;
      default:
    }
  }

  /** Compares with the rest before, where cells have run since and none runs now. */
  #rest(): void {
    const { upstream, cells } = this.#graph();
    // A cell that was deleted while it ran never settles.
    for (const id of this.#running) if (!cells.has(id)) this.#running.delete(id);
    if (this.#running.size > 0 || this.#settled.size === 0) return;
    const touched = new Set(this.#settled);
    for (const id of this.#settled) for (const needed of upstream.get(id) ?? []) touched.add(needed);
    for (const id of this.#trails.keys()) if (!this.#counts.has(id)) this.#trails.delete(id);
    for (const [id, { count, bytes }] of this.#counts) {
      const before = this.#trails.get(id);
      if (before && !touched.has(id)) continue;
      const compiled = cells.get(id);
      const body = compiled?.ok ? compiled.cell.body : "";
      const isSame = before?.body === body && !(upstream.get(id) ?? []).some((needed) => this.#settled.has(needed));
      const isMore = before && (count > before.count || (count === before.count && bytes > before.bytes));
      this.#trails.set(id, { count, bytes, body, grew: isSame && isMore ? before.grew + 1 : 0 });
    }
    this.#settled.clear();
  }

  #draw(): readonly TensorCount[] {
    const byCell = new Map<number, TensorCount>();
    for (const [id, { count, bytes }] of this.#counts) {
      const cell = cellOf(id);
      const sum = byCell.get(cell);
      const leaking = (this.#trails.get(id)?.grew ?? 0) >= leakAfterRuns;
      byCell.set(cell, {
        cell,
        count: count + (sum?.count ?? 0),
        bytes: bytes + (sum?.bytes ?? 0),
        leaking: leaking || (sum?.leaking ?? false),
      });
    }
    return [...byCell.values()].sort((a, b) => b.bytes - a.bytes || a.cell - b.cell);
  }

  #changed(): void {
    this.#shown = null;
    this.#bell.ring();
  }
}
