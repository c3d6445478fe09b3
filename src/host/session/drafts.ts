import type { Prediction } from "../../notebook/model.ts";
import { type Graph, GraphBuilder, kernelId } from "./graph.ts";
import type { Lints } from "./lints.ts";
import type { Work } from "./work.ts";
import type { WorkCell } from "./work-cell.ts";

/**
 * Two texts of a cell may differ for a moment: the *draft*, which is stored and shown, and the *applied* one, which the
 * kernel runs. Here they are kept apart, each with its graph.
 */
export class Drafts {
  readonly #work: Work;
  /** The predictions whose answer is shown: each runs its expression. */
  readonly #revealed: () => readonly Prediction[];
  readonly #lints: Lints;
  readonly #applied: Map<number, string>;
  readonly #builder: GraphBuilder;
  readonly #draftBuilder = new GraphBuilder();
  #graph: Graph | null = null;
  #shown: Graph | null = null;

  /** @param builder - may have compiled cells before */
  constructor(work: Work, revealed: () => readonly Prediction[], lints: Lints, builder: GraphBuilder) {
    this.#work = work;
    this.#builder = builder;
    this.#lints = lints;
    this.#revealed = revealed;
    this.#applied = new Map(work.cells.map(({ id, text }) => [id, text]));
  }

  /** The graph of what is applied. */
  get graph(): Graph {
    if (!this.#graph) {
      const cells = this.#work.cells.map((cell) => ({ ...cell, text: this.applied(cell.id) ?? cell.text }));
      this.#graph = this.#builder.build(cells, this.#revealed());
    }
    return this.#graph;
  }

  /** The graph of the drafts, as they were when it was last `reread`. */
  get shown(): Graph {
    this.#shown ??= this.reread();
    return this.#shown;
  }

  /** The faults of the drafts as they were last reread, and what lints find in them. */
  get problems(): Graph["problems"] {
    return this.#lints.problemsOf(this.shown, this.#work.cells, this.#work.language);
  }

  reread(): Graph {
    const isDirty = this.dirty.length > 0;
    this.#shown = isDirty ? this.#draftBuilder.build(this.#work.cells, this.#revealed()) : this.graph;
    return this.#shown;
  }

  get dirty(): readonly WorkCell[] {
    return this.#work.cells.filter(({ id }) => this.isDirty(id));
  }

  isDirty(cell: number): boolean {
    const found = this.#work.cell(cell);
    return found !== null && found.text !== this.#applied.get(cell);
  }

  applied(cell: number): string | null {
    return this.#applied.get(cell) ?? null;
  }

  /** Does the draft compile by itself? */
  parses({ id, mode }: WorkCell): boolean {
    return mode === "md" || (this.reread().cells.get(kernelId(id))?.ok ?? true);
  }

  /** Takes the drafts of these cells over, and says which texts changed. */
  apply(cells: readonly number[]): number[] {
    const changed = cells.filter((id) => this.isDirty(id));
    for (const id of changed) {
      const cell = this.#work.cell(id);
      if (cell) this.#applied.set(id, cell.text);
    }
    this.refresh();
    return changed;
  }

  /** Cells came or went: new ones are taken as they are. */
  adopt(): void {
    const there = new Set(this.#work.cells.map(({ id }) => id));
    for (const id of this.#applied.keys()) if (!there.has(id)) this.#applied.delete(id);
    this.apply(this.#work.cells.map(({ id }) => id).filter((id) => !this.#applied.has(id)));
  }

  /** Something other than the texts changed: language, predictions, the student's own cells. */
  refresh(): void {
    this.#graph = null;
    this.#shown = null;
  }
}
